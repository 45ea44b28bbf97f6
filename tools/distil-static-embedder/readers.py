"""Readers: each turns one file of a package into sections, a heading with its paragraphs."""

import ast
import gzip
import html
import json
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

Section = tuple[str, list[str]]


def encyclopaedia(path: Path) -> Iterator[Section]:
    for title, entry in json.loads(path.read_text()).items():
        yield title, [entry["extract"]]


def wordnet(path: Path) -> Iterator[Section]:
    """Lemmas as the heading; the gloss, then its examples."""
    for line in path.read_text(errors="replace").splitlines():
        if line.startswith("  ") or "|" not in line:
            continue
        fields, gloss = line.split("|", 1)
        parts = fields.split()
        lemmas = [parts[4 + 2 * at].replace("_", " ") for at in range(int(parts[3], 16))]
        lemmas = [re.sub(r"\((a|p|ip)\)$", "", lemma) for lemma in lemmas]
        yield ", ".join(lemmas), [gloss.strip()]


def countries(path: Path) -> Iterator[Section]:
    facts = json.loads(path.read_text())
    government = facts.get("Government", {}).get("Country name", {})
    name = government.get("conventional short form", {}).get("text")
    if not name or name == "none":
        return

    def walk(node: object, trail: list[str]) -> Iterator[Section]:
        if isinstance(node, dict):
            for key, value in node.items():
                if key == "text" and isinstance(value, str) and len(value) >= 60:
                    yield f"{name}: {' '.join(trail[1:])}", [strip_tags(value)]
                else:
                    yield from walk(value, [*trail, key])

    yield from walk(facts, [])


def speeches(path: Path) -> Iterator[Section]:
    yield "", paragraphs_of(json.loads(path.read_text())["text"])


def plain(path: Path) -> Iterator[Section]:
    yield "", paragraphs_of(path.read_text(errors="replace"))


def chapters(path: Path) -> Iterator[Section]:
    chapter = json.loads(path.read_text())
    yield chapter["title"], paragraphs_of("\n\n".join(as_list(chapter["text"])))


def fortunes(path: Path) -> Iterator[Section]:
    if path.is_symlink() or path.suffix in {".dat", ".u8"}:
        return
    for fortune in path.read_text(errors="replace").split("\n%\n"):
        yield "", [fortune]


def dictd(path: Path) -> Iterator[Section]:
    text = gzip.decompress(path.read_bytes()).decode(errors="replace")
    for entry in re.split(r"\n\s*\n(?=\S)", text):
        yield "", [entry]


def conversation(path: Path) -> Iterator[Section]:
    """Questions as headings, their answers as paragraphs: lines "- - question" and "  - answer"."""
    question = ""
    for line in path.read_text().splitlines():
        if line.startswith("- - "):
            question = line[4:].strip(" '\"")
        elif line.startswith("  - ") and question:
            yield question, [line[4:].strip(" '\"")]


def recipes(path: Path) -> Iterator[Section]:
    for recipe in json.loads(path.read_text()).values():
        ingredients = ", ".join(recipe.get("ingredients") or [])
        yield recipe["title"], [ingredients, *(recipe.get("steps") or [])]


def ontology(path: Path) -> Iterator[Section]:
    for term in path.read_text().split("\n[Term]\n")[1:]:
        name = re.search(r"^name: (.*)$", term, re.M)
        definition = re.search(r'^def: "((?:[^"\\]|\\.)*)"', term, re.M)
        comment = re.search(r"^comment: (.*)$", term, re.M)
        synonyms = re.findall(r'^synonym: "((?:[^"\\]|\\.)*)"', term, re.M)
        if name and definition:
            told = [definition[1].replace('\\"', '"'), *([comment[1]] if comment else [])]
            yield name[1], [*told, *([", ".join(synonyms)] if synonyms else [])]


def diagnoses(path: Path) -> Iterator[Section]:
    """ICD-10-CM: the description of a code with the terms it includes."""
    text = path.read_text()
    for block in re.split(r"<diag>", text)[1:]:
        own = block.split("</diag>")[0]
        desc = re.search(r"<desc>(.*?)</desc>", own)
        notes = re.findall(r"<note>(.*?)</note>", own)
        if desc and notes:
            yield html.unescape(desc[1]), [html.unescape("; ".join(notes))]


def definitions(path: Path) -> Iterator[Section]:
    """FHIR: every element that has a definition."""

    def walk(node: object) -> Iterator[Section]:
        if isinstance(node, list):
            for one in node:
                yield from walk(one)
        elif isinstance(node, dict):
            told = node.get("definition")
            if isinstance(told, str) and len(told) >= 40:
                more = [node[key] for key in ("comment", "requirements") if isinstance(node.get(key), str)]
                heading = node.get("short") or node.get("display") or ""
                yield heading if isinstance(heading, str) else "", [told, *more]
            for value in node.values():
                if isinstance(value, (dict, list)):
                    yield from walk(value)

    yield from walk(json.loads(path.read_text()))


def docstrings(path: Path) -> Iterator[Section]:
    """Strings that stand alone: of modules, classes, functions and fields."""
    for node in ast.walk(ast.parse(path.read_text(errors="replace"))):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str):
            yield "", paragraphs_of(strip_tags(node.value.value))


def service_models(path: Path) -> Iterator[Section]:
    opened = gzip.open(path) if path.suffix == ".gz" else path.open("rb")
    with opened as file:
        model = json.load(file)
    service = model["metadata"].get("serviceFullName", "")

    def walk(name: str, node: object) -> Iterator[Section]:
        if isinstance(node, dict):
            told = node.get("documentation")
            if isinstance(told, str) and len(told) >= 80:
                yield f"{service} {split_camel(name)}".strip(), paragraphs_of_html(told)
            for key, value in node.items():
                yield from walk(key, value)

    yield from walk("", model)


def html_pages(path: Path) -> Iterator[Section]:
    if path.is_symlink() or re.search(r"(genindex|search|modindex|whatsnew|changelog|release)", path.name, re.I):
        return
    reader = PageReader()
    reader.feed(path.read_text(errors="replace"))
    reader.end_block()
    yield from reader.sections


READERS = {
    "encyclopaedia": encyclopaedia,
    "wordnet": wordnet,
    "countries": countries,
    "speeches": speeches,
    "plain": plain,
    "chapters": chapters,
    "fortunes": fortunes,
    "dictd": dictd,
    "conversation": conversation,
    "recipes": recipes,
    "ontology": ontology,
    "diagnoses": diagnoses,
    "definitions": definitions,
    "docstrings": docstrings,
    "service_models": service_models,
    "html": html_pages,
}


class PageReader(HTMLParser):
    """Headings and paragraphs of a page, without its navigation and its code."""

    blocks = {"p", "li", "dd", "dt", "td", "th", "div", "section", "blockquote", "br", "tr", "table", "ul", "ol", "dl"}
    headings = {"h1", "h2", "h3", "h4", "h5", "h6", "title"}
    skipped = {"script", "style", "nav", "pre", "header", "footer", "button", "svg", "select"}

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.sections: list[Section] = [("", [])]
        self.text: list[str] = []
        self.in_heading = False
        self.depth_skipped = 0

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        if tag in self.skipped:
            self.depth_skipped += 1
        elif tag in self.headings:
            self.end_block()
            self.in_heading = True
        elif tag in self.blocks:
            self.end_block()

    def handle_endtag(self, tag: str) -> None:
        if tag in self.skipped:
            self.depth_skipped = max(0, self.depth_skipped - 1)
        elif tag in self.headings:
            heading = squeeze("".join(self.text)).rstrip("¶#§ ")
            self.text = []
            self.in_heading = False
            self.sections.append((heading, []))
        elif tag in self.blocks:
            self.end_block()

    def handle_data(self, data: str) -> None:
        if self.depth_skipped == 0:
            self.text.append(data)

    def end_block(self) -> None:
        paragraph = squeeze("".join(self.text))
        self.text = []
        if paragraph and not self.in_heading:
            self.sections[-1][1].append(paragraph)


def paragraphs_of(text: str) -> list[str]:
    return [squeeze(paragraph) for paragraph in re.split(r"\n\s*\n", text) if paragraph.strip()]


def paragraphs_of_html(text: str) -> list[str]:
    reader = PageReader()
    reader.feed(text)
    reader.end_block()
    return [paragraph for _, paragraphs in reader.sections for paragraph in paragraphs]


def strip_tags(text: str) -> str:
    return html.unescape(re.sub(r"<[^<>]*>", " ", text))


def split_camel(name: str) -> str:
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name)


def squeeze(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


def as_list(value: object) -> list[str]:
    return [str(one) for one in value] if isinstance(value, list) else [str(value)]
