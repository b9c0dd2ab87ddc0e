"""Cross-validation over documents: every document is read by a tagger that was trained without it."""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path
from typing import Sequence

import torch
from torch import Tensor

from data import Corpus, add_options, label, read_data
from decide import evaluate_kept, kept_readings
from decode import costs_of, decode_all
from encoder import JAR, Base, Vocabulary, cut_to_characters, make_encoder, read_base
from kept import fold_file, save_scores
from scoring import measure, names_in_spans
from tagger import Recipe, Tagger, fit, runner, score
from windows import WindowOptions


FOLD = "{fold}"


def run_fold(corpus: Corpus, fold: int, options: argparse.Namespace, out: Path) -> None:
    """Trains without a fold and scores its passages. After every epoch the figures are logged and the scores kept in
    `out`, so that ways of decoding can be compared without training again."""
    recipe = make_recipe(options)
    base, vocabulary = read_named_base(options.base, fold)
    start = mean_of(options.start, fold)
    training, test = label(corpus.without(fold)), label(corpus.only(fold))

    def after_epoch(epoch: int, tagger: Tagger) -> None:
        kept = score(test, runner(tagger), vocabulary, recipe.windows)
        costs = costs_of(tagger)
        save_scores(fold_file(out, fold), kept, costs)
        torch.save(tagger.state_dict(), out / f"fold{fold}.pt")
        found = names_in_spans(corpus.only(fold).spans, test, decode_all(test, kept, costs))
        figures = measure(corpus.only(fold).spans, found, lambda _: set())
        print(f"fold {fold} epoch {epoch} {figures.all}", file=sys.stderr, flush=True)

    teachers = read_teachers(options, fold, base)
    fit(training, base, vocabulary, recipe, start=start, teachers=teachers, after_epoch=after_epoch)


def path_for(path: Path, fold: int | str) -> Path:
    """The path of a fold, where its name holds FOLD."""
    return Path(str(path).replace(FOLD, str(fold)))


def read_named_base(path: Path, fold: int | str) -> tuple[Base, Vocabulary]:
    """The base in a file whose name may hold FOLD for the fold whose text it has not seen."""
    return cut_to_characters(read_base(path_for(path, fold)))


def read_teachers(options: argparse.Namespace, fold: int | str, base: Base) -> list[Tagger]:
    """Taggers of the shape of `base` with the weights in files, whose names may hold FOLD.

    Raises SystemExit where there are teachers whose word does not count, or none to be heard.
    """
    if bool(options.teachers) != (options.taught > 0):
        raise SystemExit("--teachers and --taught go together: weights of taggers, and what share of the loss is theirs")
    teachers = [Tagger(make_encoder(base)) for _ in options.teachers]
    for teacher, path in zip(teachers, options.teachers):
        teacher.load_state_dict(torch.load(path_for(path, fold), weights_only=True))
    return teachers


def mean_of(paths: Sequence[Path], fold: int | str) -> dict[str, Tensor] | None:
    """The mean of the weights of taggers, whose names may hold FOLD; none where there are none."""
    states = [torch.load(path_for(path, fold), weights_only=True) for path in paths]
    return {name: torch.stack([s[name].float() for s in states]).mean(0) for name in states[0]} if states else None


def add_recipe_options(parser: argparse.ArgumentParser) -> None:
    """The options that make a recipe."""
    plain = Recipe()
    parser.add_argument("--base", type=Path, default=JAR, help="the jar with the base encoder, or what pretrain.py wrote; {fold} in its name is the fold")
    parser.add_argument("--start", type=Path, nargs="*", default=[], help="weights of taggers (.pt) from whose mean training starts; {fold} likewise")
    parser.add_argument("--teachers", type=Path, nargs="*", default=[], help="weights of taggers (.pt) that teach; {fold} likewise")
    parser.add_argument("--taught", type=float, default=plain.taught, help="share of the loss that is the teachers'")
    parser.add_argument("--epochs", type=int, default=plain.epochs)
    parser.add_argument("--batch", type=int, default=plain.batch)
    parser.add_argument("--dropout", type=float, default=plain.dropout)
    parser.add_argument("--seed", type=int, default=plain.seed)
    parser.add_argument("--window", type=int, default=plain.windows.size, help="characters of a window")
    for rate in ("encoder", "head", "mark", "chain"):
        parser.add_argument(f"--{rate}-rate", type=float, default=getattr(plain, f"{rate}_rate"))
    parser.add_argument("--replaced", type=float, default=plain.replaced, help="share of names replaced by others of their type")
    parser.add_argument("--consistency", type=float, default=plain.consistency, help="weight of what two readings differ in; 0 reads once")
    parser.add_argument("--averaged", type=float, default=plain.averaged, help="weight of the past in the mean of the weights")
    parser.add_argument("--train-words", action="store_true", help="train the embeddings of characters too")
    parser.add_argument("--bf16", action="store_true", help="products in bfloat16: twice as fast where it is known")
    parser.add_argument("--threads", type=int, default=2)


def make_recipe(options: argparse.Namespace) -> Recipe:
    return Recipe(
        epochs=options.epochs,
        batch=options.batch,
        encoder_rate=options.encoder_rate,
        head_rate=options.head_rate,
        mark_rate=options.mark_rate,
        chain_rate=options.chain_rate,
        dropout=options.dropout,
        replaced=options.replaced,
        consistency=options.consistency,
        taught=options.taught,
        averaged=options.averaged,
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
    for fold in options.folds:
        run_fold(corpus, fold, options, folder)
    minutes = (time.monotonic() - begun) / 60
    print(f"{' '.join(sys.argv[1:])}\n{minutes:.1f} minutes\n{evaluate_kept(corpus, kept_readings(corpus, folder))}")


if __name__ == "__main__":
    main()
