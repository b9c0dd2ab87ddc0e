"""The tagger for the product: trained on everything, exported, quantised, checked, with its card."""

from __future__ import annotations

import argparse
import datetime
import json
from pathlib import Path

import torch

from card import CardFacts, write_card
from data import TAGS, add_options, label, read_data
from decode import Costs
from encoder import cut_to_characters, read_base
from evaluate import add_recipe_options, kept_figures, make_recipe
from export import Description, export_checked
from tagger import fit
from windows import LONGEST


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    add_options(parser)
    add_recipe_options(parser)
    parser.add_argument("--name", default="cross-validation", help="folder below --out with the scores for the card")
    parser.add_argument("--models", type=Path, help="where the model is written; by default models/ below --out")
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    models: Path = options.models or options.out / "models"
    recipe = make_recipe(options)
    corpus = read_data(options)
    entries = label(corpus)
    base, vocabulary = cut_to_characters(read_base(options.base))
    tagger = fit(entries, base, vocabulary, recipe)
    date = datetime.date.today().isoformat()
    description = Description(
        tags=TAGS,
        tokens=tuple(vocabulary.tokens),
        window=recipe.windows.size,
        longest=LONGEST,
        headings=recipe.windows.headings,
        date=date,
        costs=Costs(),
    )
    exported = export_checked(tagger, models, description, (corpus.spans, entries))
    print(json.dumps(exported))
    folds = sorted(int(path.stem.removeprefix("fold")) for path in (options.out / options.name).glob("fold*.npz"))
    figures, _ = kept_figures(corpus, folds, options.out / options.name)
    (models / "README.md").write_text(write_card(CardFacts(date, recipe, corpus, exported), figures), encoding="utf-8")


if __name__ == "__main__":
    main()
