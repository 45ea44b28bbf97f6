"""Prints the chunks a cpu second of MiniLM in float32 on one thread: minilm.py FOLDER CHUNKS.json"""

import json
import sys
import time
from pathlib import Path

import numpy as np
import onnxruntime
from tokenizers import Tokenizer

BATCH = 32


def main() -> None:
    folder, chunks = Path(sys.argv[1]), json.loads(Path(sys.argv[2]).read_text())
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    session = onnxruntime.InferenceSession(folder / "model.onnx", options, providers=["CPUExecutionProvider"])
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.enable_truncation(256)
    tokenizer.no_padding()
    names = {one.name for one in session.get_inputs()}

    def embed(texts: list[str]) -> None:
        # Batches of like length, as a careful user would.
        encoded = sorted((one.ids for one in tokenizer.encode_batch(texts)), key=len)
        for first in range(0, len(encoded), BATCH):
            batch = encoded[first : first + BATCH]
            ids = np.zeros((len(batch), max(map(len, batch))), np.int64)
            for row, one in enumerate(batch):
                ids[row, : len(one)] = one
            fed = {"input_ids": ids, "attention_mask": (ids > 0).astype(np.int64), "token_type_ids": np.zeros_like(ids)}
            session.run(None, {name: fed[name] for name in names})

    embed(chunks[:BATCH])
    began = time.process_time()
    embed(chunks)
    print(len(chunks) / (time.process_time() - began))


main()
