"""What is learned from: annotated spans, laid over the passages that the product itself reads.

Passages are the records of `plangraph passages`. A mention of the gold is any occurrence of its text in the lines of
its span, the longest first, without overlaps; everything else in those lines is no name, and everything outside them
is unknown.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import unicodedata
from collections import Counter
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Iterable

TYPES = ("Zone", "Industry", "Institution", "Project", "Plan")
TAGS = ("O", *(f"{part}-{type_}" for type_ in TYPES for part in "BI"))
FOLDS = 5
UNKNOWN = -100
REPO = Path(__file__).resolve().parent.parent


@dataclass(frozen=True)
class Known:
    """A stretch of a passage that a lexicon or its form gives away as a name."""

    type: str
    start: int
    end: int
    source: str


@dataclass(frozen=True)
class Passage:
    """One sentence, heading, row or note as the product cuts it. Offsets are UTF-16 units, here one a character."""

    file: str
    plan: str
    kind: str
    text: str
    start: int
    """Offset in the source."""
    lines: tuple[tuple[int, int], ...]
    """Offset in `text` at which a line of the source begins, and its number."""
    words: tuple[int, ...]
    """Offsets in `text` at which the words begin."""
    parts: tuple[str, ...]
    """The part of speech of each word."""
    known: tuple[Known, ...]
    """Names of closed forms, as the product finds them: without overlaps."""
    fitted: bool
    """Whether the lexicons were written with this text in sight: there they know more than elsewhere."""

    def line_at(self, offset: int) -> int:
        """The line of the source on which a character of `text` stands."""
        return next(line for at, line in reversed(self.lines) if at <= offset)


@dataclass(frozen=True)
class Mention:
    """A name in a passage: half-open offsets in its text."""

    type: str
    start: int
    end: int


@dataclass(frozen=True)
class GoldSpan:
    """Lines of a file in which everything is annotated; `names` are the distinct (type, text) in them."""

    id: str
    file: str
    from_line: int
    to_line: int
    names: tuple[tuple[str, str], ...]
    fold: int
    own: bool
    """Annotated by ourselves (`train/data`): learned from, never measured on."""
    province: str
    source: str


@dataclass
class Labelled:
    """A passage with what is known of it: `tags[i]` is an index of TAGS for each character, or UNKNOWN."""

    passage: Passage
    tags: list[int] = field(default_factory=list)

    @property
    def known(self) -> bool:
        return any(tag != UNKNOWN for tag in self.tags)


@dataclass(frozen=True)
class Corpus:
    """Spans and the passages of all their files, in the order of the files."""

    spans: tuple[GoldSpan, ...]
    passages: dict[str, list[Passage]]

    def without(self, fold: int) -> Corpus:
        return self._of(tuple(span for span in self.spans if span.fold != fold))

    def only(self, fold: int) -> Corpus:
        return self._of(tuple(span for span in self.spans if span.fold == fold and not span.own))

    def _of(self, spans: tuple[GoldSpan, ...]) -> Corpus:
        files = {span.file for span in spans}
        return Corpus(spans, {file: ps for file, ps in self.passages.items() if file in files})


PARTS = tuple("n v vn m a p d c uj ns l j r u nr b f nt ad q nz i t s vd an x".split())
"""Parts of speech that have a mark of their own; all others share one."""


def word_marks(passage: Passage) -> list[int]:
    """For each character the part of speech of its word, and whether the word begins with it: from 1, see `WORD_MARKS`."""
    marks: list[int] = []
    for start, end, part in zip(passage.words, (*passage.words[1:], len(passage.text)), passage.parts):
        of_part = 2 * (PARTS.index(part) if part in PARTS else len(PARTS))
        marks += [1 + of_part] + [2 + of_part] * (end - start - 1)
    return marks


def name_marks(passage: Passage) -> list[int]:
    """For each character the index in TAGS that the names of closed forms give it, from 1: 1 is no name."""
    marks = [1] * len(passage.text)
    for known in passage.known:
        begin = 1 + TAGS.index(f"B-{known.type}")
        marks[known.start : known.end] = [begin] + [begin + 1] * (known.end - known.start - 1)
    return marks


WORD_MARKS = 1 + 2 * (len(PARTS) + 1)
NAME_MARKS = 1 + len(TAGS)
_FOLDS = str.maketrans({
    **dict.fromkeys("“”„‟＂«»", '"'),
    **dict.fromkeys("‘’", "'"),
    **dict.fromkeys("〈《", "《"),
    **dict.fromkeys("〉》", "》"),
    **dict.fromkeys("〔[【", "〔"),
    **dict.fromkeys("〕]】", "〕"),
})
_ASTRAL = re.compile("[\U00010000-\U0010ffff]")
"""Characters of two UTF-16 units."""
_DASHES = "–—―－﹣-"


def fold(text: str) -> str:
    """The form in which the scorer compares names."""
    return fold_with_origins(text)[0]


def fold_with_origins(text: str) -> tuple[str, list[int]]:
    """`fold`, and for each of its characters the offset in `text` that it comes from."""
    folded: list[str] = []
    origins: list[int] = []
    for i, char in enumerate(text):
        for plain in unicodedata.normalize("NFKC", char):
            if plain.isspace():
                continue
            plain = "-" if plain in _DASHES else plain.translate(_FOLDS)
            if plain == "-" and folded and folded[-1] == "-":
                continue
            for low in plain.lower():
                folded.append(low)
                origins.append(i)
    return "".join(folded), origins


def read_spans(folder: Path, source: str) -> list[GoldSpan]:
    """The annotated spans of a folder with `spans.jsonl`, and `docs.jsonl` where it says what kind of source each is.
    Where the spans name no folds the documents are dealt out in their order."""
    listed = folder / "docs.jsonl"
    kinds = {doc["file"]: doc["source"] for doc in read_lines(listed)} if listed.exists() else {}
    spans = read_lines(folder / "spans.jsonl")
    dealt = deal_folds(spans)
    return [
        _make_span(span, span.get("fold", dealt[span["file"]]), span.get("province", source), kinds.get(span["file"], source))
        for span in spans
    ]


def deal_folds(spans: list[dict]) -> dict[str, int]:
    """The documents of spans dealt out over the folds, in their order."""
    return {file: i % FOLDS for i, file in enumerate(sorted({span["file"] for span in spans}))}


OWN_FILES = {"seeds": "seeds.jsonl", "cities": "cities.jsonl", "corpus": "spans.jsonl"}
"""The file with the spans that we annotated ourselves, by source."""


def read_own_spans(path: Path, folder: Path, measured: Iterable[GoldSpan]) -> list[GoldSpan]:
    """The spans of a source that we annotated: each is of the fold, the province and the kind of its document. A document
    without measured spans is of the last fold."""
    known = {span.file: (span.fold, span.province, span.source) for span in measured}
    listed = folder / "docs.jsonl"
    if listed.exists():
        known |= {doc["file"]: (doc["fold"], doc["province"], doc["source"]) for doc in read_lines(listed)}
    last = (FOLDS - 1, folder.name, folder.name)
    return [replace(_make_span(span, *known.get(span["file"], last)), own=True) for span in read_lines(path)]


def _make_span(span: dict, fold_: int, province: str, source: str) -> GoldSpan:
    return GoldSpan(
        id=span["id"],
        file=span["file"],
        from_line=span["fromLine"],
        to_line=span["toLine"],
        names=tuple(sorted({(m["type"], m["text"]) for m in span["mentions"]})),
        fold=fold_,
        own=False,
        province=province,
        source=source,
    )


def read_passages(files: list[Path], command: list[str], cache: Path, fitted: bool) -> dict[str, list[Passage]]:
    """What the product reads from files, by file name. `cache` is written once and read again."""
    if not cache.exists():
        cache.parent.mkdir(parents=True, exist_ok=True)
        done = subprocess.run([*command, "passages", *map(str, files)], cwd=REPO, capture_output=True, check=True)
        cache.write_bytes(done.stdout)
    passages: dict[str, list[Passage]] = {}
    for record in read_lines(cache):
        passage = Passage(
            file=record["file"],
            plan=record["plan"],
            kind=record["kind"],
            text=_ASTRAL.sub("\ufffd\ufffd", record["text"]),
            start=record["start"],
            lines=tuple((at, line) for at, line in record["lines"]),
            words=tuple(record["words"]),
            parts=tuple(record["tags"]),
            known=tuple(Known(type_, start, end, by) for start, end, type_, by in record["known"]),
            fitted=fitted,
        )
        passages.setdefault(passage.file, []).append(passage)
    return passages


def read_lines(path: Path) -> list[dict]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def label(corpus: Corpus) -> list[Labelled]:
    """Every passage that a span touches, with its tags; passages and spans keep their order."""
    labelled: dict[int, Labelled] = {}
    for span in corpus.spans:
        touched = [p for p in corpus.passages.get(span.file, []) if _touches(p, span)]
        aligned = choose_occurrences(touched, span)
        for passage, mentions in zip(touched, aligned):
            entry = labelled.setdefault(id(passage), Labelled(passage, [UNKNOWN] * len(passage.text)))
            _write_tags(entry, mentions, span)
    return list(labelled.values())


def _touches(passage: Passage, span: GoldSpan) -> bool:
    return passage.lines[0][1] <= span.to_line and passage.lines[-1][1] >= span.from_line


def _inside(passage: Passage, span: GoldSpan) -> tuple[int, int]:
    """The part of a passage that stands in the lines of a span."""
    start = next((at for at, line in passage.lines if line >= span.from_line), len(passage.text))
    end = next((at for at, line in passage.lines if line > span.to_line), len(passage.text))
    return start, end


def choose_occurrences(passages: list[Passage], span: GoldSpan) -> list[list[Mention]]:
    """Where the names of a span stand in its passages. Where some occurrences of a name stand at word boundaries,
    those that do not are taken for parts of other words. A name under two types is of the first."""
    texts = [fold_with_origins(passage.text) for passage in passages]
    taken = [bytearray(len(passage.text)) for passage in passages]
    found: list[list[Mention]] = [[] for _ in passages]
    for type_, name in sorted(span.names, key=lambda named: (-len(named[1]), named)):
        places = _find(fold(name), passages, texts, span)
        clean = [place for place in places if _at_words(passages[place[0]], *place[1:])]
        for i, start, end in clean or places:
            if not any(taken[i][start:end]):
                taken[i][start:end] = b"\1" * (end - start)
                found[i].append(Mention(type_, start, end))
    return found


def _find(
    name: str, passages: list[Passage], texts: list[tuple[str, list[int]]], span: GoldSpan
) -> list[tuple[int, int, int]]:
    places: list[tuple[int, int, int]] = []
    for i, (passage, (text, origins)) in enumerate(zip(passages, texts)):
        low, high = _inside(passage, span)
        at = text.find(name)
        while at >= 0:
            start, end = origins[at], origins[at + len(name) - 1] + 1
            if start >= low and end <= high:
                places.append((i, start, end))
            at = text.find(name, at + len(name))
    return places


def _at_words(passage: Passage, start: int, end: int) -> bool:
    return start in passage.words and (end == len(passage.text) or end in passage.words)


def _write_tags(entry: Labelled, mentions: list[Mention], span: GoldSpan) -> None:
    low, high = _inside(entry.passage, span)
    entry.tags[low:high] = [0] * (high - low)
    for mention in mentions:
        begin = TAGS.index(f"B-{mention.type}")
        entry.tags[mention.start : mention.end] = [begin] + [begin + 1] * (mention.end - mention.start - 1)


def add_options(parser: argparse.ArgumentParser) -> None:
    """The options that say where the data lies."""
    shared = REPO.parent / "shared"
    parser.add_argument("--gold", type=Path, default=shared / "gold", help="annotated spans of the seeds")
    parser.add_argument("--seeds", type=Path, default=REPO / "seeds", help="the seeds")
    parser.add_argument("--cities", type=Path, default=shared / "cities", help="annotated texts of other cities")
    parser.add_argument("--corpus", type=Path, default=shared / "corpus", help="annotated texts of 24 provinces")
    parser.add_argument("--own", type=Path, default=REPO / "train" / "data", help="spans that we annotated ourselves")
    parser.add_argument("--plangraph", default="node dist/cli.js", help="the product, built with npm run build")
    parser.add_argument("--out", type=Path, default=REPO / "train" / "out", help="where results are written")


def read_data(options: argparse.Namespace) -> Corpus:
    """All spans of the three sources, as far as their folders exist, with the passages of their files."""
    spans: list[GoldSpan] = []
    passages: dict[str, list[Passage]] = {}
    sources = (
        ("seeds", options.gold, options.seeds),
        ("cities", options.cities, options.cities),
        ("corpus", options.corpus, options.corpus / "docs"),
    )
    for source, folder, texts in sources:
        if not (folder / "spans.jsonl").exists():
            continue
        measured = read_spans(folder, source)
        spans += measured
        files = sorted(texts.glob("*.txt"))
        cache = options.out / f"{source}.jsonl"
        passages |= read_passages(files, options.plangraph.split(), cache, fitted=source != "corpus")
        own = options.own / OWN_FILES[source]
        if own.exists():
            spans += read_own_spans(own, folder, measured)
    return Corpus(tuple(spans), passages)


def describe(corpus: Corpus) -> dict[str, object]:
    """How many spans, names and labelled characters there are, and how far names and words agree."""
    labelled = label(corpus)
    found: Counter[tuple[str, str]] = Counter()
    spans_of_names = sum(len(span.names) for span in corpus.spans)
    mentions = [(e.passage, m) for e in labelled for m in mentions_of(e.tags)]
    for passage, mention in mentions:
        found[(passage.file, fold(passage.text[mention.start : mention.end]))] += 1
    at_words = sum(_at_words(passage, m.start, m.end) for passage, m in mentions)
    missing = sum((span.file, fold(name)) not in found for span in corpus.spans for _, name in span.names)
    return {
        "spans": len(corpus.spans),
        "names": spans_of_names,
        "names not found in the passages": missing,
        "mentions": len(mentions),
        "mentions at word boundaries": round(at_words / max(1, len(mentions)), 4),
        "characters": sum(tag != UNKNOWN for e in labelled for tag in e.tags),
    }


def mentions_of(tags: list[int]) -> list[Mention]:
    """The names that a row of tags spells. An I without its B begins a name."""
    mentions: list[Mention] = []
    start, type_ = -1, ""
    for i, tag in enumerate([*tags, 0]):
        part, _, name = TAGS[max(tag, 0)].partition("-")
        if start >= 0 and (part != "I" or name != type_):
            mentions.append(Mention(type_, start, i))
            start = -1
        if part == "B" or (part == "I" and start < 0):
            start, type_ = i, name
    return mentions


if __name__ == "__main__":
    options_parser = argparse.ArgumentParser(description="Says what data there is and how it fits the passages.")
    add_options(options_parser)
    print(json.dumps(describe(read_data(options_parser.parse_args())), ensure_ascii=False, indent=1))
