import type { Span } from "@contracts/passage.ts";

/** The chunk after or before what is chosen; the first where nothing is. Null at the end. */
export function neighbourChunk(chunks: readonly Span[], chosen: Span | null, step: 1 | -1): Span | null {
  if (chosen === null) return chunks[0] ?? null;
  const at = chunks.findIndex(({ start, end }) => start === chosen.start && end === chosen.end);
  if (at !== -1) return chunks[at + step] ?? null;
  return (
    (step === 1
      ? chunks.find(({ start }) => start > chosen.start)
      : chunks.findLast(({ start }) => start < chosen.start)) ?? null
  );
}
