import type { Answer } from "../../contracts/answer.ts";
import type { PreparedDocument } from "../../contracts/chunk.ts";
import type { Span } from "../../contracts/passage.ts";
import type { RankedPassage } from "../../contracts/retrieval.ts";
import { AnswerResult, ChunkResult } from "./plugin-wire.ts";
import { checkShape, pluginFault } from "./plugin-fault.ts";

/** The spans as a chunker must give them. Spans of white space only are left out; whatever else is wrong throws. */
export function checkedSpans(name: string, value: unknown, document: PreparedDocument): Span[] {
  const { text, regions, source } = document;
  const spans = checkShape(name, "chunk", ChunkResult, value);
  const fault = (at: number, what: string) => {
    const { start, end } = spans[at] as Span;
    return pluginFault(
      name,
      `gave a wrong span for ${source}: result.${at} (${start} to ${end}) ${what}.`,
      "Positions count UTF-16 code units; spans come in order of start, each inside one region of the document.",
    );
  };
  spans.forEach(({ start, end }, at) => {
    const before = spans[at - 1];
    if (start >= end) throw fault(at, "is empty");
    if (before !== undefined && start < before.start)
      throw fault(at, "starts before the span in front of it");
    if (!regions.some((region) => region.start <= start && end <= region.end)) {
      throw fault(at, "does not lie inside one region");
    }
    if (partsPair(text, start) || partsPair(text, end)) throw fault(at, "parts a surrogate pair");
  });
  const seen = new Set<string>();
  spans.forEach(({ start, end }, at) => {
    if (seen.has(`${start} ${end}`)) throw fault(at, "is there twice");
    seen.add(`${start} ${end}`);
  });
  return spans.filter(({ start, end }) => text.slice(start, end).trim() !== "");
}

function partsPair(text: string, at: number): boolean {
  return /^[\ud800-\udbff][\udc00-\udfff]$/.test(text.slice(Math.max(0, at - 1), at + 1));
}

/** Writes one text's numbers at length 1 into its row; zeros stay zeros. */
export function writeUnitRow(name: string, numbers: ArrayLike<number>, row: Float32Array): void {
  if (numbers.length !== row.length) {
    throw pluginFault(name, `gave a vector of ${numbers.length} numbers instead of ${row.length}.`);
  }
  let squares = 0;
  for (let i = 0; i < row.length; i++) squares += (numbers[i] as number) ** 2;
  if (!Number.isFinite(squares)) throw pluginFault(name, "gave a vector with a number that is not finite.");
  if (squares === 0) return;
  const scale = 1 / Math.sqrt(squares);
  for (let i = 0; i < row.length; i++) row[i] = (numbers[i] as number) * scale;
}

/** The answer as an answerer must give it: citations inside the passages given, and none in a refusal. */
export function checkedAnswer(name: string, value: unknown, passages: readonly RankedPassage[]): Answer {
  const answer = checkShape(name, "answer", AnswerResult, value);
  if (answer.refused && answer.citations.length > 0) {
    throw pluginFault(name, "gave a wrong answer to answer: result.citations must be empty in a refusal.");
  }
  const citations = answer.citations.map((citation, at) => {
    const fault = (what: string) =>
      pluginFault(name, `gave a wrong answer to answer: result.citations.${at} ${what}.`);
    const { source, start, end, answerStart, answerEnd } = citation;
    const passage = passages.find(
      (passage) => passage.source === source && passage.start <= start && start < end && end <= passage.end,
    );
    if (passage === undefined) {
      throw fault(`(${source}, ${start} to ${end}) does not lie inside a passage it was given`);
    }
    if (answerStart >= answerEnd || answerEnd > answer.text.length) {
      throw fault(
        `(answerStart ${answerStart}, answerEnd ${answerEnd}) does not lie inside the answer's text`,
      );
    }
    return { ...citation, breadcrumb: citation.breadcrumb ?? [...passage.breadcrumb] };
  });
  return { ...answer, citations };
}
