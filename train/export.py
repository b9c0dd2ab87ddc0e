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
from torch import Tensor

from data import PARTS, TAGS, GoldSpan, Labelled
from decide import Decision, counts_of, read_likely
from decode import Costs, costs_of
from encoder import STAND_INS, Vocabulary
from scoring import Counts
from tagger import Tagger, score
from windows import LONGEST, WindowOptions

MODEL = "tagger.onnx"
DESCRIPTION = "tagger.json"
MOST_LOST = 0.006


@dataclass(frozen=True)
class Description:
    """What the product must know to ask the model; written beside it."""

    tags: tuple[str, ...]
    tokens: tuple[str, ...]
    standIns: dict[str, str]
    parts: tuple[str, ...]
    window: int
    longest: int
    date: str
    moves: list[list[float]]
    split: float
    decision: Decision


def describe(tagger: Tagger, vocabulary: Vocabulary, options: WindowOptions, decision: Decision, date: str) -> Description:
    """What is to be known of a tagger."""
    costs = costs_of(tagger)
    return Description(
        tags=TAGS,
        tokens=tuple(vocabulary.tokens),
        standIns=STAND_INS,
        parts=PARTS,
        window=options.size,
        longest=LONGEST,
        date=date,
        moves=[[round(float(cost), 4) for cost in row] for row in costs.moves],
        split=round(costs.split, 4),
        decision=decision,
    )


def export_onnx(tagger: Tagger, path: Path) -> None:
    """Writes `ids`, `mask` (int64 [batch, length]) and `marks` (int64 [batch, length, 2]) -> `scores` (float32
    [batch, length, len(TAGS)])."""
    example = torch.ones((2, 9), dtype=torch.long)
    free = {0: "batch", 1: "length"}
    torch.onnx.export(
        tagger.cpu().eval(),
        (example, example, torch.ones((2, 9, 2), dtype=torch.long)),
        str(path),
        input_names=["ids", "mask", "marks"],
        output_names=["scores"],
        dynamic_axes={"ids": free, "mask": free, "marks": free, "scores": free},
        opset_version=17,
        dynamo=False,
    )


def quantise(path: Path, quantised: Path) -> None:
    """Weights and embeddings as int8. Seven bits of them, so that processors without VNNI instructions, whose sums
    of products would overflow, give what the others give."""
    quantize_dynamic(path, quantised, weight_type=QuantType.QInt8, per_channel=True, reduce_range=True)


def session_runner(path: Path, threads: int = 2) -> Callable[[Tensor, Tensor, Tensor], Tensor]:
    """How `score` asks an exported model."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    session = onnxruntime.InferenceSession(str(path), options)

    def run(ids: Tensor, mask: Tensor, marks: Tensor) -> Tensor:
        inputs = {"ids": ids.numpy(), "mask": mask.numpy(), "marks": marks.numpy()}
        return torch.from_numpy(session.run(None, inputs)[0])

    return run


def write_description(path: Path, description: Description) -> None:
    path.write_text(json.dumps(asdict(description), ensure_ascii=False) + "\n", encoding="utf-8")


def check_export(
    path: Path, spans: Sequence[GoldSpan], entries: Sequence[Labelled], description: Description
) -> Counts:
    """The counts of an exported model on spans."""
    vocabulary = Vocabulary(list(description.tokens))
    scores = score(entries, session_runner(path), vocabulary, WindowOptions(description.window))
    costs = Costs(np.array(description.moves), description.split)
    return counts_of(read_likely(spans, entries, scores, costs), description.decision)


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
    before = check_export(full, *test, description)
    after = check_export(model, *test, description)
    full.unlink()
    if before.f1 - after.f1 >= MOST_LOST:
        raise ValueError(f"int8 loses {100 * (before.f1 - after.f1):.2f} F1: {before.f1:.4f} -> {after.f1:.4f}")
    return {"fp32": before.f1, "int8": after.f1, "bytes": model.stat().st_size}
