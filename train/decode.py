"""From the scores of characters to names: the best row of tags, at the boundaries of words."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import Sequence

import numpy as np

from data import TAGS, TYPES, Labelled, Mention, Passage, mentions_of


@dataclass(frozen=True)
class Costs:
    """What is taken from the score of a row of tags: `start` for every name that begins, `turn` for every change from
    one name straight to another."""

    start: float = 0.0
    turn: float = 0.0


def decode_argmax(scores: np.ndarray) -> list[Mention]:
    """The likeliest tag of each character by itself."""
    return mentions_of(scores.argmax(axis=1).tolist())


def decode_words(passage: Passage, scores: np.ndarray, costs: Costs = Costs()) -> list[Mention]:
    """The likeliest legal row of tags in which names begin and end where words do. A name that goes on keeps its
    type. Scores are log probabilities [characters, len(TAGS)]."""
    if len(passage.text) == 0:
        return []
    starts = np.array(passage.words)
    total = np.add.reduceat(scores, starts, axis=0)
    first = scores[starts]
    inside = total[:, 2::2]
    outside = total[:, 0]
    begin = first[:, 1::2] + inside - first[:, 2::2] - costs.start
    return _best_path(passage, outside, begin, inside, costs.turn)


def _best_path(
    passage: Passage, outside: np.ndarray, begin: np.ndarray, inside: np.ndarray, turn: float
) -> list[Mention]:
    """States of a word: 0 none; 1 + 2t begins type t; 2 + 2t goes on with type t."""
    words, types = begin.shape
    best = np.full(1 + 2 * types, -np.inf)
    best[0] = outside[0]
    best[1::2] = begin[0]
    came = np.zeros((words, 1 + 2 * types), np.int32)
    for word in range(1, words):
        leading = int(best.argmax())
        names = int(best[1:].argmax()) + 1
        fresh, origin = (best[0], 0) if best[0] >= best[names] - turn else (best[names] - turn, names)
        following = np.empty_like(best)
        following[0], came[word, 0] = best[leading] + outside[word], leading
        following[1::2], came[word, 1::2] = fresh + begin[word], origin
        for type_ in range(types):
            state = 1 + 2 * type_
            if best[state + 1] > best[state]:
                state += 1
            following[2 + 2 * type_] = best[state] + inside[word, type_]
            came[word, 2 + 2 * type_] = state
        best = following
    return _read_path(passage, int(best.argmax()), came)


def _read_path(passage: Passage, state: int, came: np.ndarray) -> list[Mention]:
    mentions: list[Mention] = []
    end = len(passage.text)
    closing = end
    for word in range(len(passage.words) - 1, -1, -1):
        start = passage.words[word]
        if state == 0:
            closing = start
        elif state % 2 == 1:
            mentions.append(Mention(TYPES[(state - 1) // 2], start, closing))
            closing = start
        state = int(came[word, state])
    return mentions[::-1]


def decode_all(
    entries: Sequence[Labelled], scores: Sequence[np.ndarray], costs: Costs = Costs()
) -> list[list[Mention]]:
    """`decode_words` over labelled passages."""
    return [decode_words(entry.passage, rows, costs) for entry, rows in zip(entries, scores)]


def confidence(scores: np.ndarray, mention: Mention) -> float:
    """The probability of the least certain character of a name."""
    begin = TAGS.index(f"B-{mention.type}")
    tags = np.full(mention.end - mention.start, begin + 1)
    tags[0] = begin
    return float(np.exp(scores[np.arange(mention.start, mention.end), tags].min()))


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
