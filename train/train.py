"""The tagger for the product: trained on everything, exported, quantised, checked, with its card."""

from __future__ import annotations

import argparse
import datetime
import json
from pathlib import Path

import torch

from card import CardFacts, write_card
from data import add_options, label, read_data
from encoder import make_encoder
from decide import evaluate_kept, kept_readings
from evaluate import add_recipe_options, make_recipe, mean_of, read_named_base, read_teachers
from export import describe, export_checked
from tagger import Tagger, fit


EVERYTHING = "all"
"""What stands for the fold in the names of files where none is left out."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    add_options(parser)
    add_recipe_options(parser)
    parser.add_argument("--name", default="cross-validation", help="folder below --out with the scores of the cross-validation, for the decision and the card")
    parser.add_argument("--models", type=Path, help="where the model is written; by default models/ below --out")
    parser.add_argument("--trained", action="store_true", help="train nothing: export the weights that the last run left")
    parser.add_argument("--note", default="", help="what the card says beside the recipe")
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    models: Path = options.models or options.out / "models"
    recipe = make_recipe(options)
    corpus = read_data(options)
    entries = label(corpus)
    base, vocabulary = read_named_base(options.base, EVERYTHING)
    models.mkdir(parents=True, exist_ok=True)
    weights = models / "tagger.pt"
    if options.trained:
        tagger = Tagger(make_encoder(base), recipe.dropout).eval()
        tagger.load_state_dict(torch.load(weights, weights_only=True))
    else:
        teachers = read_teachers(options, EVERYTHING, base)
        tagger = fit(entries, base, vocabulary, recipe, start=mean_of(options.start, EVERYTHING), teachers=teachers)
        torch.save(tagger.state_dict(), weights)
    date = datetime.date.today().isoformat()
    evaluation = evaluate_kept(corpus, kept_readings(corpus, options.out / options.name))
    description = describe(tagger, vocabulary, recipe.windows, evaluation.decision, date)
    exported = export_checked(tagger, models, description, (corpus.spans, entries))
    print(json.dumps(exported))
    card = write_card(CardFacts(date, recipe, corpus, exported, options.note), evaluation)
    (models / "README.md").write_text(card, encoding="utf-8")


if __name__ == "__main__":
    main()
