"""The scorer's rule: of every span the set of (type, folded text), micro F1."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Callable, Iterable, Sequence

from data import GoldSpan, Labelled, Mention, fold

Name = tuple[str, str]


@dataclass
class Counts:
    """Names right, found, and in the gold."""

    right: int = 0
    found: int = 0
    gold: int = 0

    @property
    def precision(self) -> float:
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        return 2 * self.right / (self.found + self.gold) if self.found + self.gold else 0.0

    def add(self, found: set, gold: set) -> None:
        self.right += len(found & gold)
        self.found += len(found)
        self.gold += len(gold)

    def __iadd__(self, other: Counts) -> Counts:
        self.right += other.right
        self.found += other.found
        self.gold += other.gold
        return self

    def __str__(self) -> str:
        return (
            f"P {100 * self.precision:5.1f}  R {100 * self.recall:5.1f}  F1 {100 * self.f1:5.1f}"
            f"   ({self.right} right of {self.found} found, {self.gold} in gold)"
        )


@dataclass
class Figures:
    """Counts over all spans and by what divides them; `unseen` counts gold names that training does not have."""

    all: Counts = field(default_factory=Counts)
    by_type: dict[str, Counts] = field(default_factory=lambda: defaultdict(Counts))
    by_province: dict[str, Counts] = field(default_factory=lambda: defaultdict(Counts))
    by_source: dict[str, Counts] = field(default_factory=lambda: defaultdict(Counts))
    unseen: Counts = field(default_factory=Counts)
    unseen_by_type: dict[str, Counts] = field(default_factory=lambda: defaultdict(Counts))


def names_in_spans(
    spans: Iterable[GoldSpan], entries: Sequence[Labelled], mentions: Sequence[Sequence[Mention]]
) -> dict[str, set[Name]]:
    """By the id of each span the names found on its lines."""
    placed: dict[str, list[tuple[int, Name]]] = defaultdict(list)
    for entry, found in zip(entries, mentions):
        passage = entry.passage
        for mention in found:
            name = (mention.type, fold(passage.text[mention.start : mention.end]))
            placed[passage.file].append((passage.line_at(mention.start), name))
    return {
        span.id: {name for line, name in placed[span.file] if span.from_line <= line <= span.to_line}
        for span in spans
    }


def gold_names(span: GoldSpan) -> set[Name]:
    """The names of a span as the scorer compares them."""
    return {(type_, fold(text)) for type_, text in span.names}


def measure(spans: Sequence[GoldSpan], found: dict[str, set[Name]], seen: Callable[[GoldSpan], set[Name]]) -> Figures:
    """The figures of all spans. `seen` gives the names that the model which read a span was trained on."""
    figures = Figures()
    for span in spans:
        gold, system = gold_names(span), found[span.id]
        for counts in (figures.all, figures.by_province[span.province], figures.by_source[span.source]):
            counts.add(system, gold)
        for type_ in {type_ for type_, _ in gold | system}:
            figures.by_type[type_].add(_of(system, type_), _of(gold, type_))
        new = gold - seen(span)
        figures.unseen.add(system & new, new)
        for type_ in {type_ for type_, _ in new}:
            figures.unseen_by_type[type_].add(_of(system & new, type_), _of(new, type_))
    return figures


def _of(names: set[Name], type_: str) -> set[Name]:
    return {name for name in names if name[0] == type_}


def report(figures: Figures) -> str:
    """Figures as lines of text."""
    lines = [f"{'all':<14}{figures.all}"]
    for title, groups in (("type", figures.by_type), ("source", figures.by_source), ("province", figures.by_province)):
        lines += [f"-- by {title}", *(f"{name:<14}{groups[name]}" for name in sorted(groups))]
    lines.append(f"-- names never seen in training: recall {100 * figures.unseen.recall:.1f} of {figures.unseen.gold}")
    lines += [
        f"{name:<14}recall {100 * counts.recall:5.1f} of {counts.gold}"
        for name, counts in sorted(figures.unseen_by_type.items())
    ]
    return "\n".join(lines)
