import type { PreparedDocument } from "../../contracts/chunk.ts";
import type { Passage, Span } from "../../contracts/passage.ts";
import { plainWords } from "../../core/questions/alike-questions.ts";
import { corpusWords } from "../../core/questions/drafting/corpus-words.ts";
import { documentDrafts, documentSentences } from "../../core/questions/drafting/document-drafts.ts";

/** Of a long section, as much before and after the gold as any rule looks at. */
const mostAround = 3000;

/**
 * What in the text gave the idea of a draft, such as "definition": the rules are asked again about the section that holds its gold.
 * Null where none of them proposes a question there, or several do and none is this one.
 */
export function kindOfDraft(question: string, gold: Passage, document: PreparedDocument): string | null {
  const section = sectionAround(gold, document);
  const part = partOf(document, section);
  const sentences = documentSentences(part);
  const words = corpusWords([part]);
  for (const { start, end } of sentences) words.addSentence(part.text.slice(start, end));
  const there = documentDrafts(part, sentences, words).filter(
    ({ start, end }) => start + section.start === gold.start && end + section.start === gold.end,
  );
  // The drafted question may have a heading before the rule's own words.
  const asked = plainWords(question);
  const same = there.find((candidate) => asked.endsWith(plainWords(candidate.question)));
  const kinds = new Set(there.map(({ kind }) => kind));
  return same?.kind ?? (kinds.size === 1 ? (there[0]?.kind ?? null) : null);
}

function sectionAround(gold: Span, { text, headings }: PreparedDocument): Span {
  const above = headings.findLast(({ start }) => start <= gold.start)?.start ?? 0;
  const below = headings.find(({ start }) => start >= gold.end)?.start ?? text.length;
  const start =
    gold.start - above <= mostAround ? above : paragraphAfter(text, gold.start - mostAround, gold.start);
  const end = below - gold.end <= mostAround ? below : paragraphAfter(text, gold.end + mostAround, below);
  return { start, end };
}

/** Where the first paragraph after the position begins, so that no sentence is cut; the limit where none does before it. */
function paragraphAfter(text: string, position: number, limit: number): number {
  const found = text.indexOf("\n\n", position);
  return found === -1 || found > limit ? limit : found;
}

/** Places and pages are of no matter to the rules. */
function partOf(document: PreparedDocument, { start, end }: Span): PreparedDocument {
  const within = <One extends Span>(spans: readonly One[]): One[] =>
    spans
      .filter((span) => span.start < end && span.end > start)
      .map((span) => ({
        ...span,
        start: Math.max(span.start, start) - start,
        end: Math.min(span.end, end) - start,
      }));
  const { source, text, language, headings, regions } = document;
  return {
    source,
    text: text.slice(start, end),
    language,
    headings: within(headings),
    regions: within(regions),
  };
}
