import { AppError } from "../../contracts/app-error.ts";
import type { Chunk, PreparedDocument } from "../../contracts/chunk.ts";
import type { Span } from "../../contracts/passage.ts";
import { skipWhiteSpace } from "../text/character-class.ts";

/**
 * The chunks a chunker's spans name, with the headings above each. Linear in spans, headings and regions.
 * Throws AppError "plugin.failed" for spans that break the chunker port's promises, which a chunker of the person's own may.
 */
export function makeChunks(
  document: PreparedDocument,
  spans: readonly Span[],
  chunkerId = "unnamed",
): Chunk[] {
  const { source, text, headings } = document;
  const refuseWrong = spanCheck(document, chunkerId);
  const above: { level: number; title: string }[] = [];
  let breadcrumb: readonly string[] = [];
  let nextHeading = 0;

  return spans.map((span) => {
    refuseWrong(span);
    const { start, end } = span;
    const firstText = skipWhiteSpace(text, start, end);
    const known = nextHeading;
    for (let heading = headings[nextHeading]; heading !== undefined && heading.start <= firstText;) {
      while ((above.at(-1)?.level ?? 0) >= heading.level) above.pop();
      above.push(heading);
      heading = headings[++nextHeading];
    }
    if (nextHeading > known) breadcrumb = above.map(({ title }) => title);
    return { source, start, end, text: text.slice(start, end), breadcrumb, section: nextHeading - 1 };
  });
}

/** Checks spans in the order given: whole numbers, not empty, in order, none twice, each inside one region. */
function spanCheck({ source, text, regions }: PreparedDocument, chunkerId: string): (span: Span) => void {
  let region = 0;
  let previous: Span = { start: -1, end: -1 };
  const endsAtStart = new Set<number>();

  return (span) => {
    const { start, end } = span;
    const refuse = (why: string): never => {
      throw new AppError("plugin.failed", {
        message: `The chunker "${chunkerId}" gave the span ${start} to ${end} of ${source}, ${why}.`,
        hint: "A chunker returns non-empty spans in order of start, none twice, each inside one region of the document.",
      });
    };
    if (!Number.isInteger(start) || !Number.isInteger(end)) refuse("which are not whole numbers");
    if (start < 0 || end > text.length) refuse(`but the text runs from 0 to ${text.length}`);
    if (start >= end) refuse("which is empty");
    if (start < previous.start)
      refuse(`which starts before the one given before it, ${previous.start} to ${previous.end}`);
    if (start > previous.start) endsAtStart.clear();
    if (endsAtStart.has(end)) refuse("which it gave before");
    endsAtStart.add(end);
    previous = span;
    while ((regions[region]?.end ?? Number.POSITIVE_INFINITY) <= start) region++;
    const holder = regions[region];
    if (holder === undefined || start < holder.start || end > holder.end)
      refuse("which lies inside no region");
  };
}
