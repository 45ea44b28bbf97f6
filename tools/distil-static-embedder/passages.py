"""Cuts sections into passages, drops what the benchmark corpora hold, and makes pseudo-queries."""

import json
import random
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from readers import READERS, squeeze
from sources import SOURCES, Source

LONGEST = 500
SHORTEST = 30
STOP_WORDS = frozenset(
    "a an and are as at be been but by can do does for from had has have he her his how i if in into is it its "
    "may more no not of on or our she should so such than that the their them then there these they this to was "
    "we were what when where which who will with would you your".split()
)
QUESTION_STARTS = (
    "what is", "what are", "how to", "how do i", "how does", "why is", "why does", "when was", "when did", "where is",
    "who was", "which", "can i", "what happens when", "how many", "what was", "is there", "difference between",
)  # fmt: skip


def write_texts(work: Path, corpora: Path) -> None:
    """Writes texts/<source>.txt, one text a line, and texts.json with the counts."""
    benchmark = Benchmark(corpora)
    folder = work / "texts"
    folder.mkdir(exist_ok=True)
    described = work / "texts.json"
    counts = json.loads(described.read_text()) if described.exists() else {}
    for source in SOURCES:
        if source.name in counts:
            continue
        passages, dropped = passages_of(source, work / "packages" / source.name, benchmark)
        if not passages:
            raise SystemExit(f"{source.name} gave no passage: {source.files} finds nothing to read in {source.package}.")
        draw = random.Random(f"queries of {source.name}")
        queries = [query for passage in passages for query in queries_of(*passage, draw)]
        queries = [query for query in dict.fromkeys(queries) if not benchmark.holds(query)]
        texts = [with_heading(heading, text, draw) for heading, text in passages]
        lines = [*texts, *queries]
        draw.shuffle(lines)
        (folder / f"{source.name}.txt").write_text("\n".join(lines) + "\n")
        counts[source.name] = {"passages": len(texts), "queries": len(queries), "overlapping": dropped}
        print(source.name, counts[source.name], flush=True)
        described.write_text(json.dumps(counts, indent=1))


def passages_of(source: Source, folder: Path, benchmark: "Benchmark") -> tuple[list[tuple[str, str]], int]:
    draw = random.Random(f"passages of {source.name}")
    files = sorted(path for path in folder.glob(source.files) if path.is_file())
    draw.shuffle(files)
    passages: list[tuple[str, str]] = []
    seen: set[str] = set()
    dropped = 0
    for path in files:
        if len(passages) >= 1.5 * source.limit:
            break
        for heading, paragraphs in READERS[source.reader](path):
            heading = squeeze(heading)[:120]
            if source.reader == "encyclopaedia" and heading.lower() in benchmark.titles:
                dropped += 1
                continue
            for text in cut(paragraphs, draw):
                if text in seen or not is_prose(text, source):
                    continue
                seen.add(text)
                if benchmark.holds(text) or benchmark.holds(heading):
                    dropped += 1
                    continue
                passages.append((heading, text))
    draw.shuffle(passages)
    return passages[: source.limit], dropped


def cut(paragraphs: Iterable[str], draw: random.Random) -> Iterator[str]:
    """Passages of whole sentences up to a length drawn anew for each."""
    longest = draw.choice((160, 250, 350, LONGEST))
    held = ""
    for paragraph in paragraphs:
        for sentence in re.split(r"(?<=[.!?;:])\s+(?=[A-Z0-9\"'(])", squeeze(paragraph)):
            if held and len(held) + 1 + len(sentence) > longest:
                yield held
                held = ""
                longest = draw.choice((160, 250, 350, LONGEST))
            held = f"{held} {sentence}".strip()[:LONGEST]
    if held:
        yield held


def is_prose(text: str, source: Source) -> bool:
    """Mostly letters, in ASCII, and unless it is a definition or a list, with the small words of sentences."""
    if len(text) < SHORTEST or not text.isascii() and sum(c > "\u024f" for c in text) > 0.05 * len(text):
        return False
    if sum(c.isalpha() or c == " " for c in text) < 0.78 * len(text):
        return False
    if source.reader in {"wordnet", "ontology", "diagnoses", "recipes", "conversation", "dictd", "countries"}:
        return True
    words = re.findall(r"[a-z]+", text.lower())
    return len(words) >= 6 and sum(word in STOP_WORDS for word in words) >= 0.2 * len(words)


def with_heading(heading: str, text: str, draw: random.Random) -> str:
    """Half of the passages carry their heading, as an indexed chunk carries its breadcrumb."""
    return f"{heading} {text}" if heading and draw.random() < 0.5 else text


def queries_of(heading: str, text: str, draw: random.Random) -> Iterator[str]:
    if heading and draw.random() < 0.5:
        start = f"{draw.choice(QUESTION_STARTS)} " if draw.random() < 0.4 else ""
        yield f"{start}{heading}".strip()
    if draw.random() < 0.2:
        return
    sentence = draw.choice(re.split(r"(?<=[.!?;])\s+", text))
    words = re.findall(r"[\w'-]+", sentence)
    content = [word for word in words if word.lower() not in STOP_WORDS and len(word) > 1]
    if len(content) < 2:
        return
    if draw.random() < 0.25 and len(words) > 4:
        first = draw.randrange(len(words) - 3)
        yield " ".join(words[first : first + draw.randint(4, 12)])
        return
    wanted = min(draw.randint(2, 7), len(content))
    chosen = " ".join(content[at] for at in sorted(draw.sample(range(len(content)), wanted)))
    yield f"{draw.choice(QUESTION_STARTS)} {chosen}" if draw.random() < 0.4 else chosen


class Benchmark:
    """What the corpora hold, as hashes of eight words in a row; shorter questions and answers as a whole."""

    run = 8

    def __init__(self, corpora: Path) -> None:
        self.hashes: set[int] = set()
        self.titles: set[str] = set()
        sources = sorted(path for path in corpora.glob("*/sources/**/*") if path.is_file())
        if not sources:
            raise SystemExit(f"There is no */sources in {corpora}: name the folder of corpora with --corpora.")
        for path in sources:
            text = text_of(path)
            self.hashes.update(self.runs(text))
            title = re.match(r"#+ (.*)", text)
            self.titles.add((title[1] if title else re.sub(r"^\d+-|\.\w+$", "", path.name)).strip().lower())
        for path in sorted(corpora.glob("*/questions.jsonl")):
            for line in path.read_text().splitlines():
                question = json.loads(line)
                for text in (question["question"], question.get("answer") or ""):
                    words = self.words(text)
                    if 4 <= len(words) < self.run:
                        self.hashes.add(hash(tuple(words)))
                    self.hashes.update(self.runs(text))

    def holds(self, text: str) -> bool:
        words = self.words(text)
        return hash(tuple(words)) in self.hashes or any(one in self.hashes for one in self.runs(text))

    def runs(self, text: str) -> Iterator[int]:
        words = self.words(text)
        for first in range(len(words) - self.run + 1):
            yield hash(tuple(words[first : first + self.run]))

    @staticmethod
    def words(text: str) -> list[str]:
        return re.findall(r"\w+", text.lower())


def text_of(path: Path) -> str:
    """Of a benchmark source. One that cannot be read as text ends the program: what it holds could not be left out."""
    if path.suffix == ".pdf":
        from pypdf import PdfReader

        return " ".join(page.extract_text() for page in PdfReader(path).pages)
    if path.suffix in {".md", ".txt"}:
        return path.read_text(errors="replace")
    raise SystemExit(f"{path} is neither Markdown, text nor PDF: teach text_of in passages.py to read it.")
