import type { Answer } from "../../contracts/answer.ts";
import type { PreparedDocument } from "../../contracts/chunk.ts";

/**
 * The answer with each citation under its own headings. A passage's breadcrumb is that of where it begins; what is cited
 * may stand in a later section of it.
 */
export function placeCitations(answer: Answer, documentOf: (source: string) => PreparedDocument): Answer {
  return {
    ...answer,
    citations: answer.citations.map((citation) => ({
      ...citation,
      breadcrumb: headingsAbove(documentOf(citation.source).headings, citation.start),
    })),
  };
}

/** Titles of the headings that a position stands under, outermost first. */
function headingsAbove(headings: PreparedDocument["headings"], position: number): string[] {
  const above: { level: number; title: string }[] = [];
  for (const heading of headings) {
    if (heading.start > position) break;
    while ((above.at(-1)?.level ?? 0) >= heading.level) above.pop();
    above.push(heading);
  }
  return above.map(({ title }) => title);
}
