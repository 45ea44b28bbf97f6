"""The tokenizer of the table. word-scanner.ts and word-rows.ts of src/adapters/embedders/static are the same in TypeScript.

Compatibility forms decomposed, marks removed, lower-case; words are runs of letters and digits. A word of the vocabulary
is one token. Any other is its longest beginning in the vocabulary, then the longest continuations ("##…"); where they do
not cover it, it is unknown and gives none.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator

LONGEST_WORD = 64

WORD = re.compile(r"[^\W_]+")


def words_of(text: str) -> list[str]:
    if not text.isascii():
        text = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.category(c).startswith("M"))
    return WORD.findall(text.lower())


class Tokenizer:
    def __init__(self, vocabulary: Iterable[str]) -> None:
        self.words: dict[str, int] = {}
        self.continuations: dict[str, int] = {}
        for row, token in enumerate(vocabulary):
            if token.startswith("##"):
                self.continuations[token[2:]] = row
            else:
                self.words[token] = row
        self.longest = max(map(len, [*self.words, *self.continuations]))
        self.split: dict[str, tuple[int, ...]] = {}

    def rows_of(self, text: str) -> list[int]:
        rows: list[int] = []
        for word in words_of(text):
            row = self.words.get(word)
            if row is None:
                rows.extend(self.pieces_of(word))
            else:
                rows.append(row)
        return rows

    def pieces_of(self, word: str) -> tuple[int, ...]:
        known = self.split.get(word)
        if known is None:
            known = self.split[word] = tuple(self.pieces(word))
        return known

    def pieces(self, word: str) -> Iterator[int]:
        if len(word) > LONGEST_WORD:
            return iter(())
        rows: list[int] = []
        at = 0
        while at < len(word):
            among = self.words if at == 0 else self.continuations
            for end in range(min(len(word), at + self.longest), at, -1):
                row = among.get(word[at:end])
                if row is not None:
                    rows.append(row)
                    at = end
                    break
            else:
                return iter(())
        return iter(rows)
