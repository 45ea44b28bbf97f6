import { AppError } from "../contracts/app-error.ts";
import type { Question } from "../contracts/question-set.ts";
import type { Ranking } from "../contracts/retrieval.ts";
import type { Run, StageName } from "../contracts/run.ts";
import { decodeEvaluationColumns, evaluationCodec } from "../core/evaluation/evaluation-codec.ts";
import type { PromptSet } from "../core/answering/prompts/prompt.ts";
import { type Codec, jsonCodec } from "../core/pipeline/codec.ts";
import { packCodec } from "../core/pipeline/pack.ts";
import type { GivenAnswer } from "../core/pipeline/stages/answer-stage.ts";
import type { ChunkSpans } from "../core/pipeline/stages/chunk-stage.ts";
import { embeddingsCodec } from "../core/pipeline/stages/embed-stage.ts";
import type { IndexOutputs } from "../core/pipeline/stages/index-stage.ts";
import { datasetCodec } from "../core/pipeline/stages/prepare-stage.ts";
import type { Workspace } from "./workspace.ts";

/** The newest run whose id begins so. Throws AppError "run.unknown". */
export async function findRun(workspace: Workspace, id: string): Promise<Run> {
  const run = await workspace.runs.find(id);
  if (run !== undefined) return run;
  throw new AppError("run.unknown", {
    message: `There is no run "${id}" in ${workspace.stateFolder}.`,
    hint: "soundings runs lists the runs of this folder; -C FOLDER looks in another.",
  });
}

/** What the stages of a finished run left, read back from the store. */
export const runResults = {
  evaluation: (workspace: Workspace, run: Run) =>
    stageOutput(workspace, run, "evaluate", "evaluation", evaluationCodec()),
  /** The same, a column a metric. @param metrics the only ones that are read; all of them where absent */
  columns: (workspace: Workspace, run: Run, metrics?: ReadonlySet<string>) =>
    stageOutput(workspace, run, "evaluate", "evaluation", {
      decode: (bytes) => decodeEvaluationColumns(bytes, metrics),
    }),
  dataset: (workspace: Workspace, run: Run) =>
    stageOutput(workspace, run, "prepare", "dataset", datasetCodec),
  chunkSpans: (workspace: Workspace, run: Run) =>
    stageOutput(workspace, run, "chunk", "spans", jsonCodec<ChunkSpans>()),
  segments: (workspace: Workspace, run: Run) => stageOutput(workspace, run, "index", "segments", packCodec),
  /** Null where nothing was embedded. */
  vectors: (workspace: Workspace, run: Run) =>
    stageOutput(workspace, run, "index", "vectors", jsonCodec<IndexOutputs["vectors"]>()),
  embeddings: (workspace: Workspace, run: Run) =>
    stageOutput(
      workspace,
      run,
      "embed",
      "embeddings",
      embeddingsCodec(() => []),
    ),
  questions: (workspace: Workspace, run: Run) =>
    stageOutput(workspace, run, "prepare", "questions", jsonCodec<Question[]>()),
  rankings: (workspace: Workspace, run: Run) =>
    stageOutput(workspace, run, lastRanking(run), "rankings", jsonCodec<Ranking[]>()),
  /** None where the run measured retrieval alone. */
  answers: (workspace: Workspace, run: Run): Promise<GivenAnswer[]> =>
    run.pipeline.answer.kind === "none"
      ? Promise.resolve([])
      : stageOutput(workspace, run, "answer", "answers", jsonCodec<GivenAnswer[]>()),
  /** What was said to models; null where no model was asked. */
  prompts: (workspace: Workspace, run: Run): Promise<PromptSet | null> =>
    stageOutput(workspace, run, "answer", "prompts", jsonCodec<PromptSet | null>()),
};

/** The stage whose rankings counted. */
function lastRanking(run: Run): "rerank" | "retrieve" {
  return run.pipeline.rerank.model === undefined ? "retrieve" : "rerank";
}

async function stageOutput<T>(
  workspace: Workspace,
  run: Run,
  stage: StageName,
  name: string,
  codec: Pick<Codec<T>, "decode">,
): Promise<T> {
  const digest = run.stages.find((one) => one.stage === stage)?.outputs[name];
  if (digest === undefined) {
    throw new AppError("run.unfinished", {
      message: `${run.id} ${run.status === "finished" ? "has" : `is ${run.status} and has`} no result of the ${stage} stage.`,
      hint: "Run it again: what was finished is taken from the cache.",
    });
  }
  const bytes = await workspace.artifacts.get(digest);
  if (bytes === undefined) {
    throw new AppError("store.damaged", {
      message: `The stored result of the ${stage} stage of ${run.id} is missing or damaged.`,
      hint: `Run the same configuration again, or: soundings replay ${run.id}`,
    });
  }
  return codec.decode(bytes);
}
