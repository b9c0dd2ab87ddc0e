"""The tagger: the encoder with a linear layer over its vectors, and how it is fitted and asked."""

from __future__ import annotations

import contextlib
import random
import sys
import time
from dataclasses import dataclass, field
from typing import Callable, ContextManager, Mapping, Sequence

import numpy as np
import torch
from torch import Tensor, nn
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn

from chain import NEVER, Chain
from data import NAME_MARKS, TAGS, UNKNOWN, WORD_MARKS, Labelled
from encoder import WIDTH, Base, Encoder, Vocabulary, make_encoder
from windows import Batch, Disturbance, WindowOptions, cut_windows, group_windows, make_batch


@dataclass(frozen=True)
class Recipe:
    """Everything that decides what a run gives, but for the data."""

    epochs: int = 6
    batch: int = 16
    encoder_rate: float = 2.5e-4
    head_rate: float = 2e-3
    mark_rate: float = 1e-3
    chain_rate: float = 1e-2
    decay: float = 0.01
    warm_up: float = 0.1
    dropout: float = 0.1
    replaced: float = 0.3
    """The share of names that another of their type takes the place of, anew in each epoch."""
    consistency: float = 1.0
    """The weight of the divergence between two readings of one batch under different dropout (R-drop)."""
    taught: float = 0.0
    """The share of the loss that is how far the tagger is from its teachers; the rest is the gold's."""
    averaged: float = 0.998
    """The weight of the past in the running mean of the weights, which is what is kept."""
    seed: int = 1
    freeze_words: bool = True
    move_seams: bool = True
    bf16: bool = False
    windows: WindowOptions = field(default_factory=WindowOptions)


class Tagger(nn.Module):
    """Token ids and marks in, the logits of TAGS for each token out."""

    def __init__(self, encoder: Encoder, dropout: float = 0.1) -> None:
        super().__init__()
        self.word_marks = nn.Embedding(WORD_MARKS, WIDTH)
        self.name_marks = nn.Embedding(NAME_MARKS, WIDTH)
        nn.init.zeros_(self.word_marks.weight)
        nn.init.zeros_(self.name_marks.weight)
        self.encoder = encoder
        self.dropout = nn.Dropout(dropout)
        self.head = nn.Linear(WIDTH, len(TAGS))
        self.chain = Chain()

    def forward(self, ids: Tensor, mask: Tensor, marks: Tensor) -> Tensor:
        """[batch, length] twice and [batch, length, 2] -> [batch, length, len(TAGS)]"""
        extra = self.word_marks(marks[..., 0]) + self.name_marks(marks[..., 1])
        return self.head(self.dropout(self.encoder(ids, mask, extra)))

    def loss(self, logits: Tensor, batch: Batch) -> Tensor:
        """The mean loss of a character whose tag is known."""
        words = batch.marks[..., 0].to(logits.device)
        inner = ((words > 0) & (words % 2 == 0)).float()
        return self.chain(logits, batch.tags.to(logits.device), (words == 0).float(), inner)


def fit(
    entries: Sequence[Labelled],
    base: Base,
    vocabulary: Vocabulary,
    recipe: Recipe,
    *,
    start: Mapping[str, Tensor] | None = None,
    teachers: Sequence[Tagger] = (),
    after_epoch: Callable[[int, Tagger], None] | None = None,
) -> Tagger:
    """Learns a tagger from labelled passages, from the base or from the weights `start` of a tagger, and from what
    `teachers` say of the same texts, disturbed as they are (`recipe.taught`). `after_epoch` is told the epoch, from 1,
    and the tagger so far."""
    torch.manual_seed(recipe.seed)
    device = device_of_choice()
    tagger = Tagger(make_encoder(base, recipe.dropout), recipe.dropout)
    if start:
        tagger.load_state_dict(start)
    tagger.to(device).train()
    tagger.encoder.words.weight.requires_grad_(not recipe.freeze_words)
    for teacher in teachers:
        teacher.to(device).eval()
    mean = AveragedModel(tagger, multi_avg_fn=get_ema_multi_avg_fn(recipe.averaged))
    per_epoch = _batches(entries, recipe, 0)
    steps = recipe.epochs * len(per_epoch)
    optimiser, schedule = _make_optimiser(tagger, recipe, steps)
    disturbance = Disturbance(entries, recipe.replaced, recipe.seed)
    progress = Progress(steps)
    for epoch in range(recipe.epochs):
        for group in _batches(entries, recipe, epoch)[: len(per_epoch)]:
            loss = _loss_of(tagger, make_batch(group, entries, vocabulary, disturbance), recipe, teachers)
            optimiser.zero_grad(set_to_none=True)
            loss.backward()
            nn.utils.clip_grad_norm_(tagger.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            mean.update_parameters(tagger)
            progress.add(loss.item())
        if after_epoch:
            after_epoch(epoch + 1, mean.module.eval())
    return mean.module.eval()


def _loss_of(tagger: Tagger, batch: Batch, recipe: Recipe, teachers: Sequence[Tagger]) -> Tensor:
    """The loss of a batch, read twice where consistency counts."""
    device = next(tagger.parameters()).device
    readings = 2 if recipe.consistency else 1
    double = batch.repeat(readings)
    logits = _logits_of(tagger, double, recipe)
    loss = tagger.loss(logits, double)
    known = (batch.tags != UNKNOWN).to(device)
    said = torch.log_softmax(logits, dim=-1).chunk(readings)
    if teachers and recipe.taught:
        far = _far_from(teachers, batch, recipe, said)
        loss = (1 - recipe.taught) * loss + recipe.taught * _mean_of_known(far, known)
    if readings == 1:
        return loss
    first, second = said
    apart = ((first.exp() - second.exp()) * (first - second)).sum(-1) / 2
    return loss + recipe.consistency * _mean_of_known(apart, known)


def _logits_of(tagger: Tagger, batch: Batch, recipe: Recipe) -> Tensor:
    device = next(tagger.parameters()).device
    with cast(device, recipe.bf16):
        logits = tagger(batch.ids.to(device), batch.mask.to(device), batch.marks.to(device))
    return logits.float()


def _far_from(teachers: Sequence[Tagger], batch: Batch, recipe: Recipe, said: Sequence[Tensor]) -> Tensor:
    """For each token the divergence of what is said in the readings from the mean of what the teachers say."""
    with torch.no_grad():
        taught = torch.stack([torch.softmax(_logits_of(t, batch, recipe), dim=-1) for t in teachers]).mean(0)
    sure = taught.clamp(min=1e-8).log()
    return torch.stack([(taught * (sure - one)).sum(-1) for one in said]).mean(0)


def _mean_of_known(values: Tensor, known: Tensor) -> Tensor:
    return (values * known).sum() / known.sum().clamp(min=1)


class Progress:
    """Says every fifty steps how far training is."""

    def __init__(self, steps: int) -> None:
        self.steps, self.step, self.total, self.begun = steps, 0, 0.0, time.monotonic()

    def add(self, loss: float) -> None:
        self.step += 1
        self.total += loss
        if self.step % 50 == 0:
            minutes = (time.monotonic() - self.begun) / 60
            line = f"step {self.step}/{self.steps} loss {self.total / 50:.4f} {minutes:.1f} min"
            print(line, file=sys.stderr, flush=True)
            self.total = 0.0


def _batches(entries: Sequence[Labelled], recipe: Recipe, epoch: int) -> list[list]:
    dice = random.Random(recipe.seed * 1000 + epoch)
    first = dice.randint(40, recipe.windows.size) if recipe.move_seams and epoch else None
    windows = [w for w in cut_windows(entries, recipe.windows, first) if any(entries[p.index].known for p in w.pieces)]
    return list(group_windows(windows, recipe.batch, seed=recipe.seed * 1000 + epoch))


def _make_optimiser(tagger: Tagger, recipe: Recipe, steps: int):
    encoder = [p for p in tagger.encoder.parameters() if p.requires_grad]
    groups = [
        {"params": [p for p in encoder if p.ndim > 1], "lr": recipe.encoder_rate, "weight_decay": recipe.decay},
        {"params": [p for p in encoder if p.ndim == 1], "lr": recipe.encoder_rate, "weight_decay": 0.0},
        {"params": list(tagger.head.parameters()), "lr": recipe.head_rate, "weight_decay": recipe.decay},
        {"params": list(tagger.chain.parameters()), "lr": recipe.chain_rate, "weight_decay": 0.0},
        {
            "params": [tagger.word_marks.weight, tagger.name_marks.weight],
            "lr": recipe.mark_rate,
            "weight_decay": recipe.decay,
        },
    ]
    optimiser = torch.optim.AdamW(groups)
    warm = max(1, round(recipe.warm_up * steps))
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda step: min((step + 1) / warm, max(0.0, (steps - step) / max(1, steps - warm)))
    )
    return optimiser, schedule


def device_of_choice() -> torch.device:
    """The graphics card where there is one."""
    return torch.device("cuda" if torch.cuda.is_available() else "cpu")


def cast(device: torch.device, wanted: bool) -> ContextManager[object]:
    """In it products are in bfloat16 where that is wanted."""
    return torch.autocast(device.type, dtype=torch.bfloat16) if wanted else contextlib.nullcontext()


@torch.no_grad()
def score(
    entries: Sequence[Labelled],
    run: Callable[[Tensor, Tensor, Tensor], Tensor],
    vocabulary: Vocabulary,
    options: WindowOptions,
    batch: int = 16,
) -> list[np.ndarray]:
    """What the tagger says of every character of every passage, [characters, len(TAGS)]. `run` takes ids, mask and marks and gives logits."""
    scores = [_no_names(len(entry.passage.text)) for entry in entries]
    for group in group_windows(cut_windows(entries, options), batch):
        made = make_batch(group, entries, vocabulary)
        rows = run(made.ids, made.mask, made.marks).float().cpu().numpy()
        for row, window, begins in zip(rows, made.windows, made.places):
            for piece, at in zip(window.pieces, begins):
                scores[piece.index][piece.start : piece.end] = row[at : at + piece.end - piece.start]
    return scores


def _no_names(length: int) -> np.ndarray:
    """The scores of a text of which nothing is known: what no piece covers, as the ends of cells, is in no name."""
    scores = np.full((length, len(TAGS)), NEVER, np.float32)
    scores[:, 0] = 0.0
    return scores


def runner(tagger: Tagger) -> Callable[[Tensor, Tensor, Tensor], Tensor]:
    """How `score` asks a torch tagger."""
    device = next(tagger.parameters()).device
    return lambda ids, mask, marks: tagger(ids.to(device), mask.to(device), marks.to(device))
