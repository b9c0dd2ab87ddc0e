"""The encoder of questions: its vectors are taught to be alike to those that the encoder of sentences, which stays as it is
published, gives to the passages that answer them. Cross-validated by batches of questions."""

from __future__ import annotations

import argparse
import random
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Sequence

import numpy as np
import torch
from torch import Tensor

from data import read_lines
from encoder import JAR, WIDTH, Base, Vocabulary, cut_to_characters, make_encoder, read_base
from export import quantise
from sentences import LONGEST, SentenceEncoder, export_onnx

RATE = 2e-4
EPOCHS = 3
BATCH = 32
SHARPNESS = 30.0
"""Likenesses times this are the scores among which the passages that answer compete with all others."""
MOST_PASSAGES = 24
"""Questions that more passages answer say little of any of them: they are measured and not learned from."""
TAUGHT = 0.5
"""The share of what was learned in the weights; the rest are those that were published. What was learned holds for the texts
at hand, what was published for others too (weight-space ensembles; Wortsman et al. 2022)."""
POOL = 20
"""Batches that are drawn together and parted by length."""
STEPS = (1, 5, 20)


@dataclass(frozen=True)
class Asked:
    """A question as tokens, and the indices of the passages that answer it."""

    batch: str
    kind: str
    tokens: list[int]
    passages: list[int]


def tokens_of(text: str, vocabulary: Vocabulary) -> list[int]:
    """As `openEncoder` of the product has them."""
    shown = "".join(text.split())[: LONGEST - 2]
    return [vocabulary.first, *map(vocabulary.id_of, shown), vocabulary.separator]


def pad(rows: Sequence[list[int]], vocabulary: Vocabulary) -> tuple[Tensor, Tensor]:
    length = max(map(len, rows))
    ids = torch.full((len(rows), length), vocabulary.pad)
    mask = torch.zeros((len(rows), length), dtype=torch.long)
    for row, tokens in enumerate(rows):
        ids[row, : len(tokens)] = torch.tensor(tokens)
        mask[row, : len(tokens)] = 1
    return ids, mask


def encode(model: SentenceEncoder, rows: Sequence[list[int]], vocabulary: Vocabulary) -> Tensor:
    """One vector for each row, in their order."""
    model.eval()
    order = sorted(range(len(rows)), key=lambda i: len(rows[i]))
    vectors = torch.zeros(len(rows), WIDTH)
    with torch.no_grad(), torch.autocast("cpu", torch.bfloat16):
        for start in range(0, len(order), 64):
            part = order[start : start + 64]
            vectors[part] = model(*pad([rows[i] for i in part], vocabulary)).float()
    return vectors


def deal_batches(asked: Sequence[Asked], folds: int) -> dict[str, int]:
    """The fold of each batch: the same as `train/candidates.ts` and `answers.py` deal."""
    return {batch: i % folds for i, batch in enumerate(sorted({one.batch for one in asked}))}


def make_batches(asked: Sequence[Asked]) -> list[list[Asked]]:
    """Drawn at random, of like length."""
    shuffled = random.sample(asked, len(asked))
    pools = [sorted(shuffled[i : i + BATCH * POOL], key=lambda one: len(one.tokens)) for i in range(0, len(shuffled), BATCH * POOL)]
    batches = [pool[i : i + BATCH] for pool in pools for i in range(0, len(pool), BATCH)]
    return random.sample(batches, len(batches))


def loss_of(vectors: Tensor, batch: Sequence[Asked], passages: Tensor, rivals: Tensor) -> Tensor:
    """How unlikely it is that a passage that answers is drawn among the rivals."""
    scores = (SHARPNESS * vectors @ passages.T).masked_fill(~rivals, -1e4)
    right = torch.stack([scores[row, one.passages].logsumexp(0) for row, one in enumerate(batch)])
    return (scores.logsumexp(1) - right).mean()


def teach(asked: Sequence[Asked], passages: Tensor, base: Base, seed: int) -> SentenceEncoder:
    torch.manual_seed(seed)
    random.seed(seed)
    vocabulary = Vocabulary(base.tokens)
    model = SentenceEncoder(make_encoder(base))
    learned = [one for one in asked if len(one.passages) <= MOST_PASSAGES]
    # A passage that nobody asked for is no rival: it would be learned that it answers nothing.
    rivals = torch.zeros(len(passages), dtype=torch.bool)
    rivals[[i for one in learned for i in one.passages]] = True
    published = {name: weights.clone() for name, weights in model.state_dict().items()}
    optimiser = torch.optim.AdamW(model.parameters(), lr=RATE, weight_decay=0.01)
    steps = EPOCHS * len(make_batches(learned))
    warm = steps // 10
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda step: min((step + 1) / warm, max(0.0, (steps - step) / (steps - warm)))
    )
    start = time.monotonic()
    for epoch in range(EPOCHS):
        losses = []
        for batch in make_batches(learned):
            model.train()
            with torch.autocast("cpu", torch.bfloat16):
                vectors = model(*pad([one.tokens for one in batch], vocabulary)).float()
            loss = loss_of(vectors, batch, passages, rivals)
            optimiser.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            losses.append(loss.item())
        print(f"  epoch {epoch + 1}: loss {np.mean(losses):.3f}, {time.monotonic() - start:.0f} s", flush=True)
    taught = model.state_dict()
    model.load_state_dict({name: torch.lerp(weights, taught[name], TAUGHT) for name, weights in published.items()})
    return model


def ranks_of(model: SentenceEncoder, asked: Sequence[Asked], passages: Tensor, vocabulary: Vocabulary) -> np.ndarray:
    """How many passages are more alike to each question than the first that answers it."""
    likeness = encode(model, [one.tokens for one in asked], vocabulary) @ passages.T
    return np.array([int((row > row[one.passages].max()).sum()) for row, one in zip(likeness, asked)])


def report(title: str, asked: Sequence[Asked], ranks: np.ndarray) -> None:
    for kind in sorted({one.kind for one in asked}):
        own = ranks[[one.kind == kind for one in asked]]
        print(f"{title} {kind} ({len(own)}):", ", ".join(f"{100 * (own < step).mean():.1f}" for step in STEPS), flush=True)


def write(model: SentenceEncoder, path: Path) -> None:
    full = path.with_suffix(".fp32.onnx")
    export_onnx(model, full)
    quantise(full, path)
    full.unlink()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--meanings", type=Path, required=True, help="what `npx tsx train/meanings.ts` printed")
    parser.add_argument("--base", type=Path, default=JAR, help="the jar with the ONNX file")
    parser.add_argument("--folds", type=int, default=6, help="parts that the batches of questions are dealt into")
    parser.add_argument("--only", type=int, nargs="*", help="folds to run; -1 is the encoder of all questions; default: all and that")
    parser.add_argument("--held", help="measure the questions about files that begin so, by an encoder without them")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--out", type=Path, default=Path("out"), help="where questions.onnx goes, and questions0.onnx … of the folds")
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    options.out.mkdir(parents=True, exist_ok=True)

    base, vocabulary = cut_to_characters(read_base(options.base))
    rows = read_lines(options.meanings)
    texts = [row for row in rows if row["record"] == "passage"]
    index = {row["id"]: i for i, row in enumerate(texts)}
    asked = [
        Asked(row["batch"], f"{row['lang']} {row['form']}", tokens_of(row["text"], vocabulary), [index[one] for one in row["passages"]])
        for row in rows
        if row["record"] == "question"
    ]
    published = SentenceEncoder(make_encoder(base))
    passages = encode(published, [tokens_of(row["text"], vocabulary) for row in texts], vocabulary)

    if options.held:
        about = [any(texts[i]["file"].startswith(options.held) for i in one.passages) for one in asked]
        held = [one for one, is_about in zip(asked, about) if is_about]
        report("published", held, ranks_of(published, held, passages, vocabulary))
        model = teach([one for one, is_about in zip(asked, about) if not is_about], passages, base, 1)
        report(f"without {options.held}", held, ranks_of(model, held, passages, vocabulary))
        return

    dealt = deal_batches(asked, options.folds)
    measured: list[Asked] = []
    ranks: list[np.ndarray] = []
    for fold in options.only if options.only is not None else [*range(options.folds), -1]:
        print(f"fold {fold}" if fold >= 0 else "all", flush=True)
        model = teach([one for one in asked if dealt[one.batch] != fold], passages, base, 1)
        write(model, options.out / ("questions.onnx" if fold < 0 else f"questions{fold}.onnx"))
        if fold >= 0:
            test = [one for one in asked if dealt[one.batch] == fold]
            measured += test
            ranks.append(ranks_of(model, test, passages, vocabulary))
            report(f"fold {fold}", test, ranks[-1])
    if len(ranks) > 1:
        report("published", measured, ranks_of(published, measured, passages, vocabulary))
        report("taught", measured, np.concatenate(ranks))


if __name__ == "__main__":
    main()
