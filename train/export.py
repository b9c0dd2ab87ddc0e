"""A trained tagger as the files that the product loads: an ONNX graph in int8, and what belongs to it as JSON."""

from __future__ import annotations

import argparse
import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Callable, Sequence

import numpy as np
import onnxruntime
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from data import TAGS, GoldSpan, Labelled
from decode import Costs, decode_all
from encoder import SPECIALS, Vocabulary
from scoring import Counts, measure, names_in_spans
from tagger import Tagger, score
from windows import LONGEST, WindowOptions

MODEL = "tagger.onnx"
DESCRIPTION = "tagger.json"
MOST_LOST = 0.005


@dataclass(frozen=True)
class Description:
    """What the product must know to ask the model; written beside it."""

    tags: tuple[str, ...]
    tokens: tuple[str, ...]
    window: int
    longest: int
    headings: int
    date: str
    costs: Costs


class _Scores(nn.Module):
    """The tagger with log probabilities in the place of logits."""

    def __init__(self, tagger: Tagger) -> None:
        super().__init__()
        self.tagger = tagger

    def forward(self, ids: Tensor, mask: Tensor) -> Tensor:
        return torch.log_softmax(self.tagger(ids, mask), dim=-1)


def export_onnx(tagger: Tagger, path: Path) -> None:
    """Writes `ids` and `mask` (int64 [batch, length]) -> `scores` (float32 [batch, length, len(TAGS)])."""
    example = torch.ones((2, 9), dtype=torch.long)
    free = {0: "batch", 1: "length"}
    torch.onnx.export(
        _Scores(tagger).cpu().eval(),
        (example, example),
        str(path),
        input_names=["ids", "mask"],
        output_names=["scores"],
        dynamic_axes={"ids": free, "mask": free, "scores": free},
        opset_version=17,
        dynamo=False,
    )


def quantise(path: Path, quantised: Path) -> None:
    """Weights and embeddings as int8. Seven bits of them, so that processors without VNNI instructions, whose sums
    of products would overflow, give what the others give."""
    quantize_dynamic(path, quantised, weight_type=QuantType.QInt8, per_channel=True, reduce_range=True)


def session_runner(path: Path, threads: int = 2) -> Callable[[Tensor, Tensor], Tensor]:
    """How `score` asks an exported model."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    session = onnxruntime.InferenceSession(str(path), options)

    def run(ids: Tensor, mask: Tensor) -> Tensor:
        return torch.from_numpy(session.run(None, {"ids": ids.numpy(), "mask": mask.numpy()})[0])

    return run


def write_description(path: Path, description: Description) -> None:
    path.write_text(json.dumps(asdict(description), ensure_ascii=False) + "\n", encoding="utf-8")


def check_export(
    path: Path,
    spans: Sequence[GoldSpan],
    entries: Sequence[Labelled],
    vocabulary: Vocabulary,
    options: WindowOptions,
) -> Counts:
    """The counts of an exported model on spans."""
    scores = score(entries, session_runner(path), vocabulary, options)
    found = names_in_spans(spans, entries, decode_all(entries, scores))
    return measure(spans, found, lambda _: set()).all


def export_checked(
    tagger: Tagger,
    folder: Path,
    description: Description,
    test: tuple[Sequence[GoldSpan], Sequence[Labelled]],
) -> dict[str, float | int]:
    """Exports and quantises into a folder and compares both on spans.

    Raises ValueError where int8 loses MOST_LOST of F1 or more.
    """
    folder.mkdir(parents=True, exist_ok=True)
    full, model = folder / "tagger.fp32.onnx", folder / MODEL
    export_onnx(tagger, full)
    quantise(full, model)
    write_description(folder / DESCRIPTION, description)
    options = WindowOptions(description.window, description.headings)
    vocabulary = Vocabulary(list(description.tokens))
    before = check_export(full, *test, vocabulary, options)
    after = check_export(model, *test, vocabulary, options)
    if before.f1 - after.f1 >= MOST_LOST:
        raise ValueError(f"int8 loses {100 * (before.f1 - after.f1):.2f} F1: {before.f1:.4f} -> {after.f1:.4f}")
    return {"fp32": before.f1, "int8": after.f1, "bytes": model.stat().st_size}
