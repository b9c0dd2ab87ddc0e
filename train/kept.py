"""The scores that a cross-validation keeps, so that decisions can be fitted and compared without training again."""

from __future__ import annotations

from pathlib import Path
from typing import Sequence

import numpy as np

from decode import Costs


def fold_file(folder: Path, fold: int) -> Path:
    return folder / f"fold{fold}.npz"


def kept_folds(folder: Path) -> list[int]:
    return sorted(int(path.stem.removeprefix("fold")) for path in folder.glob("fold*.npz"))


def save_scores(path: Path, scores: Sequence[np.ndarray], costs: Costs) -> None:
    """Scores of passages one below the other, and the costs of moves; `load_scores` takes them apart again."""
    rows = np.concatenate(scores).astype(np.float16)
    np.savez(path, rows=rows, lengths=[len(rows) for rows in scores], moves=costs.moves, split=costs.split)


def load_scores(path: Path) -> tuple[list[np.ndarray], Costs]:
    stored = np.load(path)
    ends = np.cumsum(stored["lengths"])[:-1]
    return np.split(stored["rows"].astype(np.float32), ends), Costs(stored["moves"], float(stored["split"]))
