"""Tokens and vectors of some texts, so that the program in TypeScript can be held to what was trained here."""

import json
import math
from collections import Counter
from pathlib import Path

import numpy as np

from pack import quantise
from tokens import Tokenizer

TEXTS = [
    "Where is the harbour?",
    "The harbourmaster's flibbertigibbets don't re-index 3,141 files.",
    "snake_case CamelCase kebab-case node.js v24.21.0 C++ e-mail",
    "Café Zürich naïve Ångström ﬁsh ①½ ΑΒΓ İstanbul 𝐇arbour",
    "photosynthesis photosynthesis chlorophyll photosynthesis",
    "xqzptlk 8f14e45fceea167a5a36dedd4bea2543 AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
    "Wo ist der Hafen? ¿Dónde está el puerto?",
    "港口在哪里？ harbour 🙂 שלום שלם",
    "résumé re\u0301sume\u0301 soft\u00adhyphen zero\u200bwidth no\u00a0break",
    "What happens to interest rates when inflation rises, and why?",
    "The patient was given 40 mg of acetylsalicylic acid b.i.d.",
    "",
    "…!?",
]


def write_expected(path: Path, vocabulary: list[str], table: np.ndarray) -> None:
    tokenizer = Tokenizer(vocabulary)
    values, scales = quantise(table)
    cases = []
    for text in TEXTS:
        rows = tokenizer.rows_of(text)
        total = np.zeros(table.shape[1])
        for row, count in Counter(rows).items():
            total += (1 + math.log(count)) * scales[row] * values[row]
        length = np.linalg.norm(total)
        vector = total / length if length > 0 else total
        cases.append({
            "text": text,
            "tokens": [vocabulary[row] for row in rows],
            "begins": [round(float(value), 5) for value in vector[:8]],
        })  # fmt: skip
    path.write_text(json.dumps(cases, indent=2) + "\n")
