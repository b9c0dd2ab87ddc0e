"""From the scores of characters to names: the best row of tags, as far as may be at the boundaries of words."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import Sequence

import numpy as np

from data import TAGS, TYPES, Labelled, Mention, Passage, mentions_of


@dataclass(frozen=True)
class Costs:
    """What is taken from the score of a row of tags, in log probability: `start` for every name that begins, `split`
    for every beginning and every end of a name inside a word."""

    start: float = 0.0
    split: float = 1000.0


def decode_argmax(scores: np.ndarray) -> list[Mention]:
    """The likeliest tag of each character by itself."""
    return mentions_of(scores.argmax(axis=1).tolist())


def decode(passage: Passage, scores: np.ndarray, costs: Costs = Costs()) -> list[Mention]:
    """The likeliest legal row of tags, less its costs (Viterbi). A name that goes on keeps its type. Scores are log
    probabilities [characters, len(TAGS)]."""
    if len(passage.text) == 0:
        return []
    bounds = set(passage.words)
    best = scores[0].astype(np.float64)
    best[1::2] -= costs.start
    best[2::2] = -np.inf
    came = np.zeros(scores.shape, np.int8)
    goes_on = np.arange(1, len(TAGS), 2)
    for at in range(1, len(scores)):
        split = 0.0 if at in bounds else costs.split
        name = 1 + int(best[1:].argmax())
        before, origin = (best[0], 0) if best[0] >= best[name] - split else (best[name] - split, name)
        inside = np.where(best[2::2] > best[1::2], goes_on + 1, goes_on)
        following = scores[at].astype(np.float64)
        following[0] += before
        following[1::2] += before - costs.start - split
        following[2::2] += best[inside]
        came[at] = origin
        came[at, 2::2] = inside
        best = following
    return mentions_of(_read_back(int(best.argmax()), came))


def _read_back(state: int, came: np.ndarray) -> list[int]:
    tags = [state]
    for origins in came[:0:-1]:
        tags.append(int(origins[tags[-1]]))
    return tags[::-1]


def decode_all(
    entries: Sequence[Labelled], scores: Sequence[np.ndarray], costs: Costs = Costs()
) -> list[list[Mention]]:
    """`decode` over labelled passages."""
    return [decode(entry.passage, rows, costs) for entry, rows in zip(entries, scores)]


def confidence(scores: np.ndarray, mention: Mention) -> float:
    """The probability of the least certain decision of a name: the tags of its characters, and that it ends."""
    begin = TAGS.index(f"B-{mention.type}")
    tags = np.full(mention.end - mention.start, begin + 1)
    tags[0] = begin
    least = float(np.exp(scores[np.arange(mention.start, mention.end), tags].min()))
    if mention.end == len(scores):
        return least
    return min(least, 1.0 - float(np.exp(scores[mention.end, begin + 1])))


def agree_in_lists(passage: Passage, scores: np.ndarray, mentions: list[Mention], weight: float = 1.0) -> list[Mention]:
    """Gives the members of a list one type: the scores of its other members count for each with `weight`."""
    agreed: list[Mention] = []
    for group in _lists(passage.text, mentions):
        of_types = np.array([[_score_as(scores, m, type_) for type_ in TYPES] for m in group])
        together = (1 - weight) * of_types + weight * of_types.sum(axis=0)
        agreed += [Mention(TYPES[int(row.argmax())], m.start, m.end) for m, row in zip(group, together)]
    return agreed


def _lists(text: str, mentions: list[Mention]) -> list[list[Mention]]:
    groups: list[list[Mention]] = []
    for mention in mentions:
        if groups and text[groups[-1][-1].end : mention.start] == "、":
            groups[-1].append(mention)
        else:
            groups.append([mention])
    return groups


def _score_as(scores: np.ndarray, mention: Mention, type_: str) -> float:
    begin = TAGS.index(f"B-{type_}")
    return float(scores[mention.start, begin] + scores[mention.start + 1 : mention.end, begin + 1].sum())


@dataclass(frozen=True)
class Again:
    """What makes a name that is sure in one place likelier in the other places of its document: the confidence from
    which it is sure, the bonus in log probability, and the shortest such name in characters."""

    sure: float = 0.9
    bonus: float = 2.0
    shortest: int = 3


def raise_known(
    entries: Sequence[Labelled], scores: Sequence[np.ndarray], found: Sequence[list[Mention]], again: Again
) -> list[np.ndarray]:
    """Scores with a bonus wherever a name stands at word boundaries that is sure elsewhere in the same file."""
    known: dict[str, dict[str, str]] = defaultdict(dict)
    for entry, rows, mentions in zip(entries, scores, found):
        for mention in mentions:
            name = entry.passage.text[mention.start : mention.end]
            if len(name) >= again.shortest and confidence(rows, mention) >= again.sure:
                known[entry.passage.file].setdefault(name, mention.type)
    raised = [rows.copy() for rows in scores]
    for entry, rows in zip(entries, raised):
        bounds = {*entry.passage.words, len(entry.passage.text)}
        for name, type_ in known[entry.passage.file].items():
            begin = TAGS.index(f"B-{type_}")
            at = entry.passage.text.find(name)
            while at >= 0:
                if at in bounds and at + len(name) in bounds:
                    rows[at, begin] += again.bonus / len(name)
                    rows[at + 1 : at + len(name), begin + 1] += again.bonus / len(name)
                at = entry.passage.text.find(name, at + 1)
    return raised
