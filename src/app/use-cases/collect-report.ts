import type { Run } from "../../contracts/run.ts";
import { standardMetrics } from "../../core/evaluation/catalog.ts";
import type { AnsweredQuestion, MovedPair, ReportContent, RunMoves } from "../report/report-content.ts";
import { runResults } from "../run-results.ts";
import { sourceTexts } from "../source-texts.ts";
import type { Workspace } from "../workspace.ts";
import { settingsOfRuns } from "../differing-settings.ts";
import { compareRuns } from "./compare-runs.ts";
import { leaderboard as leaderboardOf } from "./leaderboard.ts";

/** In each direction. */
const shownMoves = 5;

/** Reads from the store what a report about these runs shows. */
export async function collectReport(
  workspace: Workspace,
  given: readonly Run[],
  metric: string,
  signal: AbortSignal,
): Promise<ReportContent> {
  const asked = [...new Map(given.map((run) => [run.id, run])).values()];
  const { rows: leaderboard } = await leaderboardOf(workspace, asked.filter(isEvaluated), metric, {
    // A page that is kept shows no prices of one day.
    known: () => undefined,
    signal,
  });
  const ranked = leaderboard.map(({ run }) => run);
  const runs = [...ranked, ...asked.filter((run) => !ranked.includes(run))];
  const [only] = runs;
  const [best, ...others] = ranked;
  return {
    metric,
    metricTitles: titlesOf(runs),
    runs,
    leaderboard,
    settings: settingsOfRuns(runs),
    questions:
      only !== undefined && runs.length === 1 && isEvaluated(only)
        ? await answeredQuestions(workspace, only)
        : null,
    moves: best === undefined ? [] : await movesOf(workspace, best, others, metric, signal),
    textOf: await sourceTexts(workspace, runs.find(isEvaluated)),
  };
}

function isEvaluated(run: Run): boolean {
  return run.stages.some(({ stage }) => stage === "evaluate");
}

function titlesOf(runs: readonly Run[]): Map<string, string> {
  return new Map(
    runs.flatMap(({ pipeline }) => {
      const { metrics, setMetrics } = standardMetrics(pipeline.evaluate);
      return [...metrics, ...setMetrics].map(({ id, title }) => [id, title] as const);
    }),
  );
}

async function answeredQuestions(workspace: Workspace, run: Run): Promise<AnsweredQuestion[]> {
  const [questions, evaluation, rankings, answers] = await Promise.all([
    runResults.questions(workspace, run),
    runResults.evaluation(workspace, run),
    runResults.rankings(workspace, run),
    runResults.answers(workspace, run),
  ]);
  return questions.map((question, index) => ({
    question,
    outcomes: evaluation.perQuestion[index]?.outcomes ?? {},
    answer: answers[index]?.failed === undefined ? (answers[index]?.answer ?? null) : null,
    used: answers[index]?.used ?? 0,
    passages: rankings[index]?.passages ?? [],
  }));
}

async function movesOf(
  workspace: Workspace,
  best: Run,
  others: readonly Run[],
  metric: string,
  signal: AbortSignal,
): Promise<RunMoves[]> {
  if (others.length === 0) return [];
  const byId = (questions: readonly AnsweredQuestion[]) =>
    new Map(questions.map((one) => [one.question.id, one]));
  const ofBest = byId(await answeredQuestions(workspace, best));
  const moves: RunMoves[] = [];
  for (const other of others) {
    const sides = { first: "the best", second: "this run" };
    const { moved, metrics } = await compareRuns(workspace, best, other, {
      metric,
      sides,
      checks: false,
      signal,
    });
    const ofOther = byId(await answeredQuestions(workspace, other));
    const pairs = moved.flatMap(({ questionId, first, second }): MovedPair[] => {
      const [one, twin] = [ofBest.get(questionId), ofOther.get(questionId)];
      return one === undefined || twin === undefined
        ? []
        : [{ best: one, other: twin, bestScore: first, otherScore: second }];
    });
    const higher = pairs.filter((pair) => pair.otherScore > pair.bestScore);
    const lower = pairs.filter((pair) => pair.otherScore < pair.bestScore);
    moves.push({
      best,
      other,
      verdict: metrics.find((one) => one.metric === metric)?.verdict.sentence ?? "",
      higherCount: higher.length,
      lowerCount: lower.length,
      higher: higher.slice(0, shownMoves),
      lower: lower.slice(0, shownMoves),
    });
  }
  return moves;
}
