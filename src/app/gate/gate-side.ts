import { isTaken } from "../../adapters/shared/media-types.ts";
import { sha256 } from "../../adapters/shared/sha256.ts";
import type { Digest } from "../../contracts/digest.ts";
import type { Json } from "../../contracts/json.ts";
import type { Question } from "../../contracts/question-set.ts";
import type { Run } from "../../contracts/run.ts";
import type { OutcomeColumn } from "../../core/evaluation/evaluation-codec.ts";
import { canonicalJson } from "../../core/pipeline/stage-key.ts";
import { scoresReader } from "../run-scores.ts";
import type { Workspace } from "../workspace.ts";

export interface MarkedQuestion {
  id: string;
  /** Of its words, gold and answer, shortened. */
  digest: string;
  group: string;
}

export interface MarkedSources {
  digest: Digest;
  /** One a source, in the order of their names: name and content, shortened. */
  marks: readonly string[];
}

/** What a gate reads of a run, whether it stands in the store or in a baseline file. */
export interface GateSide {
  run: { id: string; experiment: string; label: string; evaluation: Digest };
  soundings: string;
  pipeline: Record<string, Json>;
  sources: MarkedSources;
  questions: readonly MarkedQuestion[];
  metrics: ReadonlyMap<string, { version: string; column: OutcomeColumn }>;
}

/** A side that lies in the store: its questions and the names of its sources can be shown. */
export interface RunSide extends GateSide {
  asked: readonly Question[];
  sourceNames: readonly string[];
}

/** Throws AppError "run.unfinished" where the run has no scores. */
export async function sideOfRun(workspace: Workspace, run: Run): Promise<RunSide> {
  const { questions, columns } = await scoresReader(workspace)(run);
  const evaluation = run.stages.find(({ stage }) => stage === "evaluate")?.outputs["evaluation"];
  if (evaluation === undefined) throw new Error(`${run.id} has scores, but no evaluate stage.`);
  // Files that no parser takes shape no answer; where a folder is its own sources, the baseline and the rule are among them.
  const sourceNames = Object.keys(run.sources).filter(isTaken).sort();
  const versionOf = (metric: string) => run.metrics[metric]?.version ?? "";
  return {
    run: { id: run.id, experiment: run.experiment, label: run.label, evaluation },
    soundings: run.environment["soundings"] ?? "unknown",
    pipeline: run.pipeline as unknown as Record<string, Json>,
    sources: markedSources(run.sources, sourceNames),
    questions: questions.map((question) => ({
      id: question.id,
      digest: sha256(canonicalJson(question)).slice(0, 16),
      group: question.group,
    })),
    metrics: new Map([...columns].map(([id, column]) => [id, { version: versionOf(id), column }])),
    asked: questions,
    sourceNames,
  };
}

function markedSources(sources: Run["sources"], names: readonly string[]): MarkedSources {
  return {
    digest: sha256(canonicalJson(names.map((name) => [name, sources[name]]))),
    marks: names.map((name) => sha256(canonicalJson([name, sources[name]])).slice(0, 8)),
  };
}
