import { AppError } from "../../contracts/app-error.ts";
import type { Pipeline } from "../../contracts/pipeline.ts";
import type { NumberedQuestion, Question } from "../../contracts/question-set.ts";
import type { Run, StageName } from "../../contracts/run.ts";
import { canonicalJson } from "../../core/pipeline/stage-key.ts";
import { vectorsUsed } from "../../core/pipeline/stages/retrieve-stage.ts";
import type { ExperimentInputs } from "../experiment-inputs.ts";
import { runResults } from "../run-results.ts";
import type { Workspace } from "../workspace.ts";

/** A stage that a configuration goes through; equal `content` means an equal result, on the same sources and questions. */
export interface PlannedStage {
  stage: StageName;
  content: string;
}

/**
 * The stages of a configuration. `content` holds all settings that the stage or one before it depends on, and some more: what is equal
 * by it is known to be equal, what is not may be.
 */
export function plannedStages(pipeline: Pipeline): PlannedStage[] {
  const { parse, prepare, chunk, embed, index, retrieve, rerank, answer, evaluate } = pipeline;
  const stages: [StageName, unknown][] = [
    ["parse", parse],
    ["prepare", prepare],
    ["chunk", chunk],
  ];
  if (vectorsUsed(retrieve) && embed.embedder !== "none") stages.push(["embed", [embed, index]]);
  stages.push(["index", index], ["retrieve", retrieve]);
  if (rerank.model !== undefined) stages.push(["rerank", rerank]);
  if (answer.kind !== "none") stages.push(["answer", answer]);
  stages.push(["evaluate", evaluate]);
  const before: unknown[] = [];
  return stages.map(([stage, settings]) => {
    before.push([stage, settings]);
    return { stage, content: canonicalJson(before) };
  });
}

/** What runs of the folder on the same sources and questions left, by the content of their stages. */
export interface KnownStages {
  /** Results that are still kept. */
  kept: Set<string>;
  /** Mean seconds of a stage when it ran: of the whole, or for stages that ask questions, of one. */
  secondsOf: ReadonlyMap<StageName, number>;
}

/** Newer ones tell more of what is kept and how fast it goes. */
const mostRuns = 200;
const questionStages = new Set<StageName>(["retrieve", "rerank", "answer", "evaluate"]);

export async function knownStages(workspace: Workspace, inputs: ExperimentInputs): Promise<KnownStages> {
  const sources = canonicalJson(Object.fromEntries(inputs.sources.map(({ name, digest }) => [name, digest])));
  const same = (await workspace.runs.list({ limit: mostRuns })).filter(
    (run) => canonicalJson(run.sources) === sources,
  );
  const kept = new Set<string>();
  const seconds = new Map<StageName, number[]>();
  const isAsked = sameQuestions(workspace, inputs.questions);
  for (const run of same) {
    if (!(await isAsked(run))) continue;
    const planned = new Map(plannedStages(run.pipeline).map(({ stage, content }) => [stage, content]));
    for (const { stage, key, seconds: took, metrics } of run.stages) {
      const content = planned.get(stage);
      if (content !== undefined && !kept.has(content) && (await workspace.stages.find(key)) !== undefined) {
        kept.add(content);
      }
      const questions = questionStages.has(stage) ? (metrics["questions"] ?? inputs.questions.length) : 1;
      if (questions > 0) seconds.set(stage, [...(seconds.get(stage) ?? []), took / questions]);
    }
  }
  return { kept, secondsOf: new Map([...seconds].map(([stage, all]) => [stage, mean(all)])) };
}

/** Seconds for stages that are to run; null where one of them never ran here. */
export function secondsFor(
  stages: readonly PlannedStage[],
  questions: number,
  { secondsOf }: KnownStages,
): number | null {
  let sum = 0;
  for (const { stage } of stages) {
    const each = secondsOf.get(stage);
    if (each === undefined) return null;
    sum += questionStages.has(stage) ? each * questions : each;
  }
  return sum;
}

/** A run keeps its questions checked, the folder has them as they are written: compared by what both hold. */
function sameQuestions(
  workspace: Workspace,
  present: readonly NumberedQuestion[],
): (run: Run) => Promise<boolean> {
  const expected = canonicalJson(present.map(({ entry }) => contentOf(entry)));
  const known = new Map<string, Promise<boolean>>();
  return async (run) => {
    if (run.questions === null) return false;
    const asked = known.get(run.questions) ?? isSame(run);
    known.set(run.questions, asked);
    return asked;
  };

  async function isSame(run: Run): Promise<boolean> {
    try {
      const questions = await runResults.questions(workspace, run);
      return canonicalJson(questions.map(contentOf)) === expected;
    } catch (thrown) {
      // What is no longer kept saves nobody any work.
      if (thrown instanceof AppError && thrown.code !== "aborted") return false;
      throw thrown;
    }
  }
}

function contentOf({
  id,
  question,
  answer,
  gold,
}: Pick<Question, "id" | "question" | "answer"> & { gold?: readonly { source: string }[] | undefined }) {
  return [id, question, answer ?? null, (gold ?? []).map(({ source }) => source).sort()];
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
