import { counted } from "../../../contracts/count-text.ts";
import type { ParsedText, ParseRequest } from "../../../ports/document-parser.ts";
import { canonicalText, type CanonicalText } from "../shared/canonical-text.ts";
import { requireText } from "../shared/require-text.ts";
import { openOfficePackage, type OfficePackage } from "../shared/office-package.ts";
import { allWithin, attributeOf, childOf, childrenOf, integerOf, isOn, textOf } from "../shared/xml-tree.ts";
import { writeLinked } from "./write-linked.ts";
import { shapesOf } from "./shapes.ts";
import { slideDesigns } from "./slide-design.ts";
import { readTextBody } from "./read-text-body.ts";
import { writeSlide, type LeftOnSlides } from "./write-slide.ts";

/** 10 by 7.5 inches, where a file does not say. */
const usualSize = { width: 9_144_000, height: 6_858_000 };

export function readPptx({ bytes, maxCharacters, progress }: ParseRequest): ParsedText {
  const file = openOfficePackage(bytes, "PowerPoint");
  const presentation = file.readXml(file.mainPart);
  const sizes = childOf(presentation, "p:sldSz");
  const size = {
    width: integerOf(sizes, "cx") ?? usualSize.width,
    height: integerOf(sizes, "cy") ?? usualSize.height,
  };
  const parts = slideParts(
    file,
    childrenOf(childOf(presentation, "p:sldIdLst"), "p:sldId").map((entry) => attributeOf(entry, "r:id")),
  );
  const designFor = slideDesigns(file);
  const text = canonicalText(maxCharacters);
  const left: LeftOnSlides = { pictures: 0, footers: 0, embedded: 0 };
  const hiddenSlides: number[] = [];
  const missing: number[] = [];
  let comments = 0;

  for (const [at, part] of parts.entries()) {
    const number = at + 1;
    const slide = part === undefined ? undefined : file.readXml(part);
    if (part === undefined || slide === undefined) {
      missing.push(number);
      continue;
    }
    const write = (into: CanonicalText) => {
      writeSlide(slide, {
        text: into,
        maxCharacters,
        design: designFor(part, slide),
        size,
        left,
        linkedText: (kind, id, target) => writeLinked(file, part, { kind, id }, target),
      });
      into.place("notes", "notes", () => writeNotes(file, part, into));
    };
    if (isOn(attributeOf(slide, "show"))) {
      text.place("slide", `slide ${number}`, () => write(text));
    } else {
      hiddenSlides.push(number);
      const apart = canonicalText(maxCharacters);
      write(apart);
      const { text: unseen, hidden } = apart.result();
      text.hide("hidden-slide", [unseen, ...hidden.map((piece) => piece.text)].join("\n"));
    }
    for (const comment of commentsOn(file, part)) {
      comments += 1;
      text.hide("comment", comment);
    }
    progress?.(number, parts.length, "slide");
  }
  const notices = [
    ...file.notices,
    ...slideNotice(hiddenSlides, "hidden and kept apart from the text"),
    ...slideNotice(missing, "missing from the file"),
    ...countNotice(left.pictures, "picture", "not read"),
    ...countNotice(left.embedded, "embedded object", "not read"),
    ...countNotice(
      left.footers,
      "footer, date or slide number",
      "left out",
      "footers, dates and slide numbers",
    ),
    ...countNotice(comments, "comment", "kept apart from the text"),
  ];
  return requireText({ ...text.result(), notices }, "presentation");
}

/** In the order they are shown. */
function slideParts(file: OfficePackage, ids: readonly (string | undefined)[]): (string | undefined)[] {
  const slides = new Map(
    file
      .relationshipsOf(file.mainPart)
      .filter(({ type, external }) => type === "slide" && !external)
      .map(({ id, target }) => [id, target]),
  );
  return ids.map((id) => slides.get(id ?? ""));
}

function writeNotes(file: OfficePackage, slidePart: string, text: CanonicalText): void {
  const part = file.related(slidePart, "notesSlide")[0];
  if (part === undefined) return;
  for (const { element, placeholder } of shapesOf(file.readXml(part))) {
    if (placeholder?.type !== "body") continue;
    const paragraphs = readTextBody(childOf(element, "p:txBody"), {
      styles: [],
      colorOf: () => undefined,
      ground: undefined,
      hide: (why, hidden) => text.hide(why, hidden),
    });
    for (const paragraph of paragraphs) text.paragraph(paragraph.text);
  }
}

/** Comments of both kinds that PowerPoint has known. */
function commentsOn(file: OfficePackage, slidePart: string): string[] {
  return file.related(slidePart, "comments").flatMap((part) => {
    const root = file.readXml(part);
    const older = allWithin(root, "p:text").map(textOf);
    const newer = allWithin(root, "a:p").map((paragraph) => allWithin(paragraph, "a:t").map(textOf).join(""));
    return [...older, ...newer].filter((comment) => comment.trim() !== "");
  });
}

function slideNotice(numbers: readonly number[], what: string): string[] {
  if (numbers.length === 0) return [];
  const one = numbers.length === 1;
  return [`${one ? "Slide" : "Slides"} ${numbers.join(", ")} ${one ? "is" : "are"} ${what}.`];
}

function countNotice(count: number, one: string, what: string, many?: string): string[] {
  return count === 0 ? [] : [`${counted(count, one, many)} ${what}.`];
}
