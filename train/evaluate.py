"""Cross-validation over documents: every document is read by a tagger that was trained without it."""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

import torch

from data import Corpus, add_options, label, read_data
from decide import evaluate_kept, kept_readings
from decode import costs_of, decode_all
from encoder import JAR, Base, Vocabulary, cut_to_characters, read_base
from kept import fold_file, save_scores
from scoring import measure, names_in_spans
from tagger import Recipe, Tagger, fit, runner, score
from windows import WindowOptions


def run_fold(
    corpus: Corpus, fold: int, base: Base, vocabulary: Vocabulary, recipe: Recipe, out: Path
) -> None:
    """Trains without a fold and scores its passages. After every epoch the figures are logged and the scores kept in
    `out`, so that ways of decoding can be compared without training again."""
    training, test = label(corpus.without(fold)), label(corpus.only(fold))

    def after_epoch(epoch: int, tagger: Tagger) -> None:
        kept = score(test, runner(tagger), vocabulary, recipe.windows)
        costs = costs_of(tagger)
        save_scores(fold_file(out, fold), kept, costs)
        torch.save(tagger.state_dict(), out / f"fold{fold}.pt")
        found = names_in_spans(corpus.only(fold).spans, test, decode_all(test, kept, costs))
        figures = measure(corpus.only(fold).spans, found, lambda _: set())
        print(f"fold {fold} epoch {epoch} {figures.all}", file=sys.stderr, flush=True)

    fit(training, base, vocabulary, recipe, after_epoch)


def add_recipe_options(parser: argparse.ArgumentParser) -> None:
    """The options that make a recipe."""
    plain = Recipe()
    parser.add_argument("--base", type=Path, default=JAR, help="the jar with the base encoder")
    parser.add_argument("--epochs", type=int, default=plain.epochs)
    parser.add_argument("--batch", type=int, default=plain.batch)
    parser.add_argument("--dropout", type=float, default=plain.dropout)
    parser.add_argument("--seed", type=int, default=plain.seed)
    parser.add_argument("--window", type=int, default=plain.windows.size, help="characters of a window")
    parser.add_argument("--encoder-rate", type=float, default=plain.encoder_rate)
    parser.add_argument("--train-words", action="store_true", help="train the embeddings of characters too")
    parser.add_argument("--bf16", action="store_true", help="products in bfloat16: twice as fast where it is known")
    parser.add_argument("--threads", type=int, default=2)


def make_recipe(options: argparse.Namespace) -> Recipe:
    return Recipe(
        epochs=options.epochs,
        batch=options.batch,
        encoder_rate=options.encoder_rate,
        dropout=options.dropout,
        seed=options.seed,
        freeze_words=not options.train_words,
        bf16=options.bf16,
        windows=WindowOptions(options.window),
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    add_options(parser)
    add_recipe_options(parser)
    parser.add_argument("--folds", type=int, nargs="+", default=[0, 1, 2, 3, 4])
    parser.add_argument("--name", default="cross-validation", help="folder below --out for the scores")
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    corpus = read_data(options)
    folder = options.out / options.name
    folder.mkdir(parents=True, exist_ok=True)
    begun = time.monotonic()
    base, vocabulary = cut_to_characters(read_base(options.base))
    for fold in options.folds:
        run_fold(corpus, fold, base, vocabulary, make_recipe(options), folder)
    minutes = (time.monotonic() - begun) / 60
    print(f"{' '.join(sys.argv[1:])}\n{minutes:.1f} minutes\n{evaluate_kept(corpus, kept_readings(corpus, folder))}")


if __name__ == "__main__":
    main()
