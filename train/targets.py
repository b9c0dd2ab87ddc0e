"""The target model: whether a number that the product can name is one that the plan wants reached, from what the product says
is true of it (`plangraph numbers`). One logistic regression, cross-validated over documents; writes models/targets.json and its card."""

from __future__ import annotations

import argparse
import datetime
import json
import subprocess
from collections import Counter, defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import Mapping, Sequence

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from data import FOLDS, add_options, deal_folds, read_lines
from pairs import Bar, Counts, tell_reliability

STRENGTH = 0.1
"""Inverse of the penalty on squared weights."""
SEEN = 3
"""Features that fewer numbers have are left out."""
SMALLEST = 0.01
"""Weights below it are left out of the model."""
BARS = np.arange(0.5, 0.85, 0.05)
"""What is more likely none than one is never kept."""
OWN = "own"
"""The numbers that we annotated, on lines that nobody had read when the forms were written."""


@dataclass(frozen=True)
class Number:
    """A number that the product names. `target`: whether it is one by the gold; None on lines that nobody annotated."""

    source: str
    file: str
    fold: int
    features: tuple[str, ...]
    opens: bool
    """Nothing that the rules know speaks against it: their decision."""
    target: bool | None


@dataclass(frozen=True)
class Weights:
    intercept: float
    of: Mapping[str, float]

    def score(self, numbers: Sequence[Number]) -> np.ndarray:
        return np.array([self.intercept + sum(self.of.get(f, 0) for f in n.features) for n in numbers])


# -- what is learned from --


class Gold:
    """The annotated numbers of a folder: all targets of the lines that its cover names. Each is given to one number."""

    def __init__(self, folder: Path):
        self.rows = read_lines(folder / "targets.jsonl")
        self.covers = json.loads((folder / "targets.cover.json").read_text(encoding="utf-8"))
        self._lines: dict[str, set[int]] = defaultdict(set)
        for cover in self.covers:
            self._lines[cover["file"]].update(range(cover["fromLine"], cover["toLine"] + 1))
        self._waiting: dict[tuple[str, int], list[dict]] = defaultdict(list)
        for row in self.rows:
            self._waiting[row["file"], row["line"]].append(row)

    def is_target(self, record: dict) -> bool | None:
        if record["line"] not in self._lines[record["file"]]:
            return None
        for away in (0, 1, -1):
            waiting = self._waiting[record["file"], record["line"] + away]
            hit = next((row for row in waiting if _is_same(row, record)), None)
            if hit:
                waiting.remove(hit)
                return True
        return False


def _is_same(row: dict, record: dict) -> bool:
    unit = lambda text: (text or "").replace("％", "%")
    return row["value"] is not None and abs(row["value"] - record["value"]) < 1e-6 * max(1, abs(record["value"])) and unit(row["unit"]) == unit(record["unit"])


class OwnNumbers:
    """Our own annotation: numbers one by one, by file, line and words, in the order of the line."""

    def __init__(self, path: Path):
        self.rows = read_lines(path)
        self._waiting: dict[tuple[str, int, str], list[bool]] = defaultdict(list)
        for row in self.rows:
            self._waiting[row["file"], row["line"], row["words"]].append(row["target"])

    def is_target(self, record: dict) -> bool | None:
        waiting = self._waiting.get((record["file"], record["line"], "".join(record["words"].split())))
        return waiting.pop(0) if waiting else None


def list_numbers(texts: Path, command: Sequence[str]) -> list[dict]:
    files = sorted(str(path) for path in texts.glob("*.txt"))
    printed = subprocess.run([*command, "numbers", *files], check=True, capture_output=True, text=True).stdout
    return [json.loads(line) for line in printed.splitlines()]


def read_numbers(source: str, folder: Path, texts: Path, own: OwnNumbers, command: Sequence[str]) -> tuple[list[Number], Gold]:
    spans = read_lines(folder / "spans.jsonl")
    dealt = deal_folds(spans)
    folds = {row["file"]: row.get("fold", dealt[row["file"]]) for row in spans}
    gold = Gold(folder)
    numbers = []
    for record in list_numbers(texts, command):
        ours = own.is_target(record)
        target = gold.is_target(record) if ours is None else ours
        features = tuple(record["features"])
        numbers.append(Number(source if ours is None else OWN, record["file"], folds.get(record["file"], FOLDS - 1), features, "open:true" in features, target))
    return [number for number in numbers if number.target is not None], gold


# -- what is learned --


def fit(numbers: Sequence[Number]) -> Weights:
    seen = Counter(feature for number in numbers for feature in number.features)
    known = {feature: i for i, feature in enumerate(sorted(f for f, n in seen.items() if n >= SEEN))}
    columns: list[int] = []
    ends = [0]
    for number in numbers:
        columns += sorted(known[f] for f in number.features if f in known)
        ends.append(len(columns))
    matrix = csr_matrix((np.ones(len(columns)), columns, ends), shape=(len(numbers), len(known)))
    model = LogisticRegression(C=STRENGTH, solver="liblinear", max_iter=300).fit(matrix, [n.target for n in numbers])
    weights = {f: round(float(model.coef_[0][i]), 3) for f, i in known.items() if abs(model.coef_[0][i]) >= SMALLEST}
    return Weights(round(float(model.intercept_[0]), 3), weights)


def set_bar(numbers: Sequence[Number], scores: np.ndarray, missed: int) -> Bar:
    """The calibration of scores that other folds gave, and the bar with the best figure; `missed` targets have no number."""
    targets = np.array([n.target for n in numbers])
    line = LogisticRegression(C=1e6).fit(scores.reshape(-1, 1), targets)
    bar = Bar(round(float(line.coef_[0][0]), 4), round(float(line.intercept_[0]), 4), 0)
    confidence = bar.confidence(scores)

    def figure(keep: float) -> float:
        found = confidence >= keep
        right = int((found & targets).sum())
        precision, recall = right / max(1, int(found.sum())), right / (int(targets.sum()) + missed)
        return 2 * precision * recall / max(1e-9, precision + recall)

    return Bar(bar.slope, bar.shift, round(float(max(BARS, key=figure)), 2))


# -- what is told of it --


CARD = """# The target model

Decides whether a number of a plan is one that it wants reached, or a past value, a subsidy, a threshold, a deadline, the size of one project. One logistic regression over features that can be read (`plangraph numbers` prints them): the words around the number, its clause and the clauses beside it, unit, headings, years, the form that names what it measures, and what the rules of `graph/rules/targets.yaml` say against it. Trained on {date} by `train/targets.py`.

Figures are cross-validated over documents; weights, calibration and bar of a document's fold come from the other folds. “By rules” is what nothing in the rules speaks against. The rules were written with the gold in sight: what they reach there says nothing; *own* are {own} numbers of lines that nobody had read by then.

| | P | R | F1 | found | gold |
|---|---|---|---|---|---|
{table}

## Reliability

Of all numbers that the product can name, by confidence:

{reliability}

Kept from {keep} on (the bar with the best F, of those above a half). Not to be used on texts of other kinds than policy plans.
"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    add_options(parser)
    parser.add_argument("--models", type=Path, help="where the model is written; by default models/ below --out")
    options = parser.parse_args()
    own = OwnNumbers(options.own / "numbers.jsonl")
    sources = [("seeds", options.gold, options.seeds), ("cities", options.cities, options.cities), ("corpus", options.corpus, options.corpus / "docs")]
    numbers: list[Number] = []
    gold_of = {OWN: sum(row["target"] for row in own.rows)}
    for source, folder, texts in sources:
        read, gold = read_numbers(source, folder, texts, own, options.plangraph.split())
        numbers += read
        gold_of[source] = len(gold.rows)
    targets = np.array([n.target for n in numbers])
    folds = np.array([n.fold for n in numbers])
    missed = sum(gold_of.values()) - int(targets.sum())

    scores = np.zeros(len(numbers))
    for fold in range(FOLDS):
        rest = fit([n for n in numbers if n.fold != fold])
        scores[folds == fold] = rest.score([n for n in numbers if n.fold == fold])
    kept = np.zeros(len(numbers), dtype=bool)
    confidences = np.zeros(len(numbers))
    for fold in range(FOLDS):
        bar = set_bar([n for n in numbers if n.fold != fold], scores[folds != fold], missed)
        confidences[folds == fold] = bar.confidence(scores[folds == fold])
        kept[folds == fold] = confidences[folds == fold] >= bar.keep

    table = []
    opens = np.array([n.opens for n in numbers])
    for source in (*(name for name, *_ in sources), OWN):
        here = np.array([n.source == source for n in numbers])
        for name, found in ((f"{source}, by rules", opens), (source, kept)):
            counts = Counts(int((here & found & targets).sum()), int((here & found).sum()), gold_of[source])
            table.append(f"| {name} | {counts} |")
    bar = set_bar(numbers, scores, missed)
    model = fit(numbers)
    date = datetime.date.today().isoformat()
    models: Path = options.models or options.out / "models"
    models.mkdir(parents=True, exist_ok=True)
    described = {"date": date, "intercept": model.intercept, "slope": bar.slope, "shift": bar.shift, "keep": bar.keep, "weights": model.of}
    (models / "targets.json").write_text(json.dumps(described, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")
    card = CARD.format(date=date, own=len(own.rows), table="\n".join(table), reliability=tell_reliability(list(zip(targets, confidences))), keep=bar.keep)
    (models / "targets.md").write_text(card, encoding="utf-8")
    print(card)


if __name__ == "__main__":
    main()
