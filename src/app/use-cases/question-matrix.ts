import type { Matrix } from "../../contracts/api/matrix.ts";
import { AppError } from "../../contracts/app-error.ts";
import { counted } from "../../contracts/count-text.ts";
import type { Question } from "../../contracts/question-set.ts";
import type { Run } from "../../contracts/run.ts";
import type { OutcomeColumn } from "../../core/evaluation/evaluation-codec.ts";
import { standardMetrics } from "../../core/evaluation/catalog.ts";
import { canonicalJson } from "../../core/pipeline/stage-key.ts";
import { refusalColumns, refusalMetrics } from "../matrix/refusal-columns.ts";
import { rightBy } from "../matrix/right-by.ts";
import type { RunScores } from "../run-scores.ts";
import { scoresReader } from "../run-scores.ts";
import type { Workspace } from "../workspace.ts";
import { rankingMetric } from "./leaderboard.ts";

export interface MatrixOptions {
  /** The one that ranks and those of the answer where absent. */
  metrics?: readonly string[] | undefined;
  /** The part of the set that a question belongs to, by its id. */
  splitOf: ReadonlyMap<string, string>;
}

const { setMetrics } = standardMetrics({ k: [1], budgetCharacters: 1 });
const setMetricIds = new Set(setMetrics.map(({ id }) => id));

/** Shown beside the metric that ranks where nobody chose others. */
const ofTheAnswer = ["answer-contains-gold", "token-f1", "citation-f1"];

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
  const read = scoresReader(workspace, new Set([...metrics, ...refusalMetrics]));
  const all: RunScores[] = [];
  for (const run of runs) all.push(await read(run));
  const { questions, placesOf, changed } = union(all);
  const shownColumns = all.flatMap((scores, index) =>
    metrics.flatMap((metric) => {
      const column = scores.columns.get(metric);
      if (column === undefined) return [];
      return [{ run: scores.run.id, metric, ...spread(column, placesOf[index]!, questions.length) }];
    }),
  );
  const [metric = ""] = metrics;
  const ranking = all.flatMap(({ columns }) => columns.get(metric) ?? []);
  const answers: Matrix["answers"] = [];
  for (const [index, scores] of all.entries()) {
    const given = await refusalColumns(workspace, scores);
    if (given === undefined) continue;
    const refused = letters(given.refused, placesOf[index]!, questions.length);
    answers.push({
      run: scores.run.id,
      refused,
      failed: letters(given.failed, placesOf[index]!, questions.length),
    });
  }
  return {
    metric,
    metrics,
    ...described(questions, splitOf),
    columns: shownColumns,
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
  const metrics = wanted ?? [rankingMetric(runs, undefined), ...ofTheAnswer];
  return [...new Set(metrics)].filter((metric) => isKnown(metric) && !setMetricIds.has(metric));
}

/** Every question once, and where each run's questions stand among them. */
function union(all: readonly RunScores[]): {
  questions: Question[];
  placesOf: Uint32Array[];
  changed: number;
} {
  const questions: Question[] = [];
  const places = new Map<string, number>();
  const sets = new Map<readonly Question[], Uint32Array>();
  const changed = new Set<number>();
  for (const { questions: own } of all) {
    if (sets.has(own)) continue;
    const isFirst = sets.size === 0;
    const placed = new Uint32Array(own.length);
    for (const [index, question] of own.entries()) {
      const known = places.get(question.id);
      const place = known ?? questions.push(question) - 1;
      if (known === undefined) places.set(question.id, place);
      else if (!isFirst && canonicalJson(question) !== canonicalJson(questions[known]!)) changed.add(place);
      placed[index] = place;
    }
    sets.set(own, placed);
  }
  return { questions, placesOf: all.map(({ questions: own }) => sets.get(own)!), changed: changed.size };
}

function described(
  questions: readonly Question[],
  splitOf: ReadonlyMap<string, string>,
): Pick<Matrix, "questions" | "tagNames" | "splitNames"> {
  const tags = numbering();
  const splits = numbering();
  return {
    questions: {
      id: questions.map(({ id }) => id),
      text: questions.map(({ question }) => question),
      answerable: questions.map(({ answerable }) => answerable),
      tags: questions.map((question) => (question.tags ?? []).map(tags.numberOf)),
      split: questions.map(({ id }) => {
        const name = splitOf.get(id);
        return name === undefined ? null : splits.numberOf(name);
      }),
    },
    tagNames: tags.names,
    splitNames: splits.names,
  };
}

function numbering(): { names: string[]; numberOf(name: string): number } {
  const names: string[] = [];
  const numbers = new Map<string, number>();
  return {
    names,
    numberOf(name) {
      const known = numbers.get(name);
      if (known !== undefined) return known;
      numbers.set(name, names.length);
      return names.push(name) - 1;
    },
  };
}

/** A run's column at the places of the union. */
function spread(
  { scores, unscored }: OutcomeColumn,
  places: Uint32Array,
  length: number,
): Pick<Matrix["columns"][number], "status" | "scores"> {
  const status = Array.from({ length }, () => "-");
  const shown = Array.from<unknown, number | null>({ length }, () => null);
  for (let index = 0; index < places.length; index++) {
    const place = places[index]!;
    const outcome = unscored.get(index);
    status[place] = outcome === undefined ? "s" : outcome.status === "failed" ? "f" : "n";
    if (outcome === undefined) shown[place] = Math.round(scores[index]! * 1e4) / 1e4;
  }
  return { status: status.join(""), scores: shown };
}

function letters(flags: Uint8Array, places: Uint32Array, length: number): string {
  const told = Array.from({ length }, () => "-");
  for (let index = 0; index < places.length; index++) told[places[index]!] = flags[index] === 1 ? "1" : "0";
  return told.join("");
}
