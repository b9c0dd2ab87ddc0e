"""What questions ask for, and which of the answers that are found is the right one: a multinomial logistic regression over the words
of a question, and a conditional logit over what may answer it. Cross-validated by batches of questions; writes models/answers.json."""

from __future__ import annotations

import argparse
import json
from array import array
from dataclasses import dataclass
from pathlib import Path
from typing import Iterable, Iterator, Mapping, Sequence

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

KINDS = ("plans", "names", "value", "yes", "count", "date", "passages")
"""`ASKED` of src/ask/interpret/asked.ts."""
OWN = "own"
"""The batch of questions that are never measured on."""
RARE = 3
"""Words of fewer questions say nothing of what is asked for."""
HELD_ASKED = 5e-4
HELD = 5e-5
"""How strongly weights are held to zero: half the sum of their squares times this is added to the mean loss."""
ROUNDS = 200
LEAST = np.exp(-5)
"""What is less likely to be asked for is as unlikely as can be (`askedEvidence`)."""
STEPS = 10
"""Steps of likelihood in which it is counted how many answers are right."""
THRESHOLDS = (0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9)
SMALLEST = 0.01
"""Weights below it are left out of the model."""


@dataclass(frozen=True)
class Question:
    """A question of a set as `train/candidates.ts` printed it. Its candidates are the rows `start` to `end` of the features."""

    id: str
    batch: str
    form: str
    kind: str | None
    literal: bool | None
    """Whether the answer that accounts for all of its words is right; None where there is none."""
    unsaid: bool
    asked: Sequence[int]
    start: int
    end: int
    said: np.ndarray
    """Which answer each candidate gives: those that say the same are one."""
    texts: Sequence[str]


@dataclass(frozen=True)
class Questions:
    all: Sequence[Question]
    features: csr_matrix
    right: np.ndarray
    names: Sequence[str]
    words: Sequence[str]


@dataclass(frozen=True)
class Model:
    asked: np.ndarray
    """[words and 1, kinds]"""
    answer: np.ndarray
    """[features and 1]"""


@dataclass(frozen=True)
class Best:
    """The likeliest answer to a question."""

    likely: float
    right: bool
    text: str


# -- what is learned from --


def read_questions(files: Iterable[Path]) -> Questions:
    names: dict[str, int] = {}
    words: dict[str, int] = {}
    found: list[Question] = []
    columns, values, rows, right = array("i"), array("f"), array("q", [0]), array("b")
    for line in lines_of(files):
        start, said, texts = len(right), array("i"), {}
        for candidate in line["candidates"]:
            right.append(candidate["isRight"])
            said.append(texts.setdefault(candidate["says"], len(texts)))
            for name, value in candidate["features"].items():
                columns.append(names.setdefault(name, len(names)))
                values.append(value)
            rows.append(len(columns))
        asked = array("i", [words.setdefault(word, len(words)) for word in line["asked"]])
        told = (line["id"], line["batch"], line["form"], line["kind"], line["literal"], line["isUnsaid"])
        found.append(Question(*told, asked, start, len(right), np.array(said, dtype=int), list(texts)))
    shape = (len(right), len(names))
    features = csr_matrix((np.array(values), np.array(columns), np.array(rows)), shape=shape)
    return Questions(found, features, np.array(right, dtype=bool), list(names), list(words))


def lines_of(files: Iterable[Path]) -> Iterator[dict]:
    for file in files:
        with file.open(encoding="utf-8") as lines:
            yield from map(json.loads, lines)


def deal_batches(questions: Questions, folds: int) -> dict[str, int]:
    """The fold of each batch: the same as `train/questions.py` and `candidates.ts` deal."""
    batches = sorted({one.batch for one in questions.all} - {OWN})
    return {batch: i % max(1, folds) for i, batch in enumerate(batches)} | {OWN: -1}


# -- what is asked for --


def words_of(questions: Sequence[Question], size: int) -> csr_matrix:
    columns = [word for one in questions for word in one.asked]
    rows = np.cumsum([0, *(len(one.asked) for one in questions)])
    return csr_matrix((np.ones(len(columns), dtype=np.float32), columns, rows), shape=(len(questions), size))


def fit_asked(questions: Sequence[Question], size: int) -> np.ndarray:
    known = [one for one in questions if one.kind]
    words = words_of(known, size)
    kept = np.flatnonzero(words.getnnz(axis=0) >= RARE)
    fitted = LogisticRegression(C=1 / (HELD_ASKED * len(known)), max_iter=500)
    fitted.fit(words[:, kept], [KINDS.index(one.kind or "") for one in known])
    weights = np.zeros((size + 1, len(KINDS)))
    weights[np.ix_(kept, fitted.classes_)] = fitted.coef_.T
    weights[-1, fitted.classes_] = fitted.intercept_
    return weights


def likely_asked(questions: Sequence[Question], weights: np.ndarray) -> np.ndarray:
    """[questions, kinds]"""
    scores = words_of(questions, len(weights) - 1) @ weights[:-1] + weights[-1]
    raised = np.exp(scores - scores.max(axis=1, keepdims=True))
    return raised / raised.sum(axis=1, keepdims=True)


def with_asked(questions: Questions, likely: np.ndarray) -> csr_matrix:
    """The features with what each question asks for by a model: those that end in ` asked` are made of it."""
    features = questions.features.copy()
    candidates = np.diff([0, *(one.end for one in questions.all)])
    question_of = np.repeat(np.repeat(np.arange(len(questions.all)), candidates), np.diff(features.indptr))
    of_plans = np.zeros(features.shape[0], dtype=bool)
    if "form plans" in questions.names:
        of_plans[questions.features[:, questions.names.index("form plans")].nonzero()[0]] = True
    of_plans = np.repeat(of_plans, np.diff(features.indptr))
    for kind, by_kind in zip(KINDS, likely.T):
        if f"{kind} asked" not in questions.names:
            continue
        at = features.indices == questions.names.index(f"{kind} asked")
        # Of plans it may be asked how many there are.
        whole = by_kind + likely[:, KINDS.index("count")] if kind == "plans" else by_kind
        evidence = np.log(np.maximum(LEAST, whole[question_of[at]]))
        features.data[at] = np.where(of_plans[at], 0, evidence) if kind == "count" else evidence
    return features


# -- which answer is right --


def fit_answer(questions: Sequence[Question], features: csr_matrix, right: np.ndarray) -> np.ndarray:
    """Candidates compete with each other and with there being no answer, whose score is 0."""
    answered = [one for one in questions if one.end > one.start]
    rows = np.concatenate([np.arange(one.start, one.end) for one in answered])
    sizes = np.array([one.end - one.start for one in answered])
    starts, question_of = np.cumsum(sizes) - sizes, np.repeat(np.arange(len(sizes)), sizes)
    own, own_right = features[rows], right[rows].astype(float)
    by_feature = own.T.tocsr()

    def slope(weights: np.ndarray) -> tuple[float, np.ndarray]:
        raised = np.exp(own @ weights[:-1] + weights[-1])
        total = np.add.reduceat(raised, starts) + 1
        of_right = np.add.reduceat(raised * own_right, starts)
        wanted = np.where(of_right > 0, of_right, 1)
        loss = np.log(total / wanted).sum() / len(questions) + HELD / 2 * (weights[:-1] ** 2).sum()
        error = (raised / total[question_of] - raised * own_right / wanted[question_of]) / len(questions)
        return loss, np.append(by_feature @ error + HELD * weights[:-1], error.sum())

    return minimize(slope, np.zeros(own.shape[1] + 1), jac=True, method="L-BFGS-B", options={"maxiter": ROUNDS}).x


def fit(questions: Questions, learned: Sequence[Question]) -> Model:
    asked = fit_asked(learned, len(questions.words))
    features = with_asked(questions, likely_asked(questions.all, asked))
    return Model(asked, fit_answer(learned, features, questions.right))


def choose(questions: Questions, asked: Sequence[Question], model: Model) -> list[Best]:
    """The likeliest answers, as `chooseAnswer` has them without a threshold."""
    features = with_asked(questions, likely_asked(questions.all, model.asked))
    raised = np.exp(features @ model.answer[:-1] + model.answer[-1])
    chosen = []
    for one in asked:
        own = raised[one.start : one.end]
        if len(own) == 0:
            chosen.append(Best(0.0, False, ""))
            continue
        likely = np.bincount(one.said, own) / (1 + own.sum())
        best = int(likely.argmax())
        is_right = bool(questions.right[one.start : one.end][one.said == best].any())
        chosen.append(Best(float(likely[best]), is_right, one.texts[best]))
    return chosen


# -- figures --


def is_reached(questions: Questions, one: Question) -> bool:
    return one.literal is True or bool(questions.right[one.start : one.end].any())


def report(questions: Questions, measured: Sequence[tuple[Question, Best]]) -> None:
    for form in ("typed", "plain"):
        own = [(one, best) for one, best in measured if one.form == form]
        if not own:
            continue
        reached = sum(is_reached(questions, one) for one, _ in own)
        print(f"{form}: {len(own)} questions, a right answer is found for {reached}")
        for threshold in THRESHOLDS:
            said = [(one, best) for one, best in own if one.literal is not None or best.likely >= threshold]
            right = sum(best.right if one.literal is None else one.literal for one, best in said)
            silent = sum(one.unsaid for one, _ in own) - sum(one.unsaid for one, _ in said)
            share = 100 * (right + silent) / len(own)
            print(f"  from {threshold}: right {right} of {len(said)} said; with those that nothing answers {share:.1f} %")


def show_misses(questions: Questions, measured: Sequence[tuple[Question, Best]], threshold: float) -> None:
    for one, best in measured:
        own = questions.right[one.start : one.end]
        if one.literal is None and not best.right and (best.likely >= threshold or own.any()):
            right = one.texts[one.said[own.argmax()]] if own.any() else "none found"
            print(one.form, one.id, one.kind, f"{best.likely:.2f}", best.text[:90], "| right:", right[:90])


def count_reliability(measured: Sequence[tuple[Question, Best]]) -> list[float]:
    """The share of right answers in each step of likelihood; steps that are less right than one below are counted together
    with it."""
    counts = [[0, 0, 1] for _ in range(STEPS)]
    for one, best in measured:
        if one.literal is None and best.likely > 0:
            step = counts[min(STEPS - 1, int(best.likely * STEPS))]
            step[0] += best.right
            step[1] += 1
    pooled: list[list[int]] = []
    for step in counts:
        while pooled and (step[1] == 0 or pooled[-1][0] * step[1] >= step[0] * pooled[-1][1]):
            step = [a + b for a, b in zip(pooled.pop(), step)]
        pooled.append(step)
    return [round(right / max(1, every), 3) for right, every, steps in pooled for _ in range(steps)]


def write_model(path: Path, questions: Questions, model: Model, more: Mapping[str, object]) -> None:
    def linear(names: Sequence[str], weights: np.ndarray) -> dict[str, object]:
        kept = {name: round(float(weight), 3) for name, weight in zip(names, weights) if abs(weight) >= SMALLEST}
        return {"bias": round(float(weights[-1]), 3), "weights": dict(sorted(kept.items()))}

    asked = {kind: linear(questions.words, model.asked[:, i]) for i, kind in enumerate(KINDS)}
    told = {"asked": asked, "answer": linear(questions.names, model.answer), **more}
    path.write_text(json.dumps(told, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("candidates", type=Path, nargs="+", help="what `npx tsx train/candidates.ts` printed")
    parser.add_argument("--folds", type=int, default=6, help="parts that the batches are dealt into; 0: nothing is measured")
    parser.add_argument("--threshold", type=float, default=0.4, help="an answer that is less likely is not said")
    parser.add_argument("--show", action="store_true", help="list what was answered wrong, or not at all where a right answer was found")
    parser.add_argument("--out", type=Path, default=Path("models/answers.json"), help="where the model goes")
    options = parser.parse_args()

    questions = read_questions(options.candidates)
    dealt = deal_batches(questions, options.folds)
    measured: list[tuple[Question, Best]] = []
    for fold in range(options.folds):
        model = fit(questions, [one for one in questions.all if dealt[one.batch] != fold])
        test = [one for one in questions.all if dealt[one.batch] == fold]
        measured += zip(test, choose(questions, test, model))
        print(f"fold {fold}: {len(test)} questions", flush=True)
    report(questions, measured)
    if options.show:
        show_misses(questions, measured, options.threshold)
    reliability = count_reliability(measured)
    print(f"right by likelihood, in steps of {1 / STEPS}: {reliability}")
    model = fit(questions, questions.all)
    write_model(options.out, questions, model, {"threshold": options.threshold, "reliability": reliability})


if __name__ == "__main__":
    main()
