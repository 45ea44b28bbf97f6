import type { DocumentBlock } from "../../contracts/api/document.ts";
import type { Span } from "../../contracts/passage.ts";
import { closesFence, type MarkdownLine, markdownLine } from "./markdown-lines.ts";
import { indentOf, listDepths, textLines } from "./text-lines.ts";

const codeIndent = 4;

/** The blocks of Markdown between two headings, by its marks. Marks inside a line are left to who draws it. */
export function* markdownBlocks(text: string, span: Span): Generator<DocumentBlock> {
  let open: DocumentBlock | undefined;
  /** Where code between fences is being read, what began it. */
  let fence: string | undefined;
  let list: { depths: ReturnType<typeof listDepths>; indent: number } | undefined;
  let isAfterBlank = true;

  for (const line of textLines(text, span)) {
    const written = lineText(text, line);
    const start = line.start + (written.length - written.trimStart().length);
    const end = line.start + written.trimEnd().length;

    if (fence !== undefined && open !== undefined) {
      if (closesFence(written, fence)) {
        yield { ...open, end };
        open = undefined;
        fence = undefined;
      } else {
        // Between the fences nothing is left out, blank lines neither.
        const isFirst = open.content.start === open.content.end;
        const content = { start: isFirst ? line.start : open.content.start, end: line.end };
        open = { ...open, end: line.end, content };
      }
      continue;
    }
    const below = lineText(text, nextLine(text, line.next, span.end));
    const told = markdownLine(written, below, open?.kind === "table-row");
    if (told.kind === "blank") {
      if (open !== undefined) yield open;
      open = undefined;
      isAfterBlank = true;
      continue;
    }
    const indent = indentOf(written);
    // After a blank line only what is moved in still belongs to the list.
    if (told.kind !== "item" && isAfterBlank && list !== undefined && indent <= list.indent) list = undefined;

    if (told.kind === "fence") {
      if (open !== undefined) yield open;
      fence = told.fence;
      open = { start, end, kind: "code", level: null, content: { start: end, end } };
    } else if (told.kind === "item") {
      if (open !== undefined) yield open;
      list ??= { depths: listDepths(), indent };
      list.indent = indent;
      const content = { start: line.start + told.mark.length, end };
      open = { start, end, kind: "list-item", level: list.depths.of(indent), content };
    } else {
      const isCode = indent >= codeIndent && list === undefined && (isAfterBlank || open?.kind === "code");
      const goesOn = open !== undefined && continues(told, open, isCode);
      if (open !== undefined && goesOn) {
        open = { ...open, end, content: { start: open.content.start, end } };
      } else {
        if (open !== undefined) yield open;
        open = begun(told, { start, end }, line.start, isCode);
      }
    }
    isAfterBlank = false;
  }
  if (open !== undefined) yield open;
}

type Flowing = Exclude<MarkdownLine, { kind: "blank" | "fence" | "item" }>;

/** Lines of a paragraph, an item, a quote run on until a blank one; a row is a block of its own. */
function continues(told: Flowing, open: DocumentBlock, isCode: boolean): boolean {
  if (told.kind === "row" || told.kind === "rule") return false;
  if (told.kind === "quote") return open.kind === "quote";
  return open.kind === "code" ? isCode : open.kind !== "table-row" && open.content.start < open.content.end;
}

function begun(told: Flowing, span: Span, lineStart: number, isCode: boolean): DocumentBlock {
  if (told.kind === "quote") {
    const content = { start: Math.min(lineStart + told.mark.length, span.end), end: span.end };
    return { ...span, kind: "quote", level: told.mark.split(">").length - 1, content };
  }
  // What only divides is drawn by what it stands between.
  const isEmpty = told.kind === "rule" || (told.kind === "row" && told.divides);
  const content = isEmpty ? { start: span.end, end: span.end } : { ...span };
  return {
    ...span,
    kind: told.kind === "row" ? "table-row" : isCode ? "code" : "paragraph",
    level: null,
    content,
  };
}

function lineText(text: string, { start, end }: Span): string {
  return text.slice(start, end);
}

function nextLine(text: string, start: number, limit: number): Span {
  const found = text.indexOf("\n", start);
  return { start, end: found === -1 || found > limit ? limit : found };
}
