"""The model card: what the model was made of, how good it is where, and what it is not for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Mapping

from data import Corpus
from decide import Evaluation
from scoring import Counts
from tagger import Recipe

NOTICE = """The encoder is bge-small-zh-v1.5 of the Beijing Academy of Artificial Intelligence, under the MIT License:

> Copyright (c) 2022 staoxiao
>
> Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated
> documentation files (the "Software"), to deal in the Software without restriction, including without limitation the
> rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to
> permit persons to whom the Software is furnished to do so, subject to the following conditions:
>
> The above copyright notice and this permission notice shall be included in all copies or substantial portions of the
> Software.
>
> THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE
> WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR
> COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR
> OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE."""


@dataclass(frozen=True)
class CardFacts:
    """What stands on the card beside the figures. `exported` is what `export_checked` returned."""

    date: str
    recipe: Recipe
    corpus: Corpus
    exported: Mapping[str, float | int]
    note: str = ""
    """What is to be known beside the recipe."""


def write_card(facts: CardFacts, evaluation: Evaluation) -> str:
    """The card as Markdown. `evaluation` is cross-validated over documents."""
    figures = evaluation.figures
    spans = facts.corpus.spans
    names = sum(len(span.names) for span in spans)
    sources = ", ".join(f"{source} ({n} spans)" for source, n in sorted(_count(span.source for span in spans).items()))
    return "\n\n".join([
        "# The name tagger",
        f"Finds the names of zones, industries, institutions, projects and cited plans in Chinese policy texts. "
        f"Trained on {facts.date} by `train/`. A transformer of 4 layers × 512 over characters, which also sees the words "
        f"and the names of closed forms, with a conditional random field over 11 tags, int8, {facts.exported['bytes'] / 1e6:.1f} MB.",
        f"## Data\n\n{len(spans)} annotated spans with {names} names, of {len(set(s.file for s in spans))} documents: "
        f"{sources}. One reading a span; two independent readings agree at F1 95.",
        f"## Recipe\n\n`{facts.recipe}`" + (f"\n\n{facts.note}" if facts.note else ""),
        "## Figures\n\nCross-validated over documents: every document is read by a tagger trained without it. A name "
        "counts as right where type and text are, among the distinct names of its span. Folds measured, of 0 to 4: "
        f"{', '.join(map(str, evaluation.folds))}.\n\n" + _table("all", {"all": figures.all}),
        "### By type\n\n" + _table("type", figures.by_type),
        "### By kind of source\n\n" + _table("source", figures.by_source),
        "### By province\n\n" + _table("province", figures.by_province),
        "### Names never seen in training\n\nRecall "
        f"{100 * figures.unseen.recall:.1f} of {figures.unseen.gold} names.\n\n"
        + "\n".join(f"- {t}: {100 * c.recall:.1f} of {c.gold}" for t, c in sorted(figures.unseen_by_type.items())),
        f"### Can the confidence be trusted?\n\nNames by confidence, {_calibration(evaluation)}.\n\n"
        "| confidence | right | names |\n| --- | --- | --- |\n"
        + "\n".join(f"| {bounds} | {right:.1f} % | {n} |" for bounds, right, n in evaluation.reliability.rows()),
        f"### int8\n\nF1 on the same spans {100 * facts.exported['fp32']:.2f} in fp32, {100 * facts.exported['int8']:.2f} "
        "in int8 (spans that it was trained on: only the difference says something).",
        "## Not for\n\nTexts that are no policy documents or work reports; classical or traditional Chinese as it "
        "stands; names of persons; decisions about people or companies. A name that it does not find may well be there: "
        "it must not be used to prove that a plan leaves something out.",
        "## Which names are related\n\nAnother model decides that: see [pairs.md](pairs.md).",
        f"## Licence of the base model\n\n{NOTICE}\n",
    ])


def _calibration(evaluation: Evaluation) -> str:
    if len(evaluation.folds) > 1:
        return "each fold calibrated on the others"
    return "calibrated on this one fold itself, which flatters it"


def _count(values) -> dict[str, int]:
    counts: dict[str, int] = {}
    for value in values:
        counts[value] = counts.get(value, 0) + 1
    return counts


def _table(title: str, groups: Mapping[str, Counts]) -> str:
    rows = [
        f"| {name} | {100 * c.precision:.1f} | {100 * c.recall:.1f} | {100 * c.f1:.1f} | {c.gold} |"
        for name, c in sorted(groups.items())
    ]
    return "\n".join([f"| {title} | precision | recall | F1 | names |", "| --- | --- | --- | --- | --- |", *rows])
