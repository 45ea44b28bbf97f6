import type { ContextWeights } from "./lexical-index.ts";
import type { MergedSegments } from "./merge-segments.ts";
import type { Scratch } from "./scratch.ts";

/** Makes candidates of the rows that hold a term, in sources that are allowed. */
export function combinePlain(
  merged: MergedSegments,
  scratch: Scratch,
  allowed: Uint8Array | undefined,
): void {
  const { candidates, own, scores } = scratch;
  let count = 0;
  forEachSource(merged, scratch, allowed, (_source, first, end) => {
    for (let row = first; row < end; row++) {
      if (own[row] === 0) continue;
      candidates[count++] = row;
      scores[row] = own[row] as number;
    }
  });
  scratch.candidateCount = count;
}

/**
 * Makes candidates of the rows that hold a term or stand near one that does, in sources that are allowed: own score, best neighbour,
 * surroundings and document, each divided by its maximum over the candidates, weighted and summed.
 */
export function combineContext(
  merged: MergedSegments,
  scratch: Scratch,
  weights: ContextWeights,
  allowed: Uint8Array | undefined,
): void {
  const { candidates, near: neighbours, own, surroundings, sources, scores } = scratch;
  let count = 0;
  let mostOwn = 0;
  let mostNeighbour = 0;
  let mostSurroundings = 0;
  let mostSource = 0;
  forEachSource(merged, scratch, allowed, (source, first, end) => {
    mostSource = Math.max(mostSource, sources[source] as number);
    let before = 0;
    let current = own[first] as number;
    for (let row = first; row < end; row++) {
      const after = row + 1 < end ? (own[row + 1] as number) : 0;
      const around = surroundings[row] as number;
      if (around > 0) {
        candidates[count++] = row;
        const neighbour = before > after ? before : after;
        neighbours[row] = neighbour;
        if (current > mostOwn) mostOwn = current;
        if (neighbour > mostNeighbour) mostNeighbour = neighbour;
        if (around > mostSurroundings) mostSurroundings = around;
      }
      before = current;
      current = after;
    }
  });
  scratch.candidateCount = count;

  const ownScale = scaled(1, mostOwn);
  const neighbourScale = scaled(weights.neighbour, mostNeighbour);
  const surroundingsScale = scaled(weights.surroundings, mostSurroundings);
  const sourceScale = scaled(weights.document, mostSource);
  for (let i = 0; i < count; i++) {
    const row = candidates[i] as number;
    scores[row] =
      ownScale * (own[row] as number) +
      neighbourScale * (neighbours[row] as number) +
      surroundingsScale * (surroundings[row] as number) +
      sourceScale * (sources[merged.sourceOfRow[row] as number] as number);
    neighbours[row] = 0;
  }
}

function scaled(weight: number, most: number): number {
  return most === 0 ? 0 : weight / most;
}

/** Visits the allowed sources that hold a term, with their rows. */
function forEachSource(
  { sourceStarts }: MergedSegments,
  { sources }: Scratch,
  allowed: Uint8Array | undefined,
  visit: (source: number, first: number, end: number) => void,
): void {
  for (let source = 0; source < sources.length; source++) {
    if (sources[source] === 0 || allowed?.[source] === 0) continue;
    visit(source, sourceStarts[source] as number, sourceStarts[source + 1] as number);
  }
}
