"""The base encoder as the product loads it: a text in, one vector of its meaning out, in int8."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from encoder import JAR, Encoder, cut_to_characters, make_encoder, read_base
from export import quantise

MODEL = "sentences.onnx"
DESCRIPTION = "sentences.json"
LONGEST = 96
"""Tokens of a text that are read, the first and the last among them."""


class SentenceEncoder(nn.Module):
    """The state of the first token, of length 1: what bge-small-zh-v1.5 was trained to compare texts by."""

    def __init__(self, encoder: Encoder) -> None:
        super().__init__()
        self.encoder = encoder

    def forward(self, ids: Tensor, mask: Tensor) -> Tensor:
        """`ids` and `mask` (1 for tokens, 0 for padding) [batch, length] -> [batch, WIDTH]."""
        return F.normalize(self.encoder(ids, mask)[:, 0], dim=-1)


def export_onnx(model: SentenceEncoder, path: Path) -> None:
    """Writes `ids`, `mask` (int64 [batch, length]) -> `vectors` (float32 [batch, WIDTH])."""
    example = torch.ones((2, 9), dtype=torch.long)
    free = {0: "batch", 1: "length"}
    torch.onnx.export(
        model.eval(),
        (example, example),
        str(path),
        input_names=["ids", "mask"],
        output_names=["vectors"],
        dynamic_axes={"ids": free, "mask": free, "vectors": {0: "batch"}},
        opset_version=17,
        dynamo=False,
    )


def write_files(jar: Path, folder: Path) -> None:
    """Writes the model, and how long a text it reads; its characters are those of the tagger, which has the same base."""
    base, _ = cut_to_characters(read_base(jar))
    full = folder / "sentences.fp32.onnx"
    export_onnx(SentenceEncoder(make_encoder(base)), full)
    quantise(full, folder / MODEL)
    full.unlink()
    (folder / DESCRIPTION).write_text(json.dumps({"longest": LONGEST}) + "\n", encoding="utf-8")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Writes the encoder of sentences for the product.")
    parser.add_argument("--base", type=Path, default=JAR, help="the jar with the ONNX file")
    parser.add_argument("--out", type=Path, default=Path("../models"), help="the folder of the files")
    options = parser.parse_args()
    write_files(options.base, options.out)
