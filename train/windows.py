"""Passages as the inputs of the model: windows of neighbouring sentences, and batches of windows."""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import Iterator, Sequence

import torch
from torch import Tensor

from data import UNKNOWN, Labelled, name_marks, word_marks
from encoder import Vocabulary

LONGEST = 250
"""Characters of one piece; with the special tokens a window stays under the encoder's positions."""
FORGOTTEN = 0.1
FORGOTTEN_FITTED = 0.5
_PAUSES = "；;，,、"


@dataclass(frozen=True)
class Piece:
    """A part of a passage: the whole of it where it is not too long. `index` counts the passages."""

    index: int
    start: int
    end: int


@dataclass(frozen=True)
class Window:
    """Pieces that the model reads together."""

    pieces: tuple[Piece, ...]

    @property
    def length(self) -> int:
        """Tokens: the first, and each piece with a separator."""
        return 1 + sum(p.end - p.start + 1 for p in self.pieces)


@dataclass(frozen=True)
class WindowOptions:
    """`size`: characters and separators that a window holds at most, where no single piece is longer."""

    size: int = 200


def cut_windows(entries: Sequence[Labelled], options: WindowOptions, first: int | None = None) -> list[Window]:
    """Neighbouring passages of one plan in windows; `first` is the size of the first window, to move the seams."""
    windows: list[Window] = []
    pieces: list[Piece] = []
    filled, limit = 0, first or options.size

    def close() -> None:
        nonlocal pieces, filled, limit
        if pieces:
            windows.append(Window(tuple(pieces)))
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


def _cut(index: int, text: str) -> list[Piece]:
    """A passage in pieces of at most LONGEST characters: the cells of a row, cut behind a pause where there is one."""
    pieces: list[Piece] = []
    start = 0
    for cell in text.split("\t"):
        close = start + len(cell)
        while close - start > LONGEST:
            ends = range(start + LONGEST, start + LONGEST // 2 + 1, -1)
            end = next((i for i in ends if text[i - 1] in _PAUSES), start + LONGEST)
            pieces.append(Piece(index, start, end))
            start = end
        if start < close:
            pieces.append(Piece(index, start, close))
        start = close + 1
    return pieces


@dataclass(frozen=True)
class Batch:
    """Windows of about one length, padded. `places[i]` says where the pieces of window i begin among its tokens."""

    windows: tuple[Window, ...]
    ids: Tensor
    mask: Tensor
    tags: Tensor
    marks: Tensor
    """[batch, length, 2]: of the word and of a known name; 0 for what is no character of a piece."""
    places: tuple[tuple[int, ...], ...]


def make_batch(
    windows: Sequence[Window], entries: Sequence[Labelled], vocabulary: Vocabulary, forget: random.Random | None = None
) -> Batch:
    """Token ids [batch, length], and for each token its marks, and its tag or UNKNOWN. With `forget` known names are
    left unmarked in some pieces, more often where the lexicons know too well."""
    length = max(window.length for window in windows)
    ids = torch.full((len(windows), length), vocabulary.pad, dtype=torch.long)
    tags = torch.full((len(windows), length), UNKNOWN, dtype=torch.long)
    mask = torch.zeros((len(windows), length), dtype=torch.long)
    marks = torch.zeros((len(windows), length, 2), dtype=torch.long)
    places: list[tuple[int, ...]] = []
    for row, window in enumerate(windows):
        tokens = [vocabulary.first]
        begins: list[int] = []
        for piece in window.pieces:
            entry = entries[piece.index]
            begins.append(len(tokens))
            end = len(tokens) + piece.end - piece.start
            tags[row, len(tokens) : end] = torch.tensor(entry.tags[piece.start : piece.end])
            marks[row, len(tokens) : end, 0] = torch.tensor(word_marks(entry.passage)[piece.start : piece.end])
            forgotten = forget and forget.random() < (FORGOTTEN_FITTED if entry.passage.fitted else FORGOTTEN)
            names = [1] * len(entry.passage.text) if forgotten else name_marks(entry.passage)
            marks[row, len(tokens) : end, 1] = torch.tensor(names[piece.start : piece.end])
            tokens += [*map(vocabulary.id_of, entry.passage.text[piece.start : piece.end]), vocabulary.separator]
        ids[row, : len(tokens)] = torch.tensor(tokens)
        mask[row, : len(tokens)] = 1
        places.append(tuple(begins))
    return Batch(tuple(windows), ids, mask, tags, marks, tuple(places))


def group_windows(windows: Sequence[Window], size: int, seed: int | None = None) -> Iterator[list[Window]]:
    """Windows of like length in groups of `size`; with a seed in random order, else the longest first."""
    dice = random.Random(seed)
    ranked = sorted(windows, key=lambda w: -w.length if seed is None else w.length // 16 + dice.random() * 0.9)
    groups = [ranked[i : i + size] for i in range(0, len(ranked), size)]
    if seed is not None:
        dice.shuffle(groups)
    yield from groups
