import { AppError } from "../contracts/app-error.ts";
import type { Run, StageName } from "../contracts/run.ts";
import type { IndexedPlaces, QuestionRecord } from "../core/failure-analysis/question-record.ts";
import { spansOf } from "../core/pipeline/stages/chunk-stage.ts";
import { sourceFilter } from "../core/retrieval/source-filter.ts";
import { runResults } from "./run-results.ts";
import type { Workspace } from "./workspace.ts";

/** A run as failure analysis reads it: every artifact once. */
export interface RunRecords extends IndexedPlaces {
  /** In the order of the question set. */
  records: QuestionRecord[];
  /** Of all sources. */
  chunkCount: number;
  /** The language that most documents are in; "und" where there is none. */
  mainLanguage: string;
}

/**
 * Stages that the run did not get to leave nothing: no ranking, no answer, no outcomes.
 * Throws AppError "run.unfinished" where one of the needed stages is among them, "store.damaged" where a result is gone.
 */
export async function runRecords(
  workspace: Workspace,
  run: Run,
  needed: readonly StageName[],
): Promise<RunRecords> {
  const done = new Set<StageName>(run.stages.map(({ stage }) => stage));
  const missing = needed.find((stage) => !done.has(stage));
  if (missing !== undefined) {
    throw new AppError("run.unfinished", {
      message: `${run.id} is ${run.status} and has no result of the ${missing} stage.`,
      hint: "Run it again: what was finished is taken from the cache.",
    });
  }
  const ifDone = <T>(stage: StageName, load: (workspace: Workspace, run: Run) => Promise<T[]>) =>
    done.has(stage) ? load(workspace, run) : Promise.resolve([]);
  const [questions, dataset, spans, rankings, answers, evaluation] = await Promise.all([
    runResults.questions(workspace, run),
    runResults.dataset(workspace, run),
    ifDone("chunk", runResults.chunkSpans),
    ifDone("retrieve", runResults.rankings),
    ifDone("answer", runResults.answers),
    ifDone("evaluate", async (...from) => (await runResults.evaluation(...from)).perQuestion),
  ]);
  const documents = new Map(dataset.documents.map((document) => [document.source, document]));
  const bounds = new Map(spans.map((one) => [one.source, one.bounds]));
  const chunks = new Map<string, { start: number; end: number }[]>();
  const names = dataset.documents.map(({ source }) => source);
  const ordinals = new Map(names.map((name, ordinal) => [name, ordinal]));
  const languages = dataset.documents.map(({ language }) => language);
  const passes = sourceFilter({ sources: names, languages }, run.pipeline.retrieve.filter);
  return {
    records: questions.map((question, index) => {
      const given = answers[index];
      return {
        question,
        ranking: rankings[index]?.passages ?? [],
        given: given ?? null,
        outcomes: evaluation[index]?.outcomes ?? {},
      };
    }),
    chunkCount: spans.reduce((sum, one) => sum + one.bounds.length / 2, 0),
    mainLanguage: commonest(languages) ?? "und",
    documentOf: (source) => documents.get(source),
    chunksOf(source) {
      let known = chunks.get(source);
      if (known === undefined) {
        known = spansOf(bounds.get(source) ?? []);
        chunks.set(source, known);
      }
      return known;
    },
    isSearched(source) {
      const ordinal = ordinals.get(source);
      return ordinal !== undefined && (passes?.(ordinal) ?? true);
    },
  };
}

function commonest(values: readonly string[]): string | undefined {
  const counts = [...Map.groupBy(values, (value) => value)].map(
    ([value, list]) => [value, list.length] as const,
  );
  return counts.sort((a, b) => b[1] - a[1])[0]?.[0];
}
