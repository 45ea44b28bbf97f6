import type { Pipeline } from "../../contracts/pipeline.ts";
import type { ReadPassage } from "../../ports/answerer.ts";
import type { Breathe } from "../../ports/breathe.ts";
import type { DigestOf } from "../../ports/digest-of.ts";
import { usedPassages } from "../retrieval/budget.ts";
import { answeringDepth, rankToDepth } from "../retrieval/rank-to-depth.ts";
import type { ChosenEmbedder } from "./chosen-embedder.ts";
import { embedQuestions } from "./embed-questions.ts";
import { passageReader } from "./read-passages.ts";
import { type OpenIndex, rankingPartsOf, readerOf, vectorsNeeded } from "./stages/retrieve-stage.ts";

/** Looks passages up for any question: as many as an answerer is given, best first. */
export type PassageSearch = (question: string, signal: AbortSignal) => Promise<ReadPassage[]>;

export interface PassageSearchParts {
  embedder: ChosenEmbedder | undefined;
  digestOf: DigestOf;
  countTokens(text: string): Promise<number>;
  makeBreathe(signal: AbortSignal): Breathe;
  /** Ranks passages again; absent where nothing does. */
  rerank?: (
    question: string,
    passages: readonly ReadPassage[],
    signal: AbortSignal,
  ) => Promise<ReadPassage[]>;
}

export async function passageSearch(
  index: OpenIndex,
  settings: Pipeline["retrieve"],
  parts: PassageSearchParts,
): Promise<PassageSearch> {
  const { embedder, digestOf, rerank } = parts;
  const ranking = await rankingPartsOf(index, settings);
  const reader = readerOf(index, settings);
  const read = passageReader(index.documentOf);
  const needsVectors = vectorsNeeded(settings, embedder?.part);
  const depth = answeringDepth(settings);

  return async (question, signal) => {
    const [embedded] =
      needsVectors && embedder !== undefined
        ? await embedQuestions([question], embedder, index.embedder, digestOf, {
            signal,
            breathe: parts.makeBreathe(signal),
            progress: () => {},
          })
        : [];
    const found = await rankToDepth({ question, embedded }, ranking, settings, depth, reader, signal);
    const passages = found.map(read);
    const ranked = rerank === undefined ? passages : await rerank(question, passages, signal);
    return ranked.slice(0, await usedPassages(ranked, settings, parts.countTokens));
  };
}
