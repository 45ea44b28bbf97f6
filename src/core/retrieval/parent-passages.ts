import type { Chunk, PreparedDocument } from "../../contracts/chunk.ts";
import type { Span } from "../../contracts/passage.ts";
import type { Pipeline } from "../../contracts/pipeline.ts";
import type { RankedPassage } from "../../contracts/retrieval.ts";
import type { LexicalHit } from "./lexical/lexical-index.ts";

/** Changes whenever some passage does. */
export const parentVersion = "1";

/** How far a passage may grow around the chunk that was found; null where nothing limits it. */
export interface ParentLimits {
  /** Chunks on each side. */
  neighbours: number | null;
  /** Of the passage, in UTF-16 code units. */
  characters: number | null;
  within: "document" | "section";
}

/** Undefined where chunks are handed on as they are. No passage grows beyond the answerer's budget, a token counted as one character. */
export function parentLimits({
  parent,
  budget,
}: Pick<Pipeline["retrieve"], "parent" | "budget">): ParentLimits | undefined {
  if (parent === undefined) return undefined;
  const most = Math.min(parent.characters ?? Infinity, budget?.characters ?? budget?.tokens ?? Infinity);
  return {
    neighbours: parent.neighbours ?? null,
    characters: most === Infinity ? null : most,
    within: parent.within,
  };
}

/**
 * The larger passages that found chunks stand in, in the order of the best chunk of each. A passage grows from its chunk by
 * whole chunks, turn by turn after and before it. It never runs into an earlier passage, so a chunk that stands in one adds
 * none, and of one that overlaps one the rest is taken: what stands above never depends on how deep the ranking is read.
 * Text that cleaning took out is not brought back.
 */
export function parentPassages(
  hits: readonly LexicalHit[],
  chunks: readonly Chunk[],
  documentOf: (source: string) => PreparedDocument,
  limits: ParentLimits,
): RankedPassage[] {
  const taken = new Map<string, Span[]>();
  const passages: RankedPassage[] = [];
  for (const { row, score } of hits) {
    const { source, breadcrumb } = chunks[row] as Chunk;
    const others = taken.get(source) ?? [];
    taken.set(source, others);
    const { text } = documentOf(source);
    for (const piece of uncovered(chunks[row] as Chunk, others)) {
      if (text.slice(piece.start, piece.end).trim() === "") continue;
      const { first, ...span } = grown(row, piece, chunks, documentOf(source), others, limits);
      others.push(span);
      passages.push({ source, ...span, score, breadcrumb: [...(chunks[first]?.breadcrumb ?? breadcrumb)] });
    }
  }
  return passages;
}

/** What of a chunk lies in no earlier passage. */
function uncovered({ start, end }: Span, others: readonly Span[]): Span[] {
  let rest: Span[] = [{ start, end }];
  for (const other of others) {
    rest = rest.flatMap((span) => {
      if (other.end <= span.start || span.end <= other.start) return [span];
      const before = { start: span.start, end: other.start };
      const after = { start: other.end, end: span.end };
      return [before, after].filter((part) => part.end > part.start);
    });
  }
  return rest;
}

function grown(
  row: number,
  piece: Span,
  chunks: readonly Chunk[],
  { text, regions }: PreparedDocument,
  others: readonly Span[],
  { neighbours, characters, within }: ParentLimits,
): Span & { first: number } {
  const child = chunks[row] as Chunk;
  let { start, end } = piece;
  let [first, last] = [row, row];

  function withChunk(next: number, side: Span): Span | undefined {
    const chunk = chunks[next];
    if (chunk === undefined || chunk.source !== child.source) return undefined;
    if (within === "section" && chunk.section !== child.section) return undefined;
    if (neighbours !== null && Math.abs(next - row) > neighbours) return undefined;
    const larger = { start: Math.min(start, chunk.start), end: Math.max(end, chunk.end) };
    if (characters !== null && larger.end - larger.start > characters) return undefined;
    if (others.some((other) => other.start < larger.end && larger.start < other.end)) return undefined;
    return wasKept(side, text, regions) ? larger : undefined;
  }

  let forward = end === child.end;
  let backward = start === child.start;
  while (forward || backward) {
    if (forward) {
      const next = chunks[last + 1];
      const larger = next && withChunk(last + 1, { start: end, end: next.start });
      forward = larger !== undefined;
      if (larger !== undefined) {
        last += 1;
        ({ start, end } = larger);
      }
    }
    if (backward) {
      const next = chunks[first - 1];
      const larger = next && withChunk(first - 1, { start: next.end, end: start });
      backward = larger !== undefined;
      if (larger !== undefined) {
        first -= 1;
        ({ start, end } = larger);
      }
    }
  }
  return { start, end, first };
}

/** Whether the text between two chunks is blank, or was only left out by the chunker. */
function wasKept(between: Span, text: string, regions: readonly Span[]): boolean {
  if (between.end <= between.start) return true;
  if (regions.some((region) => region.start <= between.start && between.end <= region.end)) return true;
  return text.slice(between.start, between.end).trim() === "";
}
