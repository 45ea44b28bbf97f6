import type { AskedAnswer } from "@contracts/api/asked-answer.ts";
import type { Span } from "@contracts/passage.ts";

export interface NumberedCitation extends Span {
  /** From 1, in the order of the answer; one passage has one number. */
  number: number;
  source: string;
  place: AskedAnswer["places"][number];
}

export type AnswerPart = { kind: "text"; text: string } | { kind: "citations"; numbers: number[] };

/** The passages an answer stands on, each once. */
export function numberedCitations({
  answer,
  places,
}: Pick<AskedAnswer, "answer" | "places">): NumberedCitation[] {
  const found = new Map<string, NumberedCitation>();
  for (const { citation, at } of inOrder(answer.citations)) {
    const place = places[at];
    const key = keyOf(citation);
    if (place === undefined || found.has(key)) continue;
    const { source, start, end } = citation;
    found.set(key, { number: found.size + 1, source, start, end, place });
  }
  return [...found.values()];
}

/** The answer's text, with the numbers of what each part of it stands on behind that part. */
export function answerParts(
  { text, citations }: AskedAnswer["answer"],
  numbered: readonly NumberedCitation[],
): AnswerPart[] {
  const numberOf = new Map(numbered.map((one) => [keyOf(one), one.number]));
  const behind = new Map<number, number[]>();
  for (const { citation } of inOrder(citations)) {
    const number = numberOf.get(keyOf(citation));
    if (number === undefined) continue;
    const place = Math.min(citation.answerEnd, text.length);
    const there = behind.get(place) ?? [];
    if (!there.includes(number)) behind.set(place, [...there, number]);
  }
  const parts: AnswerPart[] = [];
  let from = 0;
  for (const [place, numbers] of [...behind].toSorted(([a], [b]) => a - b)) {
    if (place > from) parts.push({ kind: "text", text: text.slice(from, place) });
    parts.push({ kind: "citations", numbers });
    from = place;
  }
  if (from < text.length) parts.push({ kind: "text", text: text.slice(from) });
  return parts;
}

function inOrder(
  citations: AskedAnswer["answer"]["citations"],
): { citation: AskedAnswer["answer"]["citations"][number]; at: number }[] {
  return citations
    .map((citation, at) => ({ citation, at }))
    .toSorted((a, b) => a.citation.answerEnd - b.citation.answerEnd || a.at - b.at);
}

function keyOf({ source, start, end }: { source: string; start: number; end: number }): string {
  return JSON.stringify([source, start, end]);
}
