"""The training texts as sparse rows beside the teacher's vectors of them."""

import random
from array import array
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from sources import SOURCES
from teacher import DIMENSIONS, SHARD, read_texts, shard_path
from tokens import Tokenizer

HELD_BACK = 0.02


@dataclass
class Embedded:
    texts: list[str]
    vectors: np.ndarray  # (texts, 384), float16


def embedded_texts(work: Path) -> Embedded:
    """Every text whose vector is there, each once, in an order of its own."""
    texts: list[str] = []
    parts: list[np.ndarray] = []
    for source in SOURCES:
        for some, shard in embedded_shards(work, source.name):
            parts.append(np.load(shard))
            texts.extend(some)
    order = list({text: at for at, text in enumerate(texts)}.values())
    random.Random("order of texts").shuffle(order)
    vectors = np.concatenate(parts) if parts else np.empty((0, DIMENSIONS), np.float16)
    return Embedded([texts[at] for at in order], vectors[order])


def embedded_shards(work: Path, name: str) -> Iterator[tuple[list[str], Path]]:
    """Texts of a source with the file of their vectors, where there is one."""
    if not (work / "texts" / f"{name}.txt").exists():
        return
    lines = read_texts(work, name)
    for first in range(0, len(lines), SHARD):
        shard = shard_path(work, name, first // SHARD)
        if shard.exists():
            yield lines[first : first + SHARD], shard


def embedded_counts(work: Path) -> dict[str, int]:
    """How many texts of each source have a vector; those that two sources hold count in both."""
    return {
        source.name: sum(len(some) for some, _ in embedded_shards(work, source.name)) for source in SOURCES
    }


@dataclass
class SparseTexts:
    """Row `at` holds `rows[starts[at]:starts[at + 1]]`, each once, weighing 1 + ln(how often)."""

    starts: np.ndarray
    rows: np.ndarray
    weights: np.ndarray

    def batch(self, chosen: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Starts, rows and weights of the chosen texts."""
        lengths = self.starts[chosen + 1] - self.starts[chosen]
        starts = np.concatenate([[0], np.cumsum(lengths)])
        places = np.repeat(self.starts[chosen] - starts[:-1], lengths) + np.arange(starts[-1])
        return starts, self.rows[places], self.weights[places]


def sparse_texts(texts: list[str], tokenizer: Tokenizer) -> SparseTexts:
    starts = np.zeros(len(texts) + 1, np.int64)
    rows, counts = array("q"), array("i")
    for at, text in enumerate(texts):
        counted = Counter(tokenizer.rows_of(text))
        rows.extend(counted.keys())
        counts.extend(counted.values())
        starts[at + 1] = len(rows)
    weights = 1 + np.log(np.frombuffer(counts, np.int32))
    return SparseTexts(starts, np.frombuffer(rows, np.int64), weights.astype(np.float32))
