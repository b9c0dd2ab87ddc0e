"""The base encoder, taught the language of plans first: masked characters of raw text, without any labels."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from data import Labelled, UNKNOWN, add_options, read_data
from encoder import JAR, WIDTH, Base, Encoder, Vocabulary, cut_to_characters, make_encoder, read_base, write_base
from tagger import cast, device_of_choice
from windows import WindowOptions, cut_windows, group_windows, make_batch

MASKED = 0.15
WINDOW = 240


class Guesser(nn.Module):
    """Hidden states in, the logits of all characters out; the last product is with the embeddings themselves."""

    def __init__(self, encoder: Encoder) -> None:
        super().__init__()
        self.encoder = encoder
        self.turn = nn.Linear(WIDTH, WIDTH)
        self.norm = nn.LayerNorm(WIDTH)
        self.bias = nn.Parameter(torch.zeros(encoder.words.num_embeddings))

    def forward(self, ids: Tensor, mask: Tensor, wanted: Tensor) -> Tensor:
        """The logits at the places where `wanted` [batch, length] is true."""
        hidden = self.encoder(ids, mask)[wanted]
        return F.linear(self.norm(F.gelu(self.turn(hidden))), self.encoder.words.weight, self.bias)


def hide(ids: Tensor, vocabulary: Vocabulary, dice: torch.Generator) -> tuple[Tensor, Tensor]:
    """Ids with some characters hidden (eight tenths masked, one tenth another character, one tenth as it was), and
    which they are."""
    special = ids <= max(vocabulary.pad, vocabulary.unknown, vocabulary.first, vocabulary.separator, vocabulary.mask)
    wanted = (torch.rand(ids.shape, generator=dice) < MASKED) & ~special
    fate = torch.rand(ids.shape, generator=dice)
    hidden = ids.clone()
    hidden[wanted & (fate < 0.8)] = vocabulary.mask
    other = wanted & (fate >= 0.8) & (fate < 0.9)
    hidden[other] = torch.randint(len(vocabulary.tokens), (int(other.sum()),), generator=dice)
    return hidden, wanted


def pretrain(entries: list[Labelled], base: Base, vocabulary: Vocabulary, options: argparse.Namespace) -> Base:
    """The base with its weights after `options.epochs` over the entries."""
    torch.manual_seed(options.seed)
    dice = torch.Generator().manual_seed(options.seed)
    device = device_of_choice()
    guesser = Guesser(make_encoder(base)).to(device).train()
    optimiser = torch.optim.AdamW(guesser.parameters(), lr=options.rate, weight_decay=0.01)
    windows = cut_windows(entries, WindowOptions(WINDOW))
    steps = options.epochs * -(-len(windows) // options.batch)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda step: min((step + 1) / (0.05 * steps + 1), max(0.0, 1 - step / steps))
    )
    for epoch in range(options.epochs):
        total, count = 0.0, 0
        for group in group_windows(windows, options.batch, seed=options.seed * 1000 + epoch):
            batch = make_batch(group, entries, vocabulary)
            hidden, wanted = hide(batch.ids, vocabulary, dice)
            with cast(device, options.bf16):
                logits = guesser(hidden.to(device), batch.mask.to(device), wanted.to(device))
            loss = F.cross_entropy(logits.float(), batch.ids[wanted].to(device))
            optimiser.zero_grad(set_to_none=True)
            loss.backward()
            nn.utils.clip_grad_norm_(guesser.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            total, count = total + loss.item(), count + 1
        print(f"epoch {epoch + 1}/{options.epochs} loss {total / count:.3f}", file=sys.stderr, flush=True)
    weights = {name: weight.detach().cpu() for name, weight in guesser.encoder.state_dict().items()}
    return Base(weights, base.tokens)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    add_options(parser)
    parser.add_argument("--base", type=Path, default=JAR, help="the jar with the base encoder")
    parser.add_argument("--epochs", type=int, default=10)
    parser.add_argument("--batch", type=int, default=32)
    parser.add_argument("--rate", type=float, default=1e-4)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--bf16", action="store_true")
    parser.add_argument("--without-fold", type=int, help="leave out the texts of a fold")
    parser.add_argument("--write", type=Path, required=True, help="file (.pt) for the encoder; --base takes it")
    options = parser.parse_args()
    corpus = read_data(options)
    left_out = {span.file for span in corpus.spans if span.fold is not None and span.fold == options.without_fold}
    base, vocabulary = cut_to_characters(read_base(options.base))
    entries = [
        Labelled(passage, [UNKNOWN] * len(passage.text))
        for file, passages in corpus.passages.items()
        if file not in left_out
        for passage in passages
    ]
    write_base(pretrain(entries, base, vocabulary, options), options.write)


if __name__ == "__main__":
    main()
