"""How a pair stands among the other pairs of its passage, and the decision trees that weigh it: the second stage of the
pair model. The numbers are those of src/ingest/extract/relations/rivals.ts, in its order."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass
from typing import Hashable, Iterable, Mapping, Protocol, Sequence

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier

ABSENT = -12.0
UNMEASURED = -1.0
TREES = 80
SHARED = 1
"""Where the shared score stands in a row."""
STANDING = 17
"""Numbers that say how a pair stands; its measures stand behind them."""
RISING = [1, 1, *[0] * (STANDING - 3), 1]
"""A pair with a higher score of its own is never less likely, whatever its rivals: without it the trees learn single documents."""
PLACES = {"together": 0, "heading": 1, "before": 2}
Ends = tuple[str, str]


class Standing(Protocol):
    """What is read of a pair; a board is a passage in a span."""

    predicate: str
    place: str
    away: int
    ends: Ends
    measures: Mapping[str, float]

    @property
    def board(self) -> Hashable: ...


class Ranking:
    """The shared scores of some pairs, all of them and by their two ends, in ascending order."""

    def __init__(self, members: Iterable[tuple[Ends, float]]) -> None:
        self.by_ends: dict[Ends, list[float]] = defaultdict(list)
        for ends, score in members:
            self.by_ends[ends].append(score)
        for scores in self.by_ends.values():
            scores.sort()
        self.ranked = sorted((scores[-1], ends) for ends, scores in self.by_ends.items())
        self.all = sorted(score for scores in self.by_ends.values() for score in scores)

    def best_of(self, ends: Ends) -> float:
        return self.by_ends[ends][-1] if ends in self.by_ends else ABSENT

    def others(self, ends: Ends, score: float) -> tuple[float, int, int]:
        """Of the pairs with other ends: the best score, how many have more than `score`, and how many there are."""
        same = self.by_ends[ends]
        count = len(self.all) - len(same)
        if count == 0:
            return ABSENT, 0, 0
        best = self.ranked[-1] if self.ranked[-1][1] != ends else self.ranked[-2]
        return best[0], _above(self.all, score) - _above(same, score), count


def _above(ascending: Sequence[float], score: float) -> int:
    return len(ascending) - bisect_right(ascending, score)


def names_of_measures(pairs: Iterable[Standing]) -> list[str]:
    """What is measured of any pair."""
    return sorted({name for pair in pairs for name in pair.measures})


def measure_pairs(pairs: Sequence[Standing], names: Sequence[str]) -> np.ndarray:
    """One row for each pair, one column for each measure."""
    return np.array([[pair.measures.get(name, UNMEASURED) for name in names] for pair in pairs], float)


def compare_rivals(pairs: Sequence[Standing], own: np.ndarray, shared: np.ndarray) -> np.ndarray:
    """One row for each pair, of STANDING numbers."""
    boards: dict[Hashable, list[int]] = defaultdict(list)
    for i, pair in enumerate(pairs):
        boards[pair.board].append(i)
    rows = np.zeros((len(pairs), STANDING))
    for members in boards.values():
        _fill(rows, pairs, members, (own, shared))
    return rows


def _fill(rows: np.ndarray, pairs: Sequence[Standing], members: Sequence[int], scores: tuple[np.ndarray, np.ndarray]) -> None:
    own, shared = scores

    def rank(key) -> dict[Hashable, Ranking]:
        groups: dict[Hashable, list[tuple[Ends, float]]] = defaultdict(list)
        for i in members:
            groups[key(pairs[i])].append((pairs[i].ends, float(shared[i])))
        return {value: Ranking(group) for value, group in groups.items()}

    by_object = rank(lambda pair: (pair.predicate, pair.ends[1]))
    by_subject = rank(lambda pair: (pair.predicate, pair.ends[0]))
    by_predicate = rank(lambda pair: pair.predicate)

    def elsewhere(rankings: dict[Hashable, Ranking], predicate: str, name: str) -> float:
        others = (p for p in by_predicate if p != predicate and (p, name) in rankings)
        return max((rankings[p, name].all[-1] for p in others), default=ABSENT)

    for i in members:
        pair, score = pairs[i], float(shared[i])
        predicate, (subject, object_) = pair.predicate, pair.ends
        reverse = by_subject.get((predicate, object_))
        rows[i] = [
            own[i],
            score,
            *by_object[predicate, object_].others(pair.ends, score),
            *by_subject[predicate, subject].others(pair.ends, score),
            reverse.best_of((object_, subject)) if reverse else ABSENT,
            max(ABSENT, elsewhere(by_object, predicate, object_)),
            max(ABSENT, elsewhere(by_subject, predicate, subject)),
            *by_predicate[predicate].others(pair.ends, score),
            pair.away,
            PLACES[pair.place],
            by_object[predicate, object_].best_of(pair.ends),
        ]


# -- the trees --


@dataclass(frozen=True)
class Forest:
    """Log-odds as `start` and the sum of trees; without trees as the shared score. A node is [value], or [number of the
    row, most that goes left, left, right]."""

    start: float
    trees: list[list[list[float]]]

    def weigh(self, rows: np.ndarray) -> np.ndarray:
        if not self.trees:
            return rows[:, SHARED]
        return self.start + sum((_walk(tree, rows) for tree in self.trees), np.zeros(len(rows)))


def _walk(tree: list[list[float]], rows: np.ndarray) -> np.ndarray:
    at = np.zeros(len(rows), int)
    values = np.array([node[0] if len(node) == 1 else 0.0 for node in tree])
    for i, node in enumerate(tree):
        if len(node) == 4:
            here = at == i
            at[here] = np.where(rows[here, int(node[0])] <= node[1], int(node[2]), int(node[3]))
    return values[at]


def grow(rows: np.ndarray, right: np.ndarray) -> Forest:
    """Shallow trees, each of what those before it leave open."""
    boosting = HistGradientBoostingClassifier(
        max_depth=3, max_iter=TREES, learning_rate=0.08, min_samples_leaf=40, l2_regularization=5,
        monotonic_cst=[*RISING, *[0] * (rows.shape[1] - STANDING)], early_stopping=False, random_state=1,
    ).fit(rows, right)
    start = float(boosting._baseline_prediction.ravel()[0])
    return Forest(round(start, 4), [_nodes_of(tree[0]) for tree in boosting._predictors])


def _nodes_of(tree) -> list[list[float]]:
    """A node's children stand behind it."""
    return [
        [round(float(node["value"]), 4)]
        if node["is_leaf"]
        else [int(node["feature_idx"]), round(float(node["num_threshold"]), 4), int(node["left"]), int(node["right"])]
        for node in tree.nodes
    ]
