import { expect, test } from "vitest";
import { seededRandom } from "../../core/statistics/random.ts";
import { emptyWorkspace, questionOf, storeRun, type StoredRun } from "../stored-runs.fixture.ts";
import { planBoard } from "./experiment-board.ts";
import { settingEffects } from "./setting-effects.ts";

const clusters = 20;
const questions = Array.from({ length: 60 }, (_, index) =>
  questionOf(String(index), { group: `source ${index % clusters}` }),
);

/** Scores about a mean, with what each question and each run on it is apart from that. */
function scoresAbout(mean: number, seed: number, spread = 0.02): number[] {
  const random = seededRandom(seed);
  return questions.map((_, index) => mean + 0.1 * Math.sin(index) + spread * (random.uniform() - 0.5));
}

async function effectsOf(runs: readonly Omit<StoredRun, "questions">[], asked = questions) {
  const workspace = await emptyWorkspace();
  const stored = [];
  for (const run of runs) stored.push(await storeRun(workspace, { questions: asked, ...run }));
  const plan = planBoard(stored, undefined, { experiment: "tides", metric: "ndcg@10" });
  return settingEffects(workspace, plan);
}

const chunks = (size: number, k: number) => ({
  chunk: { size, overlap: 10 },
  retrieve: { k },
});

function runWith(
  id: string,
  { size, k, breadcrumbs }: { size: number; k: number; breadcrumbs: boolean },
  scores: number[],
): Omit<StoredRun, "questions"> {
  return { id, pipeline: { ...chunks(size, k), index: { breadcrumbs } }, outcomes: { "ndcg@10": scores } };
}

test("a setting that runs differ in alone is told by pairs of them, with the reference of the baseline", async () => {
  const effects = await effectsOf([
    { id: "run-1", pipeline: chunks(300, 5), outcomes: { "ndcg@10": scoresAbout(0.5, 1) } },
    { id: "run-2", pipeline: chunks(600, 5), outcomes: { "ndcg@10": scoresAbout(0.6, 2) } },
    { id: "run-3", pipeline: chunks(300, 8), outcomes: { "ndcg@10": scoresAbout(0.5, 3) } },
    { id: "run-4", pipeline: chunks(600, 8), outcomes: { "ndcg@10": scoresAbout(0.6, 4) } },
  ]);
  const [size, k] = effects.settings;
  const [larger] = size!.values;
  expect({ ...effects, settings: effects.settings.map(({ path, reference }) => [path, reference]) }).toEqual({
    experiment: "tides",
    metric: "ndcg@10",
    lowerIsBetter: false,
    runs: 4,
    questions: 60,
    clusters: 20,
    settings: [
      ["chunk.size", 300],
      ["retrieve.k", 5],
    ],
    notices: ["Each of these 2 intervals is by itself: about one in twenty misses what it is of."],
  });
  expect(larger).toMatchObject({
    value: 600,
    runs: 2,
    referenceRuns: 2,
    method: "paired",
    pairs: 2,
    n: 60,
    clusters: 20,
    standing: "better",
    reason: null,
    sentence: expect.stringMatching(
      /^chunk\.size 600 instead of 300 makes ndcg@10 better: \+\.\d{3} \[\.0\d+, \.1\d+\] on 60 questions in 20 clusters, by 2 pairs of runs that differ in nothing else\.$/,
    ) as string,
  });
  expect(larger!.difference).toBeCloseTo(0.1, 2);
  expect(k!.values[0]).toMatchObject({
    value: 8,
    method: "paired",
    difference: expect.closeTo(0, 2) as number,
  });
});

test("where no two runs differ in a setting alone, all settings are fitted together", async () => {
  // Better by 0.2 for the size, by nothing for k; every run differs from every other in two settings.
  const effects = await effectsOf([
    runWith("run-1", { size: 300, k: 5, breadcrumbs: false }, scoresAbout(0.4, 1)),
    runWith("run-2", { size: 600, k: 8, breadcrumbs: false }, scoresAbout(0.6, 2)),
    runWith("run-3", { size: 300, k: 8, breadcrumbs: true }, scoresAbout(0.4, 3)),
    runWith("run-4", { size: 600, k: 5, breadcrumbs: true }, scoresAbout(0.6, 4)),
  ]);
  const size = effects.settings.find(({ path }) => path === "chunk.size")!.values[0]!;
  expect(size).toMatchObject({ method: "model", pairs: 0, n: 60, clusters: 20 });
  expect(size).toMatchObject({ difference: expect.closeTo(0.2, 2) as number, standing: "better" });
  expect(size.sentence).toContain("fitted together with all other settings");
});

test("settings that always change together are one, by the first of their names", async () => {
  const effects = await effectsOf([
    { id: "run-1", pipeline: chunks(300, 5), outcomes: { "ndcg@10": scoresAbout(0.5, 1) } },
    {
      id: "run-2",
      pipeline: { chunk: { size: 600, overlap: 20 }, retrieve: { k: 5 } },
      outcomes: { "ndcg@10": scoresAbout(0.6, 2) },
    },
  ]);
  expect(effects.settings.map(({ path, together }) => ({ path, together }))).toEqual([
    { path: "chunk.overlap", together: ["chunk.size"] },
  ]);
});

const same = scoresAbout(0.5, 1);

test.each([
  [
    "fewer clusters than say anything",
    questions.slice(0, 6),
    [same.slice(0, 6), scoresAbout(0.6, 2).slice(0, 6)],
    "The questions fall into 6 clusters, and at least 8 are needed, as questions about one source rise and fall together.",
  ],
  [
    "the same score everywhere",
    questions,
    [same, same],
    "All 60 questions scored the same, so there is nothing to infer from.",
  ],
] as const)("with %s no number is told, and the reason is", async (_, asked, [first, second], reason) => {
  const effects = await effectsOf(
    [
      { id: "run-1", pipeline: chunks(300, 5), outcomes: { "ndcg@10": first } },
      { id: "run-2", pipeline: chunks(600, 5), outcomes: { "ndcg@10": second } },
    ],
    [...asked],
  );
  expect(effects.settings[0]!.values[0]).toMatchObject({
    method: null,
    difference: null,
    low: null,
    high: null,
    standing: "none",
    reason,
  });
});

test("what the runs do not tell apart is not told", async () => {
  const effects = await effectsOf([
    runWith("run-1", { size: 300, k: 5, breadcrumbs: false }, scoresAbout(0.4, 1)),
    runWith("run-2", { size: 600, k: 8, breadcrumbs: false }, scoresAbout(0.6, 2)),
    runWith("run-3", { size: 900, k: 8, breadcrumbs: true }, scoresAbout(0.4, 3)),
  ]);
  const size = effects.settings.find(({ path }) => path === "chunk.size")!;
  expect(size.values.map(({ method, reason }) => ({ method, reason }))).toEqual(
    [600, 900].map(() => ({
      method: null,
      reason:
        "The runs that there are do not tell it apart from other settings: run combinations that differ in it alone.",
    })),
  );
});

test("a number of the whole set is not told question by question", async () => {
  const workspace = await emptyWorkspace();
  const run = await storeRun(workspace, { id: "run-1", questions, outcomes: { "ndcg@10": same } });
  const summary = { ...run.metrics["ndcg@10"]!, value: 0.7 };
  const ranked = { ...run, metrics: { "answerability-auroc": summary } };
  const plan = { experiment: "tides", runs: [ranked], metric: "answerability-auroc", baseline: undefined };
  expect(await settingEffects(workspace, plan)).toMatchObject({
    runs: 0,
    settings: [],
    notices: [
      "answerability-auroc is a number of a whole question set, so that what a setting does to it cannot be told question by question.",
    ],
  });
});
