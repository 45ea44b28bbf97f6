import type { Matrix } from "../../contracts/api/matrix.ts";
import { AppError } from "../../contracts/app-error.ts";
import { counted } from "../../contracts/count-text.ts";
import type { Run } from "../../contracts/run.ts";
import type { OutcomeColumn } from "../../core/evaluation/evaluation-codec.ts";
import { standardMetrics } from "../../core/evaluation/catalog.ts";
import { askedQuestions } from "../matrix/asked-questions.ts";
import { refusalColumns, refusalMetrics } from "../matrix/refusal-columns.ts";
import { rightBy } from "../matrix/right-by.ts";
import { runResults } from "../run-results.ts";
import type { Workspace } from "../workspace.ts";
import { rankingMetric } from "./leaderboard.ts";

export interface MatrixOptions {
  /** The one that ranks where absent. */
  metrics?: readonly string[] | undefined;
  /** The part of the set that a question belongs to, by its id. */
  splitOf: ReadonlyMap<string, string>;
}

const ascii = new TextDecoder();
const { setMetrics } = standardMetrics({ k: [1], budgetCharacters: 1 });
const setMetricIds = new Set(setMetrics.map(({ id }) => id));

/**
 * Runs question by question: the questions that any of them was asked, in the order of the first run that has them. Throws AppError
 * "config.invalid" for a metric that none of them has, "run.unknown" for a run without scores.
 */
export async function questionMatrix(
  workspace: Workspace,
  runs: readonly Run[],
  { metrics: wanted, splitOf }: MatrixOptions,
): Promise<Omit<Matrix, "runs">> {
  const metrics = metricsOf(runs, wanted);
  const [metric = ""] = metrics;
  const { shown, placesOf, changed } = await askedQuestions(workspace, runs, splitOf);
  const count = shown.questions.id.length;
  const read = new Set([...metrics, ...refusalMetrics]);
  const ranking: OutcomeColumn[] = [];
  const columns: Matrix["columns"] = [];
  const answers: Matrix["answers"] = [];
  for (const [index, run] of runs.entries()) {
    const places = placesOf[index]!;
    const own = (await runResults.columns(workspace, run, read)).columns;
    for (const one of metrics) {
      const column = own.get(one);
      if (column === undefined) continue;
      if (one === metric) ranking.push(column);
      columns.push({ run: run.id, metric: one, ...spread(column, places, count) });
    }
    const given = await refusalColumns(workspace, { run, questions: places.length, columns: own });
    if (given === undefined) continue;
    answers.push({
      run: run.id,
      refused: flagsAt(given.refused, places, count),
      failed: flagsAt(given.failed, places, count),
    });
  }
  return {
    metric,
    metrics,
    ...shown,
    columns,
    answers,
    right: rightBy(metric, ranking),
    notices:
      changed === 0
        ? []
        : [
            `${counted(changed, "question")} had other words, gold or answers in one of the runs: their scores measure two things.`,
          ],
  };
}

/** Metrics over the whole set have no place here: they say nothing of a question. */
function metricsOf(runs: readonly Run[], wanted: readonly string[] | undefined): string[] {
  const isKnown = (metric: string) => runs.some((run) => run.metrics[metric] !== undefined);
  const unknown = wanted?.find((metric) => !isKnown(metric));
  if (unknown !== undefined) {
    throw new AppError("config.invalid", {
      message: `There is no metric "${unknown}" in these runs.`,
      hint: `Metrics: ${[...new Set(runs.flatMap((run) => Object.keys(run.metrics)))].join(", ")}.`,
    });
  }
  const metrics = wanted ?? [rankingMetric(runs, undefined)];
  return [...new Set(metrics)].filter((metric) => isKnown(metric) && !setMetricIds.has(metric));
}

/** A run's column at the places of the union. */
function spread(
  { scores, unscored }: OutcomeColumn,
  places: Uint32Array,
  length: number,
): Pick<Matrix["columns"][number], "status" | "scores"> {
  const shown = Array.from<unknown, number | null>({ length }, () => null);
  const status = lettersAt(places, length, (index) => {
    const outcome = unscored.get(index);
    if (outcome !== undefined) return outcome.status === "failed" ? "f" : "n";
    shown[places[index]!] = Math.round(scores[index]! * 1e4) / 1e4;
    return "s";
  });
  return { status, scores: shown };
}

function flagsAt(flags: Uint8Array, places: Uint32Array, length: number): string {
  return lettersAt(places, length, (index) => (flags[index] === 1 ? "1" : "0"));
}

/** A letter a question, - where it was not asked. */
function lettersAt(places: Uint32Array, length: number, letterOf: (index: number) => string): string {
  const letters = new Uint8Array(length).fill("-".charCodeAt(0));
  for (let index = 0; index < places.length; index++) {
    letters[places[index]!] = letterOf(index).charCodeAt(0);
  }
  return ascii.decode(letters);
}
