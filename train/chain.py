"""The chain over the tags of a text: which tag may follow which, at what cost, and the loss of a row of tags.

The score of a row of tags is the sum of what the tagger says of each character and of the moves from tag to tag. A
name goes on in its own type only; to begin or to end a name inside a word of the product costs `split` more.
"""

from __future__ import annotations

import numpy as np
import torch
from torch import Tensor, nn

from data import TAGS, UNKNOWN

SIZE = len(TAGS)
NEVER = -1e4


def legal_moves() -> np.ndarray:
    """[from, to]: 0 where a tag may follow another, NEVER where not: I follows only B or I of its type."""
    moves = np.zeros((SIZE, SIZE), np.float32)
    for to in range(2, SIZE, 2):
        moves[:, to] = NEVER
        moves[to - 1, to] = moves[to, to] = 0.0
    return moves


def seams() -> np.ndarray:
    """[from, to]: 1 where a move begins or ends a name."""
    marks = np.ones((SIZE, SIZE), np.float32)
    marks[0, 0] = 0.0
    for to in range(2, SIZE, 2):
        marks[:, to] = 0.0
    return marks


class Chain(nn.Module):
    """The learned costs of moves, and the negative log likelihood of tags under them."""

    def __init__(self) -> None:
        super().__init__()
        self.moves = nn.Parameter(torch.zeros(SIZE, SIZE))
        self.split = nn.Parameter(torch.tensor(-3.0))
        self.register_buffer("legal", torch.from_numpy(legal_moves()))
        self.register_buffer("seams", torch.from_numpy(seams()))

    def forward(self, scores: Tensor, tags: Tensor, outside: Tensor, inner: Tensor) -> Tensor:
        """The mean loss of a known character.

        `scores` [batch, length, SIZE]; `tags` [batch, length] with UNKNOWN; `outside` marks tokens that are no
        characters: there is no name in them; `inner` marks characters inside of a word. An unknown tag may be any.
        """
        closed = torch.zeros_like(scores)
        closed[..., 1:] = outside[..., None] * NEVER
        known = tags != UNKNOWN
        told = torch.full_like(scores, NEVER).scatter(2, tags.clamp(min=0)[..., None], 0.0)
        given = scores + torch.where(known[..., None], told, torch.zeros_like(told)) + closed
        total = self._sum(torch.cat([scores + closed, given]), torch.cat([inner, inner]))
        free, fixed = total.chunk(2)
        return (free - fixed).sum() / known.sum().clamp(min=1)

    def _sum(self, scores: Tensor, inner: Tensor) -> Tensor:
        """The log of the sum over all rows of tags, [batch]."""
        moves = self.moves + self.legal
        split = self.split * self.seams
        sums = scores[:, 0] + self.legal[0]
        for at in range(1, scores.shape[1]):
            step = moves + inner[:, at, None, None] * split
            sums = torch.logsumexp(sums[:, :, None] + step, dim=1) + scores[:, at]
        return torch.logsumexp(sums, dim=1)
