"""Ways of decoding, compared on the scores that a cross-validation has kept."""

from __future__ import annotations

import argparse
from dataclasses import dataclass, field
from pathlib import Path
from typing import Callable, Sequence

import numpy as np

from data import Corpus, GoldSpan, Labelled, Mention, add_options, fold, label, read_data
from decode import Again, Costs, agree_in_lists, confidence, decode_all, decode_argmax, raise_known
from evaluate import load_scores
from scoring import Counts, Name, gold_names, measure, names_in_spans

Entries = Sequence[Labelled]
Scores = Sequence[np.ndarray]
Decoder = Callable[[Entries, Scores], list[list[Mention]]]


def argmax(_: Entries, scores: Scores) -> list[list[Mention]]:
    return [decode_argmax(rows) for rows in scores]


def with_costs(start: float) -> Decoder:
    return lambda entries, scores: decode_all(entries, scores, Costs(start))


def with_split(split: float) -> Decoder:
    return lambda entries, scores: decode_all(entries, scores, Costs(split=split))


def with_lists(weight: float) -> Decoder:
    def decode(entries: Entries, scores: Scores) -> list[list[Mention]]:
        found = decode_all(entries, scores)
        return [agree_in_lists(e.passage, rows, ms, weight) for e, rows, ms in zip(entries, scores, found)]

    return decode


def with_document(again: Again) -> Decoder:
    def decode(entries: Entries, scores: Scores) -> list[list[Mention]]:
        raised = raise_known(entries, scores, decode_all(entries, scores), again)
        return decode_all(entries, raised)

    return decode


DECODERS: dict[str, Decoder] = {
    "argmax": argmax,
    "words": with_costs(0.0),
    **{f"start {cost:+}": with_costs(cost) for cost in (-1.5, -1.0, -0.5, 0.5, 1.0)},
    **{f"split {cost}": with_split(cost) for cost in (0.0, 1.0, 2.0, 4.0, 8.0)},
    **{f"lists {weight}": with_lists(weight) for weight in (0.3, 1.0)},
    **{
        f"again {sure} {bonus} {shortest}": with_document(Again(sure, bonus, shortest))
        for sure in (0.8, 0.95)
        for bonus in (2.0, 5.0)
        for shortest in (3, 4)
    },
}


@dataclass
class Bins:
    """Mentions by the tenth of their confidence: how many there are and how many are right."""

    found: list[int] = field(default_factory=lambda: [0] * 10)
    right: list[int] = field(default_factory=lambda: [0] * 10)

    def add(self, part: Corpus, entries: Entries, scores: Scores) -> None:
        gold: dict[str, list[tuple[GoldSpan, set[Name]]]] = {}
        for span in part.spans:
            gold.setdefault(span.file, []).append((span, gold_names(span)))
        for entry, rows, mentions in zip(entries, scores, decode_all(entries, scores)):
            for mention in mentions:
                line = entry.passage.line_at(mention.start)
                name = (mention.type, fold(entry.passage.text[mention.start : mention.end]))
                for span, names in gold[entry.passage.file]:
                    if span.from_line <= line <= span.to_line:
                        tenth = min(9, int(10 * confidence(rows, mention)))
                        self.found[tenth] += 1
                        self.right[tenth] += name in names

    def __str__(self) -> str:
        return "\n".join(
            f"confidence {i / 10:.1f}-{(i + 1) / 10:.1f}  right {100 * right / max(1, found):5.1f} of {found}"
            for i, (found, right) in enumerate(zip(self.found, self.right))
        )


def compare(corpus: Corpus, folder: Path) -> None:
    """Prints for each decoder its counts over all folds whose scores are in the folder."""
    bins = Bins()
    totals = {name: Counts() for name in DECODERS}
    for path in sorted(folder.glob("fold*.npz")):
        part = corpus.only(int(path.stem.removeprefix("fold")))
        entries, scores = label(part), load_scores(path)
        bins.add(part, entries, scores)
        for name, decode in DECODERS.items():
            found = names_in_spans(part.spans, entries, decode(entries, scores))
            counts = measure(part.spans, found, lambda _: set()).all
            totals[name] += counts
    for name, counts in totals.items():
        print(f"{name:<18}{counts}")
    print(bins)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    add_options(parser)
    parser.add_argument("--name", default="cross-validation", help="folder below --out with the scores")
    options = parser.parse_args()
    compare(read_data(options), options.out / options.name)
