import type { PreparedDocument } from "../../../contracts/chunk.ts";
import { counted } from "../../../contracts/count-text.ts";
import type { Json } from "../../../contracts/json.ts";
import { barePassage } from "../../../contracts/passage.ts";
import type { RankedPassage, Ranking } from "../../../contracts/retrieval.ts";
import { workThrough } from "../../../contracts/work-through.ts";
import type { ReadPassage } from "../../../ports/answerer.ts";
import type { Clock } from "../../../ports/clock.ts";
import type { Reranker } from "../../../ports/reranker.ts";
import { modelError } from "../../../ports/language-model-fault.ts";
import { jsonCodec } from "../codec.ts";
import { stageTimings } from "../stage-timings.ts";
import type { Output, StageWork } from "../stage.ts";
import { documentFinder, passageReader } from "../read-passages.ts";
import type { Dataset, PrepareOutputs } from "./prepare-stage.ts";

export interface RerankInputs {
  /** Holds the passages' texts. */
  dataset: Output<Dataset>;
  asked: Output<PrepareOutputs["asked"]>;
  rankings: Output<Ranking[]>;
}

export interface RerankSettings {
  /** So many passages from the top are read again. */
  depth: number;
}

export interface RerankParts {
  clock: Pick<Clock, "monotonic">;
  /** How many questions are under way together. */
  questionsAtOnce?: number;
}

/** Reads the best passages of each question again, together with it, and puts them into a better order. */
export function rerankStage(
  inputs: RerankInputs,
  load: { documents(): Promise<PreparedDocument[]> },
  { depth }: RerankSettings,
  reranker: { part: Reranker; identity: Json },
  { clock, questionsAtOnce = 4 }: RerankParts,
): StageWork<{ rankings: Ranking[] }> {
  const { part, identity } = reranker;
  return {
    stage: "rerank",
    version: "1",
    settings: { reranker: part.id, rerankerVersion: part.version, settings: identity, depth },
    inputs: {
      dataset: inputs.dataset.digest,
      asked: inputs.asked.digest,
      rankings: inputs.rankings.digest,
    },
    outputs: { rankings: jsonCodec<Ranking[]>() },

    async run({ signal, breathe, progress }) {
      const [asked, given] = await Promise.all([inputs.asked.load(), inputs.rankings.load()]);
      const read = passageReader(documentFinder(await load.documents()));
      let done = 0;
      const reranked = await workThrough(
        [...asked.entries()],
        questionsAtOnce,
        async ([index, { id, question }], signal) => {
          const pause = breathe();
          if (pause) await pause;
          const passages = given[index]?.passages ?? [];
          const top = passages.slice(0, depth).map(read);
          const began = clock.monotonic();
          const scores = await scoresOf(part, question, top, signal);
          const milliseconds = clock.monotonic() - began;
          progress(++done, asked.length, "questions");
          const ranking: Ranking = { questionId: id, passages: rerankedPassages(passages, scores) };
          return {
            ranking,
            milliseconds,
            moved: passages[0] !== undefined && isOtherFirst(passages[0], ranking),
          };
        },
        signal,
      );
      return {
        outputs: { rankings: reranked.map(({ ranking }) => ranking) },
        metrics: {
          questions: asked.length,
          "passages-read": given.reduce((sum, { passages }) => sum + Math.min(depth, passages.length), 0),
          "first-passage-changed": reranked.filter(({ moved }) => moved).length,
        },
        timings: stageTimings(reranked.map(({ milliseconds }) => milliseconds)),
      };
    },
  };
}

/**
 * Those with scores in the order of these, equal ones as they were, then the others as they were. The others were not read: they
 * get the lowest score that was given, since scores of two kinds cannot stand in one ranking.
 */
export function rerankedPassages<Ranked extends RankedPassage>(
  passages: readonly Ranked[],
  scores: ArrayLike<number>,
): Ranked[] {
  const read = passages
    .slice(0, scores.length)
    .map((passage, at) => ({ passage, score: scores[at] ?? 0 }))
    .sort((a, b) => b.score - a.score)
    .map(({ passage, score }) => ({ ...passage, score: rounded(score) }));
  const lowest = read.at(-1)?.score;
  const others = passages.slice(scores.length);
  return [...read, ...(lowest === undefined ? others : others.map((one) => ({ ...one, score: lowest })))];
}

/** One ranking ranked again: what a search for a new query gives. */
export async function rerankPassages(
  reranker: Reranker,
  question: string,
  passages: readonly ReadPassage[],
  depth: number,
  signal: AbortSignal,
): Promise<ReadPassage[]> {
  return rerankedPassages(passages, await scoresOf(reranker, question, passages.slice(0, depth), signal));
}

async function scoresOf(
  reranker: Reranker,
  question: string,
  passages: readonly ReadPassage[],
  signal: AbortSignal,
): Promise<Float64Array> {
  const texts = passages.map(({ text }) => text);
  const carries = passages.map(barePassage);
  const scores = await reranker.rerank(question, texts, { signal, carries });
  if (scores.length === texts.length && scores.every(Number.isFinite)) return scores;
  const finite = scores.filter(Number.isFinite).length;
  throw modelError("model.failed", {
    message: `The reranker ${reranker.id} gave ${counted(finite, "score")} for ${counted(texts.length, "passage")}.`,
    hint: "A reranker gives each text a finite score.",
  });
}

function isOtherFirst(first: RankedPassage, { passages }: Ranking): boolean {
  const now = passages[0];
  return now?.source !== first.source || now.start !== first.start || now.end !== first.end;
}

/** To the decimals of every score that is digested, and never -0, which JSON does not know. */
function rounded(score: number): number {
  return Math.round(score * 1e6) / 1e6 + 0;
}
