import type { Chunk, PreparedDocument } from "../../contracts/chunk.ts";
import type { Breathe } from "../../ports/breathe.ts";
import type { KnownWords } from "../../ports/known-words.ts";
import { isKnown, type VectorRows } from "../similarity/row-cosine.ts";
import { isMostlyKnown, isServedDocument } from "../similarity/understood-text.ts";

export interface UnderstoodRows {
  /** As given, with zeros for every chunk whose vector does not say what it is about. */
  rows: VectorRows;
  /** Chunks of documents in languages that the embedder does not serve, by language. */
  unserved: ReadonlyMap<string, number>;
  /** Chunks, in languages it serves, of which it knows too few words. */
  littleKnown: number;
}

export interface UnderstoodRowsOptions {
  knownWords: KnownWords | undefined;
  documentOf(source: string): PreparedDocument;
  /** What was embedded for a chunk. */
  textOf(chunk: Chunk): string;
  breathe: Breathe;
}

/**
 * Two texts of which an embedder knows one and the same word have one and the same vector: only what it understands may be
 * grouped and compared.
 */
export async function understoodRows(
  chunks: readonly Chunk[],
  rows: VectorRows,
  { knownWords, documentOf, textOf, breathe }: UnderstoodRowsOptions,
): Promise<UnderstoodRows> {
  const unserved = new Map<string, number>();
  if (knownWords === undefined) return { rows, unserved, littleKnown: 0 };
  const { dimensions } = rows;
  const vectors = Float32Array.from(rows.vectors);
  const served = new Map<string, boolean>();
  let littleKnown = 0;
  for (const [row, chunk] of chunks.entries()) {
    const pause = breathe();
    if (pause) await pause;
    const document = documentOf(chunk.source);
    const inServed = served.get(chunk.source) ?? (await isServedDocument(knownWords, document));
    served.set(chunk.source, inServed);
    if (!inServed) {
      unserved.set(document.language, (unserved.get(document.language) ?? 0) + 1);
    } else if (!isKnown(rows, row) || (await isMostlyKnown(knownWords, textOf(chunk)))) {
      continue;
    } else {
      littleKnown += 1;
    }
    vectors.fill(0, row * dimensions, (row + 1) * dimensions);
  }
  return { rows: { dimensions, vectors }, unserved, littleKnown };
}
