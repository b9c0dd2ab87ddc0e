"""How shares of rows become confidences, and how sure a name must be: fitted on the scores that a cross-validation kept."""

from __future__ import annotations

import argparse
import bisect
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from typing import Iterable, Sequence

import numpy as np

from data import TYPES, Corpus, GoldSpan, Labelled, Mention, add_options, fold, label, read_data
from decode import Costs, Lattice
from kept import fold_file, kept_folds, load_scores
from scoring import Counts, Figures, Name, gold_names, measure, names_in_spans, report

LEAST_SHARE = 0.05
"""Names that fewer of the rows of tags have are not looked at."""
MOST_SHARE = 1 - 1e-6


@dataclass(frozen=True)
class Decision:
    """confidence = 1 / (1 + exp(-(slope * logit(share) + intercept of the type))); names below `keep` are left out."""

    slope: float = 1.0
    intercepts: tuple[float, ...] = (0.0,) * len(TYPES)
    keep: float = 0.4

    def confidence(self, type_: str, share: float) -> float:
        score = self.slope * _logit(share) + self.intercepts[TYPES.index(type_)]
        return float(1 / (1 + np.exp(-score)))


Sure = tuple[Mention, float]
"""A name with its share of the rows, or with its confidence."""


@dataclass
class Reading:
    """The passages of some spans, with the names that the tagger looks at in each."""

    spans: Sequence[GoldSpan]
    entries: Sequence[Labelled]
    likely: list[list[Sure]]


def read_likely(
    spans: Sequence[GoldSpan], entries: Sequence[Labelled], scores: Sequence[np.ndarray], costs: Costs
) -> Reading:
    """The names that a tagger with these scores looks at."""
    likely = [Lattice(e.passage, rows, costs).likely(LEAST_SHARE) for e, rows in zip(entries, scores)]
    return Reading(spans, entries, likely)


def choose(looked: Iterable[Sure], decision: Decision) -> list[Sure]:
    """Of names that overlap those with the largest sum of confidence above `keep` (weighted interval scheduling)."""
    sure = ((mention, decision.confidence(mention.type, share)) for mention, share in looked)
    names = sorted((n for n in sure if n[1] > decision.keep), key=lambda n: (n[0].end, n[0].start))
    ends = [mention.end for mention, _ in names]
    before = [bisect.bisect_right(ends, mention.start) for mention, _ in names]
    sums = [0.0]
    for i, (_, confidence) in enumerate(names):
        sums.append(max(sums[i], sums[before[i]] + confidence - decision.keep))
    chosen: list[Sure] = []
    i = len(names)
    while i > 0:
        if sums[i] == sums[i - 1]:
            i -= 1
        else:
            chosen.append(names[i - 1])
            i = before[i - 1]
    return chosen[::-1]


def decide(reading: Reading, decision: Decision) -> list[list[Sure]]:
    """The names of every passage with their confidences."""
    return [choose(looked, decision) for looked in reading.likely]


def counts_of(reading: Reading, decision: Decision) -> Counts:
    names = [[mention for mention, _ in chosen] for chosen in decide(reading, decision)]
    found = names_in_spans(reading.spans, reading.entries, names)
    return measure(reading.spans, found, lambda _: set()).all


def judge(reading: Reading, names: Sequence[Sequence[Sure]]) -> list[tuple[Mention, float, bool]]:
    """Every name on the lines of a span, with its share or confidence and whether the gold has it."""
    gold: dict[str, list[tuple[GoldSpan, set[Name]]]] = defaultdict(list)
    for span in reading.spans:
        gold[span.file].append((span, gold_names(span)))
    judged: list[tuple[Mention, float, bool]] = []
    for entry, found in zip(reading.entries, names):
        for mention, sure in found:
            line = entry.passage.line_at(mention.start)
            name = (mention.type, fold(entry.passage.text[mention.start : mention.end]))
            for span, wanted in gold[entry.passage.file]:
                if span.from_line <= line <= span.to_line:
                    judged.append((mention, sure, name in wanted))
    return judged


def fit(readings: Sequence[Reading]) -> Decision:
    """The slope and intercepts that make the gold likeliest, then the `keep` of the best F1."""
    judged = [one for reading in readings for one in judge(reading, reading.likely)]
    rows = np.zeros((len(judged), 1 + len(TYPES)))
    rows[:, 0] = [_logit(share) for _, share, _ in judged]
    rows[np.arange(len(judged)), [1 + TYPES.index(mention.type) for mention, _, _ in judged]] = 1
    weights = _fit_logistic(rows, np.array([right for _, _, right in judged], float))
    fitted = [round(float(weight), 3) for weight in weights]
    decisions = [
        Decision(fitted[0], tuple(fitted[1:]), round(float(keep), 3)) for keep in np.arange(0.3, 0.5001, 0.025)
    ]
    return max(decisions, key=lambda decision: _total(readings, decision).f1)


def _total(readings: Sequence[Reading], decision: Decision) -> Counts:
    total = Counts()
    for reading in readings:
        total += counts_of(reading, decision)
    return total


def _logit(share: float) -> float:
    share = min(share, MOST_SHARE)
    return float(np.log(share / (1 - share)))


def _fit_logistic(rows: np.ndarray, right: np.ndarray, penalty: float = 1.0) -> np.ndarray:
    """Newton's method on the penalised likelihood."""
    weights = np.zeros(rows.shape[1])
    for _ in range(30):
        chance = 1 / (1 + np.exp(-rows @ weights))
        slope = rows.T @ (right - chance) - penalty * weights
        curve = (rows * (chance * (1 - chance))[:, None]).T @ rows + penalty * np.eye(rows.shape[1])
        weights += np.linalg.solve(curve, slope)
    return weights


@dataclass
class Reliability:
    """Names by the tenth of their confidence: how many there are and how many are right."""

    found: list[int] = field(default_factory=lambda: [0] * 10)
    right: list[int] = field(default_factory=lambda: [0] * 10)

    def add(self, judged: Iterable[tuple[Mention, float, bool]]) -> None:
        for _, confidence, right in judged:
            tenth = min(9, int(10 * confidence))
            self.found[tenth] += 1
            self.right[tenth] += right

    def rows(self) -> list[tuple[str, float, int]]:
        """Bounds, per cent right, and number of names; tenths without names are left out."""
        return [
            (f"{i / 10:.1f}-{(i + 1) / 10:.1f}", 100 * right / found, found)
            for i, (found, right) in enumerate(zip(self.found, self.right))
            if found
        ]


@dataclass(frozen=True)
class Evaluation:
    """What a cross-validation says: every fold is decided by what was fitted on the others."""

    folds: tuple[int, ...]
    figures: Figures
    reliability: Reliability
    decision: Decision
    """Fitted on all folds: for the product."""

    def __str__(self) -> str:
        lines = [f"confidence {bounds}  right {right:5.1f} of {n}" for bounds, right, n in self.reliability.rows()]
        return "\n".join([report(self.figures), *lines, str(self.decision)])


def evaluate_kept(corpus: Corpus, readings: dict[int, Reading]) -> Evaluation:
    """Figures of all folds, each decided by what was fitted on the others; with one fold alone by itself."""
    found: dict[str, set[Name]] = {}
    reliability = Reliability()
    for test, reading in readings.items():
        others = [other for fold_, other in readings.items() if fold_ != test] or [reading]
        chosen = decide(reading, fit(others))
        reliability.add(judge(reading, chosen))
        names = [[mention for mention, _ in one] for one in chosen]
        found |= names_in_spans(reading.spans, reading.entries, names)
    spans = [span for reading in readings.values() for span in reading.spans]
    seen = {
        test: {name for span in corpus.without(test).spans for name in gold_names(span)} for test in readings
    }
    figures = measure(spans, found, lambda span: seen[span.fold])
    return Evaluation(tuple(readings), figures, reliability, fit(list(readings.values())))


def kept_readings(corpus: Corpus, folder: Path) -> dict[int, Reading]:
    """By fold what the scores in a folder say of its passages."""
    readings: dict[int, Reading] = {}
    for test in kept_folds(folder):
        part = corpus.only(test)
        readings[test] = read_likely(part.spans, label(part), *load_scores(fold_file(folder, test)))
    return readings


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    add_options(parser)
    parser.add_argument("--name", default="cross-validation", help="folder below --out with the scores")
    options = parser.parse_args()
    corpus = read_data(options)
    folder: Path = options.out / options.name
    evaluation = evaluate_kept(corpus, kept_readings(corpus, folder))
    print(evaluation)


if __name__ == "__main__":
    main()
