"""Passages as the inputs of the model: windows of neighbouring sentences, and batches of windows."""

from __future__ import annotations

import random
from dataclasses import dataclass, replace
from typing import Iterator, Sequence

import torch
from torch import Tensor

from data import UNKNOWN, Labelled, mentions_of, name_marks, word_marks
from encoder import Vocabulary

LONGEST = 250
"""Characters of one piece; with the special tokens a window stays under the encoder's positions."""
FORGOTTEN = 0.1
FORGOTTEN_FITTED = 0.5
LONGEST_REPLACEMENT = 40
ROOM = 50
"""Characters by which a window grows at most while names in it are replaced."""
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

    def repeat(self, times: int) -> Batch:
        """The same windows several times, one after the other."""
        ids, mask, tags = (t.repeat(times, 1) for t in (self.ids, self.mask, self.tags))
        return Batch(self.windows * times, ids, mask, tags, self.marks.repeat(times, 1, 1), self.places * times)


@dataclass(frozen=True)
class Strip:
    """Characters with what is known of each: tag, mark of the word, mark of a known name."""

    text: str
    tags: list[int]
    words: list[int]
    names: list[int]

    def part(self, start: int, end: int) -> Strip:
        return Strip(self.text[start:end], self.tags[start:end], self.words[start:end], self.names[start:end])

    def __add__(self, other: Strip) -> Strip:
        return Strip(
            self.text + other.text, self.tags + other.tags, self.words + other.words, self.names + other.names
        )


def read_strip(entry: Labelled) -> Strip:
    """The whole of a passage."""
    return Strip(entry.passage.text, entry.tags, word_marks(entry.passage), name_marks(entry.passage))


class Disturbance:
    """What is changed in the texts while the tagger learns, so that it does not learn them by heart.

    Known names are left unmarked in some pieces, more often where the lexicons know too well. `replaced` is the share
    of the names that another name of their type takes the place of: what stands around a name then says what it is.
    """

    def __init__(self, entries: Sequence[Labelled], replaced: float, seed: int) -> None:
        self.dice = random.Random(seed)
        self.replaced = replaced
        self.mentions = [mentions_of([max(tag, 0) for tag in entry.tags]) for entry in entries] if replaced else []
        self.names: dict[str, list[Strip]] = {}
        for entry, mentions in zip(entries, self.mentions):
            strip = read_strip(entry)
            for mention in mentions:
                if mention.end - mention.start <= LONGEST_REPLACEMENT:
                    self.names.setdefault(mention.type, []).append(strip.part(mention.start, mention.end))

    def strip(self, entry: Labelled, piece: Piece, room: int) -> Strip:
        """A piece, disturbed; it grows by at most `room` characters."""
        whole = read_strip(entry)
        strip = self._replace(whole, piece, room) if self.replaced else whole.part(piece.start, piece.end)
        if self.dice.random() < (FORGOTTEN_FITTED if entry.passage.fitted else FORGOTTEN):
            return replace(strip, names=[1] * len(strip.text))
        return strip

    def _replace(self, whole: Strip, piece: Piece, room: int) -> Strip:
        at = piece.start
        strip = whole.part(at, at)
        for mention in self.mentions[piece.index]:
            if mention.start < at or mention.end > piece.end or self.dice.random() >= self.replaced:
                continue
            others = self.names.get(mention.type)
            if not others:
                continue
            other = self.dice.choice(others)
            grown = len(other.text) - (mention.end - mention.start)
            if grown <= room:
                room -= max(0, grown)
                strip += whole.part(at, mention.start) + other
                at = mention.end
        return strip + whole.part(at, piece.end)


def make_batch(
    windows: Sequence[Window],
    entries: Sequence[Labelled],
    vocabulary: Vocabulary,
    disturbance: Disturbance | None = None,
) -> Batch:
    """Token ids [batch, length], and for each token its marks, and its tag or UNKNOWN. With a disturbance the texts
    are other ones, of at most POSITIONS tokens, and `places` says nothing of use."""
    rows = [_read_window(window, entries, disturbance) for window in windows]
    length = max(1 + sum(len(strip.text) + 1 for strip in strips) for strips in rows)
    ids = torch.full((len(windows), length), vocabulary.pad, dtype=torch.long)
    tags = torch.full((len(windows), length), UNKNOWN, dtype=torch.long)
    mask = torch.zeros((len(windows), length), dtype=torch.long)
    marks = torch.zeros((len(windows), length, 2), dtype=torch.long)
    places: list[tuple[int, ...]] = []
    for row, strips in enumerate(rows):
        tokens = [vocabulary.first]
        begins: list[int] = []
        for strip in strips:
            begins.append(len(tokens))
            end = len(tokens) + len(strip.text)
            tags[row, len(tokens) : end] = torch.tensor(strip.tags)
            marks[row, len(tokens) : end, 0] = torch.tensor(strip.words)
            marks[row, len(tokens) : end, 1] = torch.tensor(strip.names)
            tokens += [*map(vocabulary.id_of, strip.text), vocabulary.separator]
        ids[row, : len(tokens)] = torch.tensor(tokens)
        mask[row, : len(tokens)] = 1
        places.append(tuple(begins))
    return Batch(tuple(windows), ids, mask, tags, marks, tuple(places))


def _read_window(window: Window, entries: Sequence[Labelled], disturbance: Disturbance | None) -> list[Strip]:
    if disturbance is None:
        return [read_strip(entries[p.index]).part(p.start, p.end) for p in window.pieces]
    room = ROOM
    strips: list[Strip] = []
    for piece in window.pieces:
        strips.append(disturbance.strip(entries[piece.index], piece, room))
        room -= max(0, len(strips[-1].text) - (piece.end - piece.start))
    return strips


def group_windows(windows: Sequence[Window], size: int, seed: int | None = None) -> Iterator[list[Window]]:
    """Windows of like length in groups of `size`; with a seed in random order, else the longest first."""
    dice = random.Random(seed)
    ranked = sorted(windows, key=lambda w: -w.length if seed is None else w.length // 16 + dice.random() * 0.9)
    groups = [ranked[i : i + size] for i in range(0, len(ranked), size)]
    if seed is not None:
        dice.shuffle(groups)
    yield from groups
