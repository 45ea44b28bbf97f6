import type { Pipeline } from "../../contracts/pipeline.ts";
import type { LexicalHit } from "./lexical/lexical-index.ts";
import { type RetrievalParts, type RetrievalQuery, retrieve } from "./retrieve.ts";

/** How deep a ranking has to be. */
export interface RankingDepth {
  /** At least so many passages. */
  passages: number;
  /** And so many that together they are longer than this, in UTF-16 code units. */
  characters: number;
}

/** No token of running text is longer; runs of blanks are, and are then read to a smaller depth. */
const mostCharactersOfToken = 16;

/** What the answerer is given: the first k, or what fits a budget. */
export function answeringDepth({ k, depth, budget }: Pipeline["retrieve"]): RankingDepth {
  const tokens = mostCharactersOfToken * (budget?.tokens ?? 0);
  return { passages: Math.max(k, depth), characters: budget?.characters ?? tokens };
}

export function deeperOf(a: RankingDepth, b: RankingDepth): RankingDepth {
  return {
    passages: Math.max(a.passages, b.passages),
    characters: Math.max(a.characters, b.characters),
  };
}

/** The best rows down to a depth; fewer where fewer are found. `lengthOf` is a row's, `meanLength` that of all. */
export async function rankToDepth(
  query: RetrievalQuery,
  parts: RetrievalParts,
  settings: Pipeline["retrieve"],
  depth: RankingDepth,
  lengths: { lengthOf(row: number): number; meanLength: number },
  signal: AbortSignal,
): Promise<LexicalHit[]> {
  // Half as many again as passages of the mean length would fill: mostly enough the first time.
  const estimate = Math.ceil((1.5 * depth.characters) / Math.max(1, lengths.meanLength));
  for (let topK = Math.max(depth.passages, estimate); ; topK *= 4) {
    const hits = await retrieve(query, parts, { ...settings, k: 1, depth: topK }, signal);
    let characters = 0;
    for (const [index, { row }] of hits.entries()) {
      characters += lengths.lengthOf(row);
      if (index + 1 >= depth.passages && characters > depth.characters) return hits.slice(0, index + 1);
    }
    if (hits.length < topK) return hits;
  }
}
