import type { Span } from "../../contracts/passage.ts";
import type { Embedder } from "../../ports/embedder.ts";
import { embedTexts } from "../pipeline/embed-texts.ts";
import { isKnown, rowCosine } from "../similarity/row-cosine.ts";

/** Of a boundary beside text of which the embedder knows nothing. All others run from 0 to 2. */
export const unknownDistance = -1;

/**
 * How far the meaning moves behind each sentence of each group: one minus the cosine of the `window` sentences before the boundary and
 * those after it, fewer at a group's edges. Comparing blocks on both sides is TextTiling's idea (Hearst 1997), here with
 * embeddings for word counts. The last sentence of a group has no boundary behind it, so a group gives one number fewer than sentences.
 */
export async function sentenceDistances(
  text: string,
  groups: readonly (readonly Span[])[],
  window: number,
  embedder: Embedder,
  signal: AbortSignal,
): Promise<Float64Array[]> {
  const blocks = blockTexts();
  const boundaries = groups.map((sentences) =>
    sentences.slice(1).map((_, before) => {
      const first = sentences[Math.max(0, before + 1 - window)] as Span;
      const last = sentences[Math.min(sentences.length - 1, before + window)] as Span;
      return {
        before: blocks.rowOf(text, first.start, (sentences[before] as Span).end),
        after: blocks.rowOf(text, (sentences[before + 1] as Span).start, last.end),
      };
    }),
  );
  const vectors = await embedTexts(embedder, blocks.texts, "passage", {
    signal,
    breathe: () => undefined,
    progress: () => {},
  });
  const rows = { dimensions: embedder.dimensions, vectors };
  return boundaries.map((group) =>
    Float64Array.from(group, ({ before, after }) =>
      isKnown(rows, before) && isKnown(rows, after) ? 1 - rowCosine(rows, before, after) : unknownDistance,
    ),
  );
}

/** Each block is embedded once, though it stands before one boundary and after another. */
function blockTexts() {
  const texts: string[] = [];
  const rows = new Map<string, number>();
  return {
    texts,
    rowOf(text: string, start: number, end: number): number {
      const place = `${start}-${end}`;
      const known = rows.get(place);
      if (known !== undefined) return known;
      rows.set(place, texts.length);
      return texts.push(text.slice(start, end)) - 1;
    },
  };
}
