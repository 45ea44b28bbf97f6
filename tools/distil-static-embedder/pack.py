"""Writes a table to the file the package ships. Its layout: src/adapters/embedders/static/static-table.ts."""

import hashlib
import struct
from pathlib import Path

import numpy as np

HIGHEST = 7


def quantise(table: np.ndarray, highest: int = HIGHEST) -> tuple[np.ndarray, np.ndarray]:
    """Whole numbers from -highest to highest, and for each row the scale of the least squared error among sixteen."""
    peak = np.maximum(np.abs(table).max(1, keepdims=True), 1e-12)
    best = np.full((len(table), 1), np.inf, np.float32)
    scales = np.ones((len(table), 1), np.float32)
    for part in np.linspace(0.5, 1.05, 16, dtype=np.float32):
        tried = (peak * part / highest).astype(np.float32)
        values = np.clip(np.rint(table / tried), -highest, highest)
        lost = ((values * tried - table) ** 2).sum(1, keepdims=True)
        better = lost < best
        best, scales = np.where(better, lost, best), np.where(better, tried, scales)
    return np.clip(np.rint(table / scales), -highest, highest).astype(np.int8), scales[:, 0]


def write_table(path: Path, vocabulary: list[str], table: np.ndarray) -> str:
    """Returns the digest of the file's content."""
    values, scales = quantise(table)
    shifted = (values + 8).astype(np.uint8)
    tokens = "\n".join(vocabulary).encode()
    content = b"".join([
        b"SNDTABLE",
        struct.pack("<IIIIQ", 1, len(vocabulary), table.shape[1], len(tokens), 0),
        tokens,
        scales.astype("<f4").tobytes(),
        (shifted[:, 0::2] | shifted[:, 1::2] << 4).tobytes(),
    ])  # fmt: skip
    digest = hashlib.sha256(content)
    path.write_bytes(content + digest.digest())
    return digest.hexdigest()
