import type { Run } from "../../contracts/run.ts";
import { standardMetrics } from "../../core/evaluation/catalog.ts";
import { packCodec } from "../../core/pipeline/pack.ts";
import type {
  AnsweredQuestion,
  DifferingSetting,
  MovedPair,
  ReportContent,
  RunMoves,
} from "../report/report-content.ts";
import { runResults } from "../run-results.ts";
import type { Workspace } from "../workspace.ts";
import { compareRuns, differingSettings } from "./compare-runs.ts";
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
  const leaderboard = await leaderboardOf(workspace, asked.filter(isEvaluated), metric, signal);
  const ranked = leaderboard.map(({ run }) => run);
  const runs = [...ranked, ...asked.filter((run) => !ranked.includes(run))];
  const [only] = runs;
  const [best, ...others] = ranked;
  return {
    metric,
    metricTitles: titlesOf(runs),
    runs,
    leaderboard,
    settings: settingsOf(runs),
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

function settingsOf(runs: readonly Run[]): DifferingSetting[] {
  const [first, ...others] = runs;
  if (first === undefined) return [];
  const byRun = others.map(
    (other) => new Map(differingSettings(first, other).map((setting) => [setting.path, setting])),
  );
  const paths = [...new Set(byRun.flatMap((settings) => [...settings.keys()]))].sort();
  return paths.map((path) => {
    const shared = byRun.find((settings) => settings.has(path))?.get(path)?.first ?? null;
    return {
      path,
      values: [
        shared,
        ...byRun.map((settings) => (settings.has(path) ? (settings.get(path)?.second ?? null) : shared)),
      ],
    };
  });
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
    answer: answers[index]?.answer ?? null,
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
    const { moved } = await compareRuns(workspace, best, other, { metric, only: metric, signal });
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
      higherCount: higher.length,
      lowerCount: lower.length,
      higher: higher.slice(0, shownMoves),
      lower: lower.slice(0, shownMoves),
    });
  }
  return moves;
}

/** Texts are decoded when asked for: a report quotes few of many sources. Cleaning may have removed them all. */
async function sourceTexts(workspace: Workspace, run: Run | undefined): Promise<ReportContent["textOf"]> {
  const digest = run?.stages.find(({ stage }) => stage === "parse")?.outputs["corpus"];
  const bytes = digest === undefined ? undefined : await workspace.artifacts.get(digest);
  // The first entry lists the documents; every other one is a document under its source's name.
  const [, ...documents] = bytes === undefined ? [] : packCodec.decode(bytes);
  const encoded = new Map(documents.map((document) => [document.name, document.bytes]));
  const decoded = new Map<string, string>();
  return (source) => {
    const known = decoded.get(source);
    const body = encoded.get(source);
    if (known !== undefined || body === undefined) return known;
    const { text } = JSON.parse(new TextDecoder().decode(body)) as { text: string };
    decoded.set(source, text);
    return text;
  };
}
