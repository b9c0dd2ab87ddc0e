"""The pair model: whether a predicate holds between two names, from what the product says is true of the pair. For each
predicate a logistic regression, and trees that weigh a pair against the others of its passage (`rivals.py`);
cross-validated over documents; writes models/pairs.json and its card."""

from __future__ import annotations

import argparse
import datetime
import json
import subprocess
from sys import intern
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from typing import Callable, Iterable, Mapping, Sequence

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from data import FOLDS, OWN_FILES, REPO, add_options, deal_folds, fold, fold_with_origins, read_lines
from rivals import TREES, Forest, compare_rivals, grow, measure_pairs, names_of_measures

PREDICATES = ("PART_OF", "DEVELOPS", "LOCATED_IN", "WORKS_IN", "SERVES", "SUBINDUSTRY_OF")
NEAREST = ("PART_OF", "SUBINDUSTRY_OF")
ALONE = ("PART_OF",)
"""Predicates that the regression decides alone, over features with their side: on the 156 relationships of PART_OF trees have
F1 15, the regression 27; features without their side let it put provinces into the areas of headings."""
STRENGTH = 0.1
"""Inverse of the penalty on squared weights."""
SEEN = 3
"""Features that fewer training pairs have are left out."""
SMALLEST = 0.01
"""Weights below it are left out of the model."""
STEP = 0.05
BARS = np.arange(0.2, 0.85, STEP)
LEAST_RIGHT = 0.35
"""Of the bars those count at which so much of what is said is right."""


@dataclass
class Span:
    """Annotated lines of a file: `stated` are the relationships in them, each end with all of its writings."""

    source: str
    file: str
    from_line: int
    to_line: int
    fold: int
    stated: list[tuple[str, frozenset[str], frozenset[str]]]


@dataclass
class Pair:
    """Two names in the lines of a span. `stated` are the indices of the span's relationships that it is."""

    span: Span
    predicate: str
    place: str
    away: int
    ends: tuple[str, str]
    passage: tuple[int, int]
    group: str
    features: list[str]
    general: list[str]
    """The same without the side that each begins with: whichever of the two stands first."""
    measures: dict[str, float]
    stated: list[int]
    nearest: bool = field(default=False)
    """No nearer pair of names states the same relationship: what is learned from."""

    @property
    def board(self) -> tuple[int, int]:
        return id(self.span), self.passage[0]


@dataclass(frozen=True)
class Counts:
    right: int
    found: int
    gold: int

    @property
    def precision(self) -> float:
        return self.right / max(1, self.found)

    @property
    def f1(self) -> float:
        return 2 * self.right / max(1, self.found + self.gold)

    def __str__(self) -> str:
        recall = self.right / max(1, self.gold)
        return f"{100 * self.precision:.1f} | {100 * recall:.1f} | **{100 * self.f1:.1f}** | {self.found} | {self.gold}"


@dataclass(frozen=True)
class Bar:
    """How scores of a predicate become confidences, and the confidence that is kept."""

    slope: float
    shift: float
    keep: float

    def confidence(self, scores: np.ndarray) -> np.ndarray:
        return 1 / (1 + np.exp(-(self.slope * scores + self.shift)))


# -- what is learned from --


def read_spans(folder: Path, source: str) -> tuple[list[dict], list[Span]]:
    rows = read_lines(folder / "spans.jsonl")
    dealt = deal_folds(rows)
    return rows, [_make_span(row, source, row.get("fold", dealt[row["file"]])) for row in rows]


def read_own_spans(path: Path, folds: Mapping[str, int]) -> tuple[list[dict], list[Span]]:
    """Those of our own spans whose relationships are annotated, of the folds of their documents; the last fold where a
    document has no other spans."""
    rows = [row for row in read_lines(path) if "relations" in row]
    return rows, [_make_span(row, f"own {path.stem}", folds.get(row["file"], FOLDS - 1)) for row in rows]


def _make_span(row: dict, source: str, fold_: int) -> Span:
    forms: dict[str, set[str]] = defaultdict(set)
    for mention in row["mentions"]:
        text, canonical = fold(mention["text"]), fold(mention.get("canonical", mention["text"]))
        forms[canonical] |= {canonical, text}
        forms[text] |= {canonical, text}
    writings = lambda name: frozenset(forms[fold(name)] | {fold(name)})
    stated = [
        (r["predicate"], writings(r["subject"]), writings(r["object"]))
        for r in row.get("relations", [])
        if r["predicate"] in PREDICATES
    ]
    return Span(source, row["file"], row["fromLine"], row["toLine"], fold_, stated)


def give_mentions(rows: Iterable[dict], texts: Path) -> Iterable[dict]:
    """The annotated names as the records that `plangraph pairs --mentions` takes: each line on which one begins."""
    for row in rows:
        lines = (texts / row["file"]).read_text(encoding="utf-8").split("\n")[row["fromLine"] - 1 : row["toLine"]]
        folded, at = "", []
        for number, line in enumerate(lines, row["fromLine"]):
            text, _ = fold_with_origins(line)
            folded += text
            at += [number] * len(text)
        for mention in row["mentions"]:
            name = fold(mention["text"])
            begins = {at[i] for i in range(len(folded)) if folded.startswith(name, i)}
            for line in sorted(begins):
                given = {key: mention[key] for key in ("type", "text", "canonical") if key in mention}
                yield {"file": row["file"], "line": line, **given}


def read_pairs(rows: list[dict], spans: list[Span], texts: Path, command: list[str], cache: Path) -> list[Pair]:
    """What the product says of the pairs of annotated names; kept in `cache`: remove it after a change of the product."""
    if not cache.exists():
        cache.parent.mkdir(parents=True, exist_ok=True)
        mentions = cache.with_suffix(".mentions.jsonl")
        mentions.write_text("".join(json.dumps(m, ensure_ascii=False) + "\n" for m in give_mentions(rows, texts)), encoding="utf-8")
        files = sorted({str(texts / row["file"]) for row in rows})
        done = subprocess.run([*command, "pairs", "--mentions", str(mentions), *files], cwd=REPO, capture_output=True, check=True)
        cache.write_bytes(done.stdout)
    by_file: dict[str, list[Span]] = defaultdict(list)
    for span in spans:
        by_file[span.file].append(span)
    pairs = []
    with cache.open(encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            subject, object_ = record["subject"], record["object"]
            span = next((s for s in by_file[record["file"]] if _holds(s, subject) and _holds(s, object_)), None)
            if span:
                pairs.append(_make_pair(span, record))
    _mark_nearest(pairs)
    return pairs


def _holds(span: Span, end: dict) -> bool:
    return span.from_line <= end["line"] <= span.to_line


def _make_pair(span: Span, record: dict) -> Pair:
    subject, object_ = record["subject"], record["object"]
    texts = fold(subject["text"]), fold(object_["text"])
    stated = [
        i for i, (predicate, subjects, objects) in enumerate(span.stated)
        if predicate == record["predicate"] and texts[0] in subjects and texts[1] in objects
    ]
    ends = subject["canonical"], object_["canonical"]
    at = max(subject["passage"], object_["passage"]), min(subject["passage"], object_["passage"])
    return Pair(span, record["predicate"], record["place"], record["away"], ends, at, record["group"], *_with_general(record["features"]), record["measures"], stated)


def _with_general(features: Iterable[str]) -> tuple[list[str], list[str]]:
    """Features with their side, which stands before the first colon, and without it."""
    return sorted(map(intern, set(features))), sorted({intern(feature.split(":", 1)[1]) for feature in features})


def _mark_nearest(pairs: list[Pair]) -> None:
    distance = lambda pair: {"together": 0, "heading": 1, "before": 10}[pair.place] + pair.away
    best: dict[tuple[int, int], int] = {}
    for pair in pairs:
        for i in pair.stated:
            key = id(pair.span), i
            best[key] = min(best.get(key, 99), distance(pair))
    for pair in pairs:
        pair.nearest = any(best[id(pair.span), i] == distance(pair) for i in pair.stated)


# -- the model --


@dataclass
class Weights:
    """The logistic regression of one predicate."""

    intercept: float
    weights: dict[str, float]

    def score(self, pair: Pair) -> float:
        return self.intercept + sum(self.weights.get(f, 0.0) for f in (*pair.features, *pair.general))


def fit(pairs: Sequence[Pair]) -> dict[str, Weights]:
    return {predicate: _fit_one([p for p in pairs if p.predicate == predicate]) for predicate in PREDICATES}


def _fit_one(pairs: Sequence[Pair]) -> Weights:
    """Pairs that repeat from afar what a nearer pair states are neither examples nor counter-examples."""
    known = [pair for pair in pairs if pair.nearest or not pair.stated]
    read = {id(pair): pair.features if pair.predicate in ALONE else [*pair.features, *pair.general] for pair in known}
    seen = Counter(feature for features in read.values() for feature in features)
    columns = {feature: i for i, feature in enumerate(f for f, n in seen.items() if n >= SEEN)}
    places, ends = [], [0]
    for pair in known:
        places += [columns[f] for f in read[id(pair)] if f in columns]
        ends.append(len(places))
    matrix = csr_matrix((np.ones(len(places)), places, ends), shape=(len(known), len(columns)))
    regression = LogisticRegression(C=STRENGTH, solver="liblinear", max_iter=200, random_state=1)
    regression.fit(matrix, [pair.nearest for pair in known])
    weights = {f: round(float(regression.coef_[0][i]), 3) for f, i in columns.items()}
    return Weights(float(regression.intercept_[0]), {f: w for f, w in sorted(weights.items()) if abs(w) >= SMALLEST})


def score(model: Mapping[str, Weights], pairs: Sequence[Pair]) -> np.ndarray:
    """The score of each pair by its own features."""
    return np.array([model[pair.predicate].score(pair) for pair in pairs])


def share(pairs: Sequence[Pair], scores: np.ndarray) -> np.ndarray:
    """The members of two lists share the mean of their scores."""
    shared = scores.copy()
    groups: dict[tuple[int, str], list[int]] = defaultdict(list)
    for i, pair in enumerate(pairs):
        groups[id(pair.span), pair.group].append(i)
    for members in groups.values():
        shared[members] = scores[members].mean()
    return shared


def grow_all(pairs: Sequence[Pair], rows: np.ndarray) -> dict[str, Forest]:
    """The trees of each predicate, from how pairs stand by scores of models that have not seen their documents."""
    return {
        predicate: grow(rows[chosen], np.array([bool(pairs[i].stated) for i in chosen])) if predicate not in ALONE else Forest(0.0, [])
        for predicate, chosen in _by_predicate(pairs).items()
    }


def weigh(forests: Mapping[str, Forest], pairs: Sequence[Pair], rows: np.ndarray) -> np.ndarray:
    """The log-odds of each pair."""
    weighed = np.zeros(len(pairs))
    for predicate, chosen in _by_predicate(pairs).items():
        weighed[chosen] = forests[predicate].weigh(rows[chosen])
    return weighed


def _by_predicate(pairs: Sequence[Pair]) -> dict[str, list[int]]:
    return {predicate: [i for i, p in enumerate(pairs) if p.predicate == predicate] for predicate in PREDICATES}


def set_bars(pairs: Sequence[Pair], scores: np.ndarray) -> dict[str, Bar]:
    """For each predicate the calibration of its scores, and the bar at which its F1 is highest, its neighbours counted in (one
    bar alone may owe its figure to a few pairs), where enough of what it lets through is right."""
    bars = {}
    for predicate in PREDICATES:
        chosen = [i for i, pair in enumerate(pairs) if pair.predicate == predicate]
        own, right = [pairs[i] for i in chosen], np.array([bool(pairs[i].stated) for i in chosen])
        logistic = LogisticRegression(C=1e3).fit(scores[chosen, None], right)
        slope, shift = float(logistic.coef_[0][0]), float(logistic.intercept_[0])
        tried = {keep: count(own, scores[chosen], {predicate: Bar(slope, shift, keep)})[predicate] for keep in BARS}
        good = [keep for keep, counts in tried.items() if counts.precision >= LEAST_RIGHT] or [BARS[-1]]
        keep = max(good, key=lambda one: np.mean([tried[near].f1 for near in BARS if abs(near - one) < 1.5 * STEP]))
        bars[predicate] = Bar(round(slope, 3), round(shift, 3), round(float(keep), 2))
    return bars


def decide(pairs: Sequence[Pair], scores: np.ndarray, bars: Mapping[str, Bar]) -> list[tuple[Pair, float]]:
    """The pairs that are said, as the product decides (src/ingest/extract/relations/pairRelations.ts)."""
    confidences = np.zeros(len(pairs))
    for predicate, bar in bars.items():
        chosen = [i for i, pair in enumerate(pairs) if pair.predicate == predicate]
        confidences[chosen] = bar.confidence(scores[chosen])
    kept = [(pair, float(c)) for pair, c in zip(pairs, confidences) if c >= bars[pair.predicate].keep]
    kept = _where(kept, lambda pair, confidence, edges: edges.get((pair.ends[1], pair.ends[0]), 0) <= confidence)
    return _where(kept, _is_nearest)


def _where(kept: list[tuple[Pair, float]], holds) -> list[tuple[Pair, float]]:
    """Those of NEAREST for which something holds among what their passage says of the same predicate; all others."""
    edges: dict[tuple, dict[tuple[str, str], float]] = defaultdict(dict)
    place = lambda pair: (id(pair.span), pair.predicate, pair.passage[0])
    for pair, confidence in kept:
        edges[place(pair)][pair.ends] = confidence
    return [(pair, c) for pair, c in kept if pair.predicate not in NEAREST or holds(pair, c, edges[place(pair)])]


def _is_nearest(pair: Pair, _: float, edges: Mapping[tuple[str, str], float]) -> bool:
    subject, object_ = pair.ends
    return not any(s == subject and o != object_ and (o, object_) in edges for s, o in edges)


def count(pairs: Sequence[Pair], scores: np.ndarray, bars: Mapping[str, Bar], spans: Sequence[Span] | None = None) -> dict[str, Counts]:
    """By predicate, as the scorer counts: the distinct relationships of a span. Without `spans` those of the pairs."""
    right, found, gold = Counter(), Counter(), Counter()
    said: dict[int, dict[tuple[str, str, str], Pair]] = defaultdict(dict)
    for pair, _ in decide(pairs, scores, bars):
        said[id(pair.span)][pair.predicate, *pair.ends] = pair
    measured = {id(s): s for s in (spans if spans is not None else [pair.span for pair in pairs])}
    for key, span in measured.items():
        taken: set[int] = set()
        for (predicate, *_), pair in said[key].items():
            found[predicate] += 1
            hit = next((i for i in pair.stated if i not in taken), None)
            if hit is not None:
                taken.add(hit)
                right[predicate] += 1
        gold.update(predicate for predicate, _, _ in span.stated)
    return {p: Counts(right[p], found[p], gold[p]) for p in bars}


def total(counts: Iterable[Counts]) -> Counts:
    listed = list(counts)
    return Counts(sum(c.right for c in listed), sum(c.found for c in listed), sum(c.gold for c in listed))


# -- the run --


def write_card(path: Path, tables: Mapping[str, Mapping[str, Counts]], reliability: str, reach: str, date: str) -> None:
    head = "| | P | R | F1 | found | gold |\n|---|---|---|---|---|---|\n"
    parts = [
        "# The pair model",
        f"Decides whether a zone is part of another, develops an industry, and so on, of two names that stand in one "
        f"passage, under a heading, or near one another. For each predicate one logistic regression over features that "
        f"can be read (`plangraph pairs` prints them; each counts with the order of the two and without), whose score the "
        f"members of two lists share, and then {TREES} shallow trees that weigh a pair, with what was measured of it, against the others of its passage. "
        f"Trained on {date} by `train/pairs.py`.",
        "Figures are cross-validated over documents, with the annotated names given; weights, calibration and bars of "
        "a document's fold come from the other folds. Not to be used on texts of other kinds than policy plans.",
    ]
    for source, counts in tables.items():
        rows = "".join(f"| {predicate} | {c} |\n" for predicate, c in counts.items() if c.gold or c.found)
        parts.append(f"## {source}\n\n{head}{rows}| all | {total(counts.values())} |")
    parts.append(f"## Reliability\n\nOf the pairs that are said, by confidence:\n\n{reliability}")
    parts.append(f"## Reach\n\nRelationships of the gold that are among the pairs: {reach}")
    path.write_text("\n\n".join(parts) + "\n", encoding="utf-8")


def tell_reliability(said: Sequence[tuple[bool, float]]) -> str:
    """Of what is right or not, with its confidence, the share that is right by tenths of confidence."""
    rows = ["| confidence | right | of |", "|---|---|---|"]
    for low in np.arange(0, 1.0, 0.1):
        inside = [right for right, c in said if low <= c < low + 0.1]
        if inside:
            rows.append(f"| {low:.1f}–{low + 0.1:.1f} | {100 * np.mean(inside):.1f} % | {len(inside)} |")
    return "\n".join(rows)


def _each_fold(known: Sequence[Pair], read: Sequence[Pair], scores_of: Callable[[list[int], list[int]], np.ndarray]) -> np.ndarray:
    """A score for each pair of `read`, with which `known` begins: `scores_of` is given the places of the other folds and of a fold."""
    scores = np.zeros(len(read))
    for fold_ in range(FOLDS):
        rest = [i for i, p in enumerate(known) if p.span.fold != fold_]
        test = [i for i, p in enumerate(read) if p.span.fold == fold_]
        scores[test] = scores_of(rest, test)
    return scores


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    add_options(parser)
    parser.add_argument("--models", type=Path, help="where the model is written; by default models/ below --out")
    options = parser.parse_args()
    command = options.plangraph.split()
    sources = [("seeds", options.gold, options.seeds), ("cities", options.cities, options.cities), ("corpus", options.corpus, options.corpus / "docs")]
    spans: list[Span] = []
    pairs: list[Pair] = []
    for source, folder, texts in sources:
        rows, read = read_spans(folder, source)
        spans += read
        pairs += read_pairs(rows, read, texts, command, options.out / "pairs" / f"{source}.jsonl")
    folds = {span.file: span.fold for span in spans}
    own: list[Pair] = []
    for source, _, texts in sources:
        rows, read = read_own_spans(options.own / OWN_FILES[source], folds)
        own += read_pairs(rows, read, texts, command, options.out / "pairs" / f"own-{source}.jsonl")

    known = [*pairs, *own]
    first = _each_fold(known, known, lambda rest, test: score(fit([known[i] for i in rest]), [known[i] for i in test]))
    measures = names_of_measures(known)
    standings = np.hstack([compare_rivals(known, first, share(known, first)), measure_pairs(known, measures)])
    scores = _each_fold(
        known,
        pairs,
        lambda rest, test: weigh(grow_all([known[i] for i in rest], standings[rest]), [known[i] for i in test], standings[test]),
    )
    tables: dict[str, dict[str, Counts]] = {}
    said: list[tuple[Pair, float]] = []
    parts: dict[str, list[dict[str, Counts]]] = defaultdict(list)
    for fold_ in range(FOLDS):
        rest = [i for i, p in enumerate(pairs) if p.span.fold != fold_]
        test = [i for i, p in enumerate(pairs) if p.span.fold == fold_]
        bars = set_bars([pairs[i] for i in rest], scores[rest])
        said += decide([pairs[i] for i in test], scores[test], bars)
        for source, _, _ in sources:
            chosen = [i for i in test if pairs[i].span.source == source]
            measured = [s for s in spans if s.fold == fold_ and s.source == source]
            parts[source].append(count([pairs[i] for i in chosen], scores[chosen], bars, measured))
    for source, counted in parts.items():
        tables[source] = {p: total(c[p] for c in counted) for p in PREDICATES}
    tables["all"] = {p: total(tables[s][p] for s, _, _ in sources) for p in PREDICATES}
    for source, counts in tables.items():
        print(source, *(f"{p} {c}" for p, c in counts.items()), f"all {total(counts.values())}", sep="\n  ")

    bars = set_bars(pairs, scores)
    model = fit(known)
    forests = grow_all(known, standings)
    date = datetime.date.today().isoformat()
    models: Path = options.models or options.out / "models"
    models.mkdir(parents=True, exist_ok=True)
    predicates = {
        p: {"intercept": round(w.intercept, 3), "slope": bars[p].slope, "shift": bars[p].shift, "keep": bars[p].keep, "weights": w.weights, "start": forests[p].start, "trees": forests[p].trees}
        for p, w in model.items()
    }
    (models / "pairs.json").write_text(json.dumps({"date": date, "measures": measures, "predicates": predicates}, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")
    reached = len({(id(p.span), i) for p in pairs for i in p.stated})
    reach = f"{100 * reached / sum(len(s.stated) for s in spans):.1f} % of {sum(len(s.stated) for s in spans)}."
    write_card(models / "pairs.md", tables, tell_reliability([(bool(pair.stated), c) for pair, c in said]), reach, date)


if __name__ == "__main__":
    main()
