import { expect, test } from "vitest";
import { Pipeline } from "../../contracts/pipeline.ts";
import type { Run } from "../../contracts/run.ts";
import type { LeaderboardRow } from "../use-cases/leaderboard.ts";
import { markupOf } from "./html.ts";
import { leaderboardSection } from "./leaderboard-section.ts";
import type { ReportContent } from "./report-content.ts";

const metric = "refusal-rate-answerable";

function rowOf(label: string, value: number, behindBest: LeaderboardRow["behindBest"], amongBest: boolean) {
  const summary = {
    value,
    low: value,
    high: value,
    n: 9,
    notApplicable: 0,
    failed: 0,
    clusters: 3,
    version: "1",
  };
  const run: Run = {
    id: `run-${label}`,
    experiment: "manual",
    label,
    status: "finished",
    pipeline: Pipeline.parse({}),
    dataset: null,
    questions: null,
    sources: {},
    startedAt: 0,
    finishedAt: 1,
    environment: {},
    stages: [],
    metrics: { [metric]: summary },
    leftOut: [],
    error: null,
  };
  return { run, summary, behindBest, amongBest };
}

test("a run that refuses clearly more than the best is told apart, though its difference lies above zero", () => {
  const worse = { difference: 0.4, low: 0.2, high: 0.6, n: 9, clusters: 3 };
  const leaderboard = [rowOf("careful", 0.1, null, true), rowOf("timid", 0.5, worse, false)];
  const content = {
    leaderboard,
    metric,
    runs: leaderboard.map(({ run }) => run),
  } as unknown as ReportContent;
  const page = markupOf(leaderboardSection(content));
  expect(page).toContain("The other run is told apart from it.");
  expect(page.match(/class="standing">[^<]*/g)).toEqual(['class="standing">best', 'class="standing">']);
});
