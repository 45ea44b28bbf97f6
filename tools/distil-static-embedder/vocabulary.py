"""Chooses the rows of the table: words and continuations that the training text holds often enough."""

from collections import Counter
from collections.abc import Sequence

from teacher import folder
from tokens import LONGEST_WORD, Tokenizer, words_of

FEWEST = 4


def teacher_pieces() -> list[str]:
    """The teacher's wordpieces of ASCII letters and digits."""
    pieces = (folder() / "vocab.txt").read_text().splitlines()
    return [piece for piece in pieces if (bare := piece.removeprefix("##")).isascii() and bare.isalnum()]


def choose_vocabulary(texts: Sequence[str], rows: int) -> list[str]:
    """At most `rows` tokens, the most frequent; single characters always, so that every ASCII word is known."""
    counts: Counter[str] = Counter()
    for text in texts:
        counts.update(words_of(text))
    pieces = teacher_pieces()
    words = {word for word, count in counts.items() if count >= FEWEST and word.isascii() and len(word) <= LONGEST_WORD}
    vocabulary = sorted({*pieces, *words})
    # Taking a token out shifts its uses to shorter ones, so the choice settles in a few rounds.
    for wanted in (int(rows * 1.3), int(rows * 1.1), rows):
        used = uses_of(vocabulary, counts)
        always = [token for token in vocabulary if len(token.removeprefix("##")) == 1]
        kept = [token for token in vocabulary if used[token] >= FEWEST and len(token.removeprefix("##")) > 1]
        kept.sort(key=lambda token: (-used[token], token))
        vocabulary = sorted([*always, *kept[: wanted - len(always)]])
    return vocabulary


def uses_of(vocabulary: Sequence[str], counts: Counter[str]) -> Counter[str]:
    tokenizer = Tokenizer(vocabulary)
    used: Counter[str] = Counter()
    for word, count in counts.items():
        row = tokenizer.words.get(word)
        for one in (row,) if row is not None else tokenizer.pieces_of(word):
            used[vocabulary[one]] += count
    return used
