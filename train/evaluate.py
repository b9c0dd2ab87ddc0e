"""Cross-validation over documents: every document is read by a tagger that was trained without it."""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path
from typing import Sequence

import numpy as np
import torch

from data import Corpus, GoldSpan, add_options, label, read_data
from decode import Costs, decode_all, decode_argmax
from encoder import JAR, Base, Vocabulary, cut_to_characters, read_base
from scoring import Figures, Name, gold_names, list_records, measure, names_in_spans, report
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
        save_scores(out / f"fold{fold}.npz", kept)
        torch.save(tagger.state_dict(), out / f"fold{fold}.pt")
        for name, mentions in (
            ("argmax", [decode_argmax(rows) for rows in kept]),
            ("words", decode_all(test, kept)),
        ):
            found = names_in_spans(corpus.only(fold).spans, test, mentions)
            figures = measure(corpus.only(fold).spans, found, lambda _: set())
            print(f"fold {fold} epoch {epoch} {name:<7} {figures.all}", file=sys.stderr, flush=True)

    fit(training, base, vocabulary, recipe, after_epoch)


def save_scores(path: Path, scores: Sequence[np.ndarray]) -> None:
    """Scores of passages one below the other; `load_scores` takes them apart again."""
    np.savez(path, rows=np.concatenate(scores).astype(np.float16), lengths=[len(rows) for rows in scores])


def load_scores(path: Path) -> list[np.ndarray]:
    stored = np.load(path)
    ends = np.cumsum(stored["lengths"])[:-1]
    return np.split(stored["rows"].astype(np.float32), ends)


def names_seen(corpus: Corpus, fold: int) -> set[Name]:
    """The names that training without a fold has seen."""
    return {name for span in corpus.without(fold).spans for name in gold_names(span)}


def add_recipe_options(parser: argparse.ArgumentParser) -> None:
    """The options that make a recipe."""
    plain = Recipe()
    parser.add_argument("--base", type=Path, default=JAR, help="the jar with the base encoder")
    parser.add_argument("--epochs", type=int, default=plain.epochs)
    parser.add_argument("--batch", type=int, default=plain.batch)
    parser.add_argument("--dropout", type=float, default=plain.dropout)
    parser.add_argument("--smoothing", type=float, default=plain.smoothing, help="of the labels")
    parser.add_argument("--seed", type=int, default=plain.seed)
    parser.add_argument("--window", type=int, default=plain.windows.size, help="characters of a window")
    parser.add_argument("--headings", type=int, default=plain.windows.headings, help="characters of headings in front")
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
        smoothing=options.smoothing,
        seed=options.seed,
        freeze_words=not options.train_words,
        bf16=options.bf16,
        windows=WindowOptions(options.window, options.headings),
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    add_options(parser)
    add_recipe_options(parser)
    parser.add_argument("--folds", type=int, nargs="+", default=[0, 1, 2, 3, 4])
    parser.add_argument("--name", default="cross-validation", help="folder below --out for the scores")
    parser.add_argument("--kept", action="store_true", help="train nothing: report the scores kept in the folder")
    parser.add_argument("--records", type=Path, help="write the names found as records of plangraph extract")
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    corpus = read_data(options)
    folder = options.out / options.name
    folder.mkdir(parents=True, exist_ok=True)
    begun = time.monotonic()
    if not options.kept:
        base, vocabulary = cut_to_characters(read_base(options.base))
        for fold in options.folds:
            run_fold(corpus, fold, base, vocabulary, make_recipe(options), folder)
    minutes = (time.monotonic() - begun) / 60
    figures, records = kept_figures(corpus, options.folds, folder)
    print(f"{' '.join(sys.argv[1:])}\n{minutes:.1f} minutes\n{report(figures)}")
    if options.records:
        options.records.write_text("\n".join(records) + "\n", encoding="utf-8")


def kept_figures(corpus: Corpus, folds: Sequence[int], folder: Path) -> tuple[Figures, list[str]]:
    """The figures of the scores that are kept of some folds, decoded at words; and the names as records."""
    found: dict[str, set[Name]] = {}
    spans: list[GoldSpan] = []
    records: list[str] = []
    for fold in folds:
        part = corpus.only(fold)
        entries = label(part)
        mentions = decode_all(entries, load_scores(folder / f"fold{fold}.npz"), Costs())
        spans += part.spans
        found |= names_in_spans(part.spans, entries, mentions)
        records += list_records(entries, mentions)
    seen = {fold: names_seen(corpus, fold) for fold in folds}
    return measure(spans, found, lambda span: seen[span.fold]), records


if __name__ == "__main__":
    main()
