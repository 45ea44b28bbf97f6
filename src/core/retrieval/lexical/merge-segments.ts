import type { Breathe } from "../../../ports/breathe.ts";
import { invert, type Postings } from "./postings.ts";
import type { Segment } from "./segment.ts";

/** All segments as one: rows are numbered in the order of segments, then chunks. */
export interface MergedSegments {
  readonly rowCount: number;
  readonly sources: readonly string[];
  /** Of each source. */
  readonly languages: readonly string[];
  readonly termIds: ReadonlyMap<string, number>;
  /** Term ids of every row's indexed text; row r is [rowStarts[r], rowStarts[r + 1]). */
  readonly sequence: Uint32Array;
  readonly rowStarts: Uint32Array;
  readonly sourceOfRow: Uint32Array;
  /** The rows of source s are [sourceStarts[s], sourceStarts[s + 1]). */
  readonly sourceStarts: Uint32Array;
  /** A number no two sections share, whatever their sources. */
  readonly sectionOfRow: Uint32Array;
  readonly postings: Postings;
}

export async function mergeSegments(segments: readonly Segment[], breathe: Breathe): Promise<MergedSegments> {
  const rowCount = segments.reduce((sum, { sections }) => sum + sections.length, 0);
  const sequence = new Uint32Array(segments.reduce((sum, segment) => sum + segment.sequence.length, 0));
  const rowStarts = new Uint32Array(rowCount + 1);
  const sourceOfRow = new Uint32Array(rowCount);
  const sectionOfRow = new Uint32Array(rowCount);
  const sourceStarts = new Uint32Array(segments.length + 1);
  const termIds = new Map<string, number>();
  let row = 0;
  let length = 0;
  let firstSection = 0;

  for (const [source, segment] of segments.entries()) {
    const pause = breathe();
    if (pause) await pause;
    const globalIds = segment.terms.map((term) => {
      const known = termIds.get(term);
      if (known !== undefined) return known;
      termIds.set(term, termIds.size);
      return termIds.size - 1;
    });
    for (let i = 0; i < segment.sequence.length; i++) {
      sequence[length + i] = globalIds[segment.sequence[i] as number] as number;
    }
    let lastSection = -1;
    for (const [chunk, section] of segment.sections.entries()) {
      sourceOfRow[row] = source;
      sectionOfRow[row] = firstSection + section + 1;
      lastSection = Math.max(lastSection, section);
      row++;
      rowStarts[row] = length + (segment.chunkStarts[chunk + 1] as number);
    }
    length += segment.sequence.length;
    firstSection += lastSection + 2;
    sourceStarts[source + 1] = row;
  }

  return {
    rowCount,
    sources: segments.map(({ source }) => source),
    languages: segments.map(({ language }) => language),
    termIds,
    sequence,
    rowStarts,
    sourceOfRow,
    sourceStarts,
    sectionOfRow,
    postings: await invert({ sequence, rowStarts, sourceOfRow, termCount: termIds.size }, breathe),
  };
}
