"""From the scores of characters to names: the best row of tags, and how sure each of its names is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Sequence

import numpy as np

from chain import SIZE, legal_moves, seams
from data import TYPES, Labelled, Mention, Passage, mentions_of

if TYPE_CHECKING:
    from tagger import Tagger


@dataclass(frozen=True)
class Costs:
    """What moves from tag to tag add to the score of a row of tags: `moves` [from, to], with what is not legal; `split`
    where a name begins or ends inside a word."""

    moves: np.ndarray
    split: float


def costs_of(tagger: Tagger) -> Costs:
    """What a tagger has learned of moves."""
    learned = tagger.chain.moves.detach().cpu().numpy() + legal_moves()
    return Costs(learned.astype(np.float64), float(tagger.chain.split))


class Lattice:
    """The rows of tags of one passage with their scores: `scores` [characters, SIZE]."""

    def __init__(self, passage: Passage, scores: np.ndarray, costs: Costs) -> None:
        self.scores = scores.astype(np.float64)
        self.length = len(scores)
        starts = set(passage.words)
        within = costs.moves + costs.split * seams()
        self.steps = [costs.moves if at in starts else within for at in range(self.length)]
        self.first = self.scores[0] + legal_moves()[0] if self.length else self.scores

    def best(self) -> list[int]:
        """The tags of the best row (Viterbi)."""
        if self.length == 0:
            return []
        score, came = self.first, []
        for at in range(1, self.length):
            reached = score[:, None] + self.steps[at]
            origin = reached.argmax(axis=0)
            came.append(origin)
            score = reached[origin, np.arange(SIZE)] + self.scores[at]
        tags = [int(score.argmax())]
        for origin in reversed(came):
            tags.append(int(origin[tags[-1]]))
        return tags[::-1]

    def sums(self) -> tuple[np.ndarray, np.ndarray, float]:
        """Forward and backward sums of all rows, and the sum of all: logarithms."""
        forward = np.empty((self.length, SIZE))
        backward = np.zeros((self.length, SIZE))
        forward[0] = self.first
        for at in range(1, self.length):
            forward[at] = _logsum(forward[at - 1][:, None] + self.steps[at]) + self.scores[at]
        for at in range(self.length - 1, 0, -1):
            backward[at - 1] = _logsum((self.steps[at] + self.scores[at] + backward[at]).T)
        return forward, backward, float(_logsum(forward[-1][:, None])[0])

    def likely(self, least: float) -> list[tuple[Mention, float]]:
        """All names that at least this share of the rows have, with their share."""
        if self.length == 0:
            return []
        forward, backward, total = self.sums()
        begins = np.exp(forward + backward - total)[:, 1::2]
        found: list[tuple[Mention, float]] = []
        for start, kind in zip(*np.nonzero(begins >= least)):
            begin = 1 + 2 * int(kind)
            score, state = forward[start, begin], begin
            for end in range(int(start) + 1, self.length + 1):
                share = np.exp(score - total + (self._leave(end, state, backward) if end < self.length else 0.0))
                if share >= least:
                    found.append((Mention(TYPES[kind], int(start), end), float(min(1.0, share))))
                if end == self.length:
                    break
                score += self.steps[end][state, begin + 1] + self.scores[end, begin + 1]
                state = begin + 1
                if np.exp(score + backward[end, state] - total) < least:
                    break
        return found

    def _leave(self, end: int, state: int, backward: np.ndarray) -> float:
        """The log of the sum over all that may follow a name that ends here."""
        onward = self.steps[end][state] + self.scores[end] + backward[end]
        inside = state if state % 2 == 0 else state + 1
        onward[inside] = -np.inf
        return float(_logsum(onward[:, None])[0])


def _logsum(rows: np.ndarray) -> np.ndarray:
    top = rows.max(axis=0)
    return top + np.log(np.exp(rows - top).sum(axis=0))


def decode(passage: Passage, scores: np.ndarray, costs: Costs) -> list[Mention]:
    """The names of the best row of tags."""
    return mentions_of(Lattice(passage, scores, costs).best())


def decode_all(entries: Sequence[Labelled], scores: Sequence[np.ndarray], costs: Costs) -> list[list[Mention]]:
    """`decode` over labelled passages."""
    return [decode(entry.passage, rows, costs) for entry, rows in zip(entries, scores)]
