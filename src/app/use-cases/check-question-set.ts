import type { Passage } from "../../contracts/passage.ts";
import type { Question } from "../../contracts/question-set.ts";
import { parseStage } from "../../core/pipeline/stages/parse-stage.ts";
import { prepareStage } from "../../core/pipeline/stages/prepare-stage.ts";
import { sha256 } from "../../adapters/shared/sha256.ts";
import type { LoadedConfig } from "../config/load-config.ts";
import { readInputs } from "../experiment-inputs.ts";
import type { Workspace } from "../workspace.ts";

export interface CheckedQuestionSet {
  questions: Question[];
  /** Where the answers of questions without gold stand literally, for a person to confirm. */
  drafts: { id: string; gold: (Passage & { quote: string })[] }[];
}

/** Checks every question against its sources; throws for the first that is wrong. */
export async function checkQuestionSet(
  workspace: Workspace,
  config: LoadedConfig,
  signal: AbortSignal,
): Promise<CheckedQuestionSet> {
  const { reader, sources, leftOut, questions } = await readInputs(config, signal);
  const { pipeline } = config.config;
  const call = { signal, onStart() {}, onProgress() {} };
  const parts = { reader, parsers: workspace.parsers, digestOf: sha256 };
  const parsed = await workspace.engine.execute(parseStage(sources, pipeline.parse, parts), call);
  const prepared = await workspace.engine.execute(
    prepareStage(parsed.outputs, questions, leftOut, pipeline.prepare, sha256),
    call,
  );
  const texts = new Map((await parsed.outputs.corpus.load()).map(({ source, text }) => [source, text]));
  const drafts = await prepared.outputs.drafts.load();
  return {
    questions: await prepared.outputs.questions.load(),
    drafts: drafts.map(({ id, gold }) => ({
      id,
      gold: gold.map((passage) => ({
        ...passage,
        quote: (texts.get(passage.source) ?? "").slice(passage.start, passage.end),
      })),
    })),
  };
}
