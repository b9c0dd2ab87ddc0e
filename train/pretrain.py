"""The base encoder, taught to guess masked words of raw policy text before it learns names."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Iterator

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor, nn

from data import Corpus, add_options, read_data
from encoder import JAR, SPECIALS, WIDTH, Base, Vocabulary, cut_to_characters, make_encoder, read_base, write_base
from tagger import cast, device_of_choice

MASKED = 0.18
"""The share of words that are to be guessed: four fifths of their characters masked, a tenth replaced, a tenth left."""
LENGTH = 256
BATCH = 32
RATE = 3e-4
IGNORED = -1


class Guesser(nn.Module):
    """Token ids in, the logits of the vocabulary at chosen places out; the embeddings give the last matrix."""

    def __init__(self, base: Base) -> None:
        super().__init__()
        self.encoder = make_encoder(base)
        self.dense = nn.Linear(WIDTH, WIDTH)
        self.norm = nn.LayerNorm(WIDTH)
        self.bias = nn.Parameter(torch.zeros(len(base.tokens)))

    def forward(self, ids: Tensor, mask: Tensor, chosen: Tensor) -> Tensor:
        """[batch, length] three times, the last one boolean -> [chosen, vocabulary]"""
        hidden = self.norm(F.gelu(self.dense(self.encoder(ids, mask)[chosen])))
        return hidden @ self.encoder.words.weight.T + self.bias


def read_texts(corpus: Corpus, vocabulary: Vocabulary, without: int | None) -> list[tuple[np.ndarray, np.ndarray]]:
    """Of every file outside a fold its token ids, passages closed by a separator, and where its words begin."""
    fold_of = {span.file: span.fold for span in corpus.spans}
    texts: list[tuple[np.ndarray, np.ndarray]] = []
    for file, passages in corpus.passages.items():
        if fold_of.get(file) == without and without is not None:
            continue
        ids = [i for p in passages for i in (*map(vocabulary.id_of, p.text), vocabulary.separator)]
        begins = np.zeros(len(ids), bool)
        at = 0
        for passage in passages:
            begins[[at, *(at + word for word in passage.words), at + len(passage.text)]] = True
            at += len(passage.text) + 1
        texts.append((np.array(ids), begins))
    return texts


def draw_batches(
    texts: list[tuple[np.ndarray, np.ndarray]], vocabulary: Vocabulary, dice: np.random.Generator
) -> Iterator[tuple[Tensor, Tensor]]:
    """All texts once, each cut at another place: ids with masked words, and what was there, else IGNORED."""
    rows: list[tuple[np.ndarray, np.ndarray]] = []
    for ids, begins in texts:
        shown, wanted = _mask(ids, begins, vocabulary, dice)
        first = int(dice.integers(1, LENGTH - 1))
        for start in (0, *range(first, len(ids), LENGTH - 1)):
            end = first if start == 0 else start + LENGTH - 1
            row = np.full(LENGTH, vocabulary.pad), np.full(LENGTH, IGNORED)
            length = len(ids[start:end])
            row[0][: length + 1] = [vocabulary.first, *shown[start:end]]
            row[1][1 : length + 1] = wanted[start:end]
            rows.append(row)
    order = dice.permutation(len(rows))
    for at in range(0, len(order) - BATCH + 1, BATCH):
        part = [rows[i] for i in order[at : at + BATCH]]
        yield torch.from_numpy(np.stack([r[0] for r in part])), torch.from_numpy(np.stack([r[1] for r in part]))


def _mask(
    ids: np.ndarray, begins: np.ndarray, vocabulary: Vocabulary, dice: np.random.Generator
) -> tuple[np.ndarray, np.ndarray]:
    word = np.cumsum(begins) - 1
    hit = (dice.random(word[-1] + 1) < MASKED)[word] & (ids != vocabulary.separator)
    way = dice.random(len(ids))
    others = dice.integers(len(SPECIALS), len(vocabulary.tokens), len(ids))
    shown = np.where(hit & (way < 0.8), vocabulary.mask, np.where(hit & (way >= 0.9), others, ids))
    return shown, np.where(hit, ids, IGNORED)


def learn(base: Base, corpus: Corpus, options: argparse.Namespace) -> Base:
    """The base after so many steps over the texts outside the fold."""
    vocabulary = Vocabulary(base.tokens)
    texts = read_texts(corpus, vocabulary, options.without)
    torch.manual_seed(options.seed)
    dice = np.random.default_rng(options.seed)
    device = device_of_choice()
    guesser = Guesser(base).to(device).train()
    optimiser = torch.optim.AdamW(guesser.parameters(), lr=RATE, weight_decay=0.01)
    warm = max(1, options.steps // 15)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda step: min((step + 1) / warm, max(0.0, (options.steps - step) / max(1, options.steps - warm)))
    )
    step = 0
    while step < options.steps:
        for ids, wanted in draw_batches(texts, vocabulary, dice):
            chosen = wanted != IGNORED
            with cast(device, options.bf16):
                logits = guesser(ids.to(device), (ids != vocabulary.pad).long().to(device), chosen.to(device))
            loss = F.cross_entropy(logits.float(), wanted[chosen].to(device))
            optimiser.zero_grad(set_to_none=True)
            loss.backward()
            nn.utils.clip_grad_norm_(guesser.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            step += 1
            if step % 50 == 0:
                print(f"step {step}/{options.steps} loss {loss.item():.3f}", file=sys.stderr, flush=True)
            if step == options.steps:
                break
    return Base({name: w.detach().cpu() for name, w in guesser.encoder.state_dict().items()}, base.tokens)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    add_options(parser)
    parser.add_argument("--base", type=Path, default=JAR, help="the jar with the base encoder")
    parser.add_argument("--write", type=Path, required=True, help="file for what was learned (.pt), which --base takes")
    parser.add_argument("--without", type=int, help="a fold whose files are left out, for cross-validation")
    parser.add_argument("--steps", type=int, default=4000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--bf16", action="store_true")
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    base, _ = cut_to_characters(read_base(options.base))
    write_base(learn(base, read_data(options), options), options.write)


if __name__ == "__main__":
    main()
