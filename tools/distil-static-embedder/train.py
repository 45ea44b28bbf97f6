"""Trains the table: the sum of (1 + ln tf) * E[token], at length 1, is to point where the teacher's vector points."""

import json
import time
from pathlib import Path

import numpy as np
import torch

from corpus import HELD_BACK, Embedded, SparseTexts, embedded_texts, sparse_texts
from pack import quantise
from teacher import Teacher
from tokens import Tokenizer
from vocabulary import choose_vocabulary

BATCH = 512
WARM_UP = 20
LEARNING_RATE = 3e-3
BETAS = (0.9, 0.99)
PRIOR = 1e-4


def rotation_of(vectors: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Mean and principal axes (columns, by falling variance) of the teacher's vectors."""
    some = vectors[:100_000].astype(np.float32)
    mean = some.mean(0)
    _, axes = np.linalg.eigh(np.cov(some - mean, rowvar=False))
    return mean, np.ascontiguousarray(axes[:, ::-1]).astype(np.float32)


def rotate(vectors: np.ndarray, mean: np.ndarray, axes: np.ndarray, dimensions: int) -> np.ndarray:
    out = np.empty((len(vectors), dimensions), np.float32)
    for first in range(0, len(vectors), 50_000):
        some = (vectors[first : first + 50_000].astype(np.float32) - mean) @ axes[:, :dimensions]
        out[first : first + 50_000] = some / np.linalg.norm(some, axis=1, keepdims=True)
    return out


def first_table(vocabulary: list[str], alone: np.ndarray, sparse: SparseTexts) -> np.ndarray:
    """Each token's own vector, the rarer the longer: a / (a + p) of Arora et al. 2017."""
    uses = np.bincount(sparse.rows, minlength=len(vocabulary))
    share = uses / uses.sum()
    return (alone * (PRIOR / (PRIOR + share))[:, None]).astype(np.float32)


class Sums:
    """Texts of a batch times the table, over the rows that occur."""

    def __init__(self, sparse: SparseTexts, chosen: np.ndarray) -> None:
        starts, rows, weights = sparse.batch(chosen)
        self.used, places = np.unique(rows, return_inverse=True)
        shape = (len(chosen), len(self.used))
        self.matrix = torch.sparse_csr_tensor(starts, places, torch.from_numpy(weights), size=shape)


def train(
    sparse: SparseTexts, targets: torch.Tensor, start: np.ndarray, training: np.ndarray, steps: int, seed: int
) -> np.ndarray:
    """Row-sparse Adam on 1 - cosine, the learning rate rising briefly, then falling to nothing."""
    draw = np.random.default_rng(seed)
    table = torch.from_numpy(start.copy())
    first, second = torch.zeros_like(table), torch.zeros_like(table)
    order = np.empty(0, np.int64)
    lost, began = 0.0, time.monotonic()
    for step in range(1, steps + 1):
        if len(order) < BATCH:
            order = draw.permutation(training)
        chosen, order = order[:BATCH], order[BATCH:]
        sums = Sums(sparse, chosen)
        used = torch.from_numpy(sums.used)
        rows = table[used]
        total = sums.matrix @ rows
        length = total.norm(dim=1, keepdim=True).clamp_min(1e-8)
        unit = total / length
        target = targets[chosen]
        cosine = (unit * target).sum(1, keepdim=True)
        slope = (cosine * unit - target) / length / BATCH
        slope = torch.sparse.mm(sums.matrix.to_sparse_coo().t(), slope)
        first[used] = first_used = BETAS[0] * first[used] + (1 - BETAS[0]) * slope
        second[used] = second_used = BETAS[1] * second[used] + (1 - BETAS[1]) * slope * slope
        rate = LEARNING_RATE * min(step / WARM_UP, (steps - step) / (steps - WARM_UP))
        moved = first_used / (1 - BETAS[0] ** step) / ((second_used / (1 - BETAS[1] ** step)).sqrt() + 1e-8)
        table[used] = rows - rate * moved
        lost += float(1 - cosine.mean())
        if step % 200 == 0:
            print(f"step {step}: loss {lost / 200:.4f}, {time.monotonic() - began:.0f} s", flush=True)
            lost = 0.0
    return table.numpy()


def in_four_bits(table: np.ndarray) -> np.ndarray:
    values, scales = quantise(table)
    return values * scales[:, None]


def embed_sparse(table: np.ndarray, sparse: SparseTexts, chosen: np.ndarray) -> np.ndarray:
    out = np.empty((len(chosen), table.shape[1]), np.float32)
    for first in range(0, len(chosen), 4096):
        some = Sums(sparse, chosen[first : first + 4096])
        total = (some.matrix @ torch.from_numpy(table[some.used])).numpy()
        out[first : first + 4096] = total / np.maximum(np.linalg.norm(total, axis=1, keepdims=True), 1e-8)
    return out


def held_back_figures(table: np.ndarray, sparse: SparseTexts, targets: np.ndarray, held: np.ndarray) -> dict[str, float]:
    """Mean cosine to the teacher, and the share of the teacher's ten nearest texts that the table has among its ten."""
    ours, theirs = embed_sparse(table, sparse, held), targets[held]
    asking = min(2000, len(held) // 4)
    nearest = [np.argsort(-(rows[:asking] @ rows[asking:].T), axis=1)[:, :10] for rows in (ours, theirs)]
    shared = [len(np.intersect1d(a, b)) / 10 for a, b in zip(*nearest, strict=True)]
    return {"cosine": round(float((ours * theirs).sum(1).mean()), 4), "shared-of-10": round(float(np.mean(shared)), 4)}


class Prepared:
    """What every table trained from one work folder shares."""

    def __init__(self, work: Path, rows: int, dimensions: int, threads: int) -> None:
        torch.set_num_threads(threads)
        embedded: Embedded = embedded_texts(work)
        self.vocabulary = choose_vocabulary(embedded.texts, rows)
        self.sparse = sparse_texts(embedded.texts, Tokenizer(self.vocabulary))
        count = len(embedded.texts)
        self.held = np.arange(int(count * HELD_BACK))
        nonempty = np.diff(self.sparse.starts) > 0
        self.held = self.held[nonempty[self.held]]
        self.training = np.flatnonzero(nonempty)
        self.training = self.training[self.training >= int(count * HELD_BACK)]
        mean, axes = rotation_of(embedded.vectors)
        self.targets = rotate(embedded.vectors, mean, axes, dimensions)
        teacher = Teacher(threads)
        alone = teacher.embed([token.removeprefix("##") for token in self.vocabulary])
        self.start = first_table(self.vocabulary, rotate(alone, mean, axes, dimensions), self.sparse)
        print(f"{count} texts, {len(self.sparse.rows)} tokens, {len(self.vocabulary)} rows", flush=True)

    def train(self, steps: int, seed: int) -> np.ndarray:
        return train(self.sparse, torch.from_numpy(self.targets), self.start, self.training, steps, seed)

    def figures(self, table: np.ndarray) -> dict[str, float]:
        return held_back_figures(table, self.sparse, self.targets, self.held)


def train_seeds(work: Path, rows: int, dimensions: int, steps: int, seeds: list[int], threads: int) -> None:
    """Writes tables/seed-<seed>.npy, tables/vocabulary.txt and tables/figures.json."""
    out = work / "tables"
    out.mkdir(exist_ok=True)
    prepared = Prepared(work, rows, dimensions, threads)
    (out / "vocabulary.txt").write_text("\n".join(prepared.vocabulary) + "\n")
    figures = {"texts": len(prepared.sparse.starts) - 1, "start": prepared.figures(prepared.start)}
    for seed in seeds:
        table = prepared.train(steps, seed)
        np.save(out / f"seed-{seed}.npy", table)
        figures[f"seed-{seed}"] = {
            "float": prepared.figures(table),
            "four-bits": prepared.figures(in_four_bits(table)),
        }
        print(figures, flush=True)
    (out / "figures.json").write_text(json.dumps(figures, indent=1))
