"""From the scores of characters to names: the best row of tags, at the boundaries of words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Sequence

import numpy as np

from data import TAGS, TYPES, Mention, Passage, mentions_of


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


def tags_of(mention: Mention) -> tuple[int, int]:
    """Indices in TAGS of the beginning and the inside of a mention's type."""
    begin = TAGS.index(f"B-{mention.type}")
    return begin, begin + 1


def decode_all(entries: Sequence, scores: Sequence[np.ndarray], costs: Costs = Costs()) -> list[list[Mention]]:
    """`decode_words` over labelled passages."""
    return [decode_words(entry.passage, rows, costs) for entry, rows in zip(entries, scores)]
