import type { Pipeline } from "../../contracts/pipeline.ts";
import type { RankedPassage } from "../../contracts/retrieval.ts";
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

/** What a ranking of rows is read as. */
export interface RankingReader {
  /**
   * The passages that rows stand for, best first: as many or fewer. Those of the first rows never depend on the rows after them.
   */
  passagesOf(hits: readonly LexicalHit[]): RankedPassage[];
  /** Of the rows' own texts. */
  meanLength: number;
}

/** The best passages down to a depth; fewer where fewer are found. */
export async function rankToDepth(
  query: RetrievalQuery,
  parts: RetrievalParts,
  settings: Pipeline["retrieve"],
  depth: RankingDepth,
  { passagesOf, meanLength }: RankingReader,
  signal: AbortSignal,
): Promise<RankedPassage[]> {
  // Half as many again as passages of the mean length would fill: mostly enough the first time.
  const estimate = Math.ceil((1.5 * depth.characters) / Math.max(1, meanLength));
  for (let topK = Math.max(depth.passages, estimate); ; topK *= 4) {
    const hits = await retrieve(query, parts, { ...settings, k: 1, depth: topK }, signal);
    let characters = 0;
    const passages = passagesOf(hits);
    for (const [index, { start, end }] of passages.entries()) {
      characters += end - start;
      if (index + 1 >= depth.passages && characters > depth.characters) return passages.slice(0, index + 1);
    }
    if (hits.length < topK) return passages;
  }
}
