"""Passages as the inputs of the model: windows of neighbouring sentences, and batches of windows."""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import Iterator, Sequence

import torch
from torch import Tensor

from data import UNKNOWN, Labelled
from encoder import Vocabulary

LONGEST = 250
"""Characters of one piece; with the special tokens and the headings a window stays under the encoder's positions."""
_PAUSES = "；;，,、"


@dataclass(frozen=True)
class Piece:
    """A part of a passage: the whole of it where it is not too long. `index` counts the passages."""

    index: int
    start: int
    end: int


@dataclass(frozen=True)
class Window:
    """Pieces that the model reads together, and the words of the headings in front of them."""

    pieces: tuple[Piece, ...]
    headings: str

    @property
    def length(self) -> int:
        """Tokens: the first, the headings with a separator, each piece with a separator."""
        return 1 + (len(self.headings) + 1 if self.headings else 0) + sum(p.end - p.start + 1 for p in self.pieces)


@dataclass(frozen=True)
class WindowOptions:
    """`size`: characters and separators that a window holds at most, where no single piece is longer. `headings`: characters of the
    heading chain in front, 0 for none."""

    size: int = 200
    headings: int = 0


def cut_windows(entries: Sequence[Labelled], options: WindowOptions, first: int | None = None) -> list[Window]:
    """Neighbouring passages of one plan in windows; `first` is the size of the first window, to move the seams."""
    windows: list[Window] = []
    pieces: list[Piece] = []
    filled, limit = 0, first or options.size

    def close() -> None:
        nonlocal pieces, filled, limit
        if pieces:
            chain = _chain(entries[pieces[0].index], options.headings)
            windows.append(Window(tuple(pieces), chain))
        pieces, filled, limit = [], 0, options.size

    for i, entry in enumerate(entries):
        if i > 0 and entry.passage.plan != entries[i - 1].passage.plan:
            close()
        for piece in _cut(i, entry.passage.text):
            taken = piece.end - piece.start + 1
            if filled + taken > limit:
                close()
            pieces.append(piece)
            filled += taken
    close()
    return windows


def _chain(entry: Labelled, size: int) -> str:
    return "＞".join(entry.passage.headings)[-size:] if size else ""


def _cut(index: int, text: str) -> list[Piece]:
    """A passage in pieces of at most LONGEST characters, cut behind a pause where there is one."""
    pieces: list[Piece] = []
    start = 0
    while len(text) - start > LONGEST:
        end = next((i + 1 for i in range(start + LONGEST - 1, start + LONGEST // 2, -1) if text[i] in _PAUSES), start + LONGEST)
        pieces.append(Piece(index, start, end))
        start = end
    if start < len(text):
        pieces.append(Piece(index, start, len(text)))
    return pieces


@dataclass(frozen=True)
class Batch:
    """Windows of about one length, padded. `places[i]` says where the pieces of window i begin among its tokens."""

    windows: tuple[Window, ...]
    ids: Tensor
    mask: Tensor
    tags: Tensor
    places: tuple[tuple[int, ...], ...]


def make_batch(windows: Sequence[Window], entries: Sequence[Labelled], vocabulary: Vocabulary) -> Batch:
    """Token ids [batch, length], and for each token its tag or UNKNOWN."""
    length = max(window.length for window in windows)
    ids = torch.full((len(windows), length), vocabulary.pad, dtype=torch.long)
    tags = torch.full((len(windows), length), UNKNOWN, dtype=torch.long)
    mask = torch.zeros((len(windows), length), dtype=torch.long)
    places: list[tuple[int, ...]] = []
    for row, window in enumerate(windows):
        tokens = [vocabulary.first]
        if window.headings:
            tokens += [*map(vocabulary.id_of, window.headings), vocabulary.separator]
        begins: list[int] = []
        for piece in window.pieces:
            entry = entries[piece.index]
            begins.append(len(tokens))
            end = len(tokens) + piece.end - piece.start
            tags[row, len(tokens) : end] = torch.tensor(entry.tags[piece.start : piece.end])
            tokens += [*map(vocabulary.id_of, entry.passage.text[piece.start : piece.end]), vocabulary.separator]
        ids[row, : len(tokens)] = torch.tensor(tokens)
        mask[row, : len(tokens)] = 1
        places.append(tuple(begins))
    return Batch(tuple(windows), ids, mask, tags, tuple(places))


def group_windows(windows: Sequence[Window], size: int, seed: int | None = None) -> Iterator[list[Window]]:
    """Windows of like length in groups of `size`; with a seed in random order, else the longest first."""
    dice = random.Random(seed)
    ranked = sorted(windows, key=lambda w: -w.length if seed is None else w.length // 16 + dice.random() * 0.9)
    groups = [ranked[i : i + size] for i in range(0, len(ranked), size)]
    if seed is not None:
        dice.shuffle(groups)
    yield from groups
