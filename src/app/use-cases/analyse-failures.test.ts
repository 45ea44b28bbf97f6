import { rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import type { Run } from "../../contracts/run.ts";
import { temporaryFolder } from "../../testing/temporary-folder.ts";
import { loadConfig } from "../config/load-config.ts";
import { openWorkspace } from "../workspace.ts";
import { analyseFailures, questionsWithEnd } from "./analyse-failures.ts";
import { explainQuestion } from "./explain-question.ts";
import { runExperiment } from "./run-experiment.ts";

const { signal } = new AbortController();

/** Page numbers stand alone, so that cleaning can take them out. */
const sources: Record<string, string> = {
  "tide.md": "# Tides\n\nHigh water is at noon.\n\n42\n\nLow water is at six.\n",
  "boat.md": "# Boat\n\nThe boat has two oars. The mooring is number 14.\n",
  "haus.md": "# Haus\n\nDie Heizung steht im Keller neben der Treppe, gleich hinter der grauen Tür.\n",
};
const questions = [
  {
    id: "noon",
    question: "When is high water?",
    answer: "at noon",
    gold: [{ source: "tide.md", quote: "High water is at noon." }],
  },
  { id: "page", question: "Which page is it?", answer: "42", gold: [{ source: "tide.md", quote: "42" }] },
  {
    id: "sheep",
    question: "How many sheep graze?",
    answer: "two",
    gold: [{ source: "boat.md", quote: "two oars" }],
  },
  { id: "dog", question: "How old is the boat's dog?", answerable: false },
  { id: "open", question: "What else?" },
];

async function experiment() {
  const folder = temporaryFolder();
  for (const [name, text] of Object.entries(sources)) writeFileSync(path.join(folder, name), text);
  writeFileSync(
    path.join(folder, "questions.jsonl"),
    questions.map((one) => `${JSON.stringify(one)}\n`).join(""),
  );
  const workspace = await openWorkspace(path.join(folder, ".soundings"));
  onTestFinished(() => workspace.close());
  async function run(...overrides: string[]): Promise<Run> {
    const config = await loadConfig({ folder, overrides });
    const { pipeline } = config;
    let ended: Run | undefined;
    try {
      for await (const event of runExperiment(workspace, config, [{ label: "", pipeline }], { signal })) {
        if (event.type === "run-end") ended = event.run;
      }
    } catch (thrown) {
      if (ended === undefined) throw thrown;
    }
    return ended as Run;
  }
  return { folder, workspace, run };
}

const byWords = "retrieve.method=context-bm25";
const furniture = "prepare.cleaning.pageFurniture=true";

describe("analyseFailures", () => {
  test("ends every question once, by what became of its gold", async () => {
    const { workspace, run } = await experiment();
    const analysis = await analyseFailures(
      workspace,
      await run(furniture, byWords, "retrieve.k=1", "retrieve.depth=1"),
    );
    expect(
      analysis.perQuestion.map(({ question, end: { end, cause } }) => [question.id, end, cause]),
    ).toEqual([
      ["noon", "right", null],
      ["page", "not-in-index", "cleaned-away"],
      ["sheep", "not-retrieved", null],
      ["dog", "rightly-refused", null],
      ["open", "not-analysable", "no-gold"],
    ]);
    expect(analysis.steps.map(({ reached }) => reached)).toEqual([3, 2, 1, 1, 1, 1, 1]);
    expect([analysis.questions, analysis.largestLoss, analysis.metric]).toEqual([
      5,
      "not-in-index",
      "ndcg@10",
    ]);
    expect(questionsWithEnd(analysis, "not-retrieved").map(({ question }) => question.id)).toEqual(["sheep"]);
  });

  test("ends with the ranking where retrieval was measured alone", async () => {
    const { workspace, run } = await experiment();
    const { steps, perQuestion } = await analyseFailures(workspace, await run("answer.kind=none"));
    expect(steps.map(({ step }) => step)).toEqual(["asked", "indexed", "ranked"]);
    expect(perQuestion.map(({ end: { end, cause, refused } }) => [end, cause, refused])).toContainEqual([
      "not-analysable",
      "no-answers",
      null,
    ]);
  });

  test("lists what kinds of questions there are, and claims nothing of five questions", async () => {
    const { workspace, run } = await experiment();
    const { slices } = await analyseFailures(workspace, await run(), { typeOf: ({ id }) => id.slice(0, 1) });
    expect(slices.filter(({ dimension }) => dimension === "type").map(({ value }) => value)).toEqual([
      "n",
      "p",
      "s",
      "d",
      "o",
    ]);
    expect(new Set(slices.map(({ claim }) => claim))).toEqual(new Set(["none"]));
  });

  test.each([
    ["that the run does not have", "nonsense@3", "There is no metric"],
    ["of the whole set", "answerability-auroc", "no question has a score by it"],
  ])("refuses a metric %s", async (_, metric, message) => {
    const { workspace, run } = await experiment();
    const done = await run();
    await expect(analyseFailures(workspace, done, { metric })).rejects.toMatchObject({
      code: "config.invalid",
      message: expect.stringContaining(message) as string,
    });
  });

  test("refuses an end that there is none of", async () => {
    const { workspace, run } = await experiment();
    const analysis = await analyseFailures(workspace, await run());
    expect(() => questionsWithEnd(analysis, "lost")).toThrow('There is no end called "lost".');
  });
});

describe("explainQuestion", () => {
  test("finds the gold, its chunk, its rank and what was said of it", async () => {
    const { workspace, run } = await experiment();
    const story = await explainQuestion(workspace, await run(), "noon", signal);
    expect(story.gold).toEqual([
      {
        source: "tide.md",
        start: 9,
        end: 31,
        where: "line 3",
        firstLine: 3,
        lastLine: 3,
        page: null,
        quote: "High water is at noon.",
        document: { language: "en", characters: 58 },
        keptCharacters: 22,
        chunks: [
          {
            source: "tide.md",
            start: 0,
            end: 57,
            where: "lines 1–7",
            firstLine: 1,
            lastLine: 7,
            page: null,
            quote: "# Tides\n\nHigh water is at noon.\n\n42\n\nLow water is at six.",
            rank: 1,
            score: story.ranking[0]?.score,
            gold: true,
            given: true,
            words: { shared: ["high", "water"], missing: [] },
            sharedCharacters: 22,
          },
        ],
      },
    ]);
    expect(story.answer?.citations.map(({ quote, gold }) => [quote, gold])).toContainEqual([
      "High water is at noon.",
      true,
    ]);
    expect([story.end?.end, story.remedies, story.further]).toEqual(["right", [], null]);
  });

  test("goes on ranking where the gold was not ranked", async () => {
    const { workspace, run } = await experiment();
    const done = await run(byWords, "retrieve.k=1", "retrieve.depth=1", "evaluate.budgetCharacters=1");
    const story = await explainQuestion(workspace, done, "sheep", signal);
    expect(story.further).toEqual({ rank: null, score: null, passage: null, ranked: 0, depth: 1000 });
    expect(story.gold[0]?.chunks.map(({ words }) => words?.shared)).toEqual([[]]);
  });

  test("looks no further where that would need vectors", async () => {
    const { workspace, run } = await experiment();
    const done = await run(furniture, "embed.embedder=hashing", "retrieve.method=vector");
    const { further, end } = await explainQuestion(workspace, done, "page", signal);
    expect([further, end?.end]).toEqual([null, "not-in-index"]);
  });

  test("tells as much as a failed run knows", async () => {
    const { folder, workspace, run } = await experiment();
    writeFileSync(
      path.join(folder, "broken.js"),
      'export default () => ({ id: "broken", version: "1", async *answer() { throw new Error("no model"); } });\n',
    );
    const failed = await run('answer.kind={"file":"broken.js"}');
    const story = await explainQuestion(workspace, failed, "noon", signal);
    expect([failed.status, story.stages.at(-1), story.ranking.length > 0]).toEqual([
      "failed",
      "retrieve",
      true,
    ]);
    expect([story.end, story.answer, story.outcomes]).toEqual([null, null, []]);
    await expect(analyseFailures(workspace, failed)).rejects.toMatchObject({ code: "run.unfinished" });
  });

  test("tells places by characters where the texts are no longer stored", async () => {
    const { folder, workspace, run } = await experiment();
    const done = await run();
    const corpus = done.stages.find(({ stage }) => stage === "parse")?.outputs["corpus"] as string;
    rmSync(path.join(folder, ".soundings", "objects", corpus.slice(0, 2), corpus.slice(2)));
    const story = await explainQuestion(workspace, done, "noon", signal);
    expect(story.gold.map(({ start, end, firstLine, quote }) => [start, end, firstLine, quote])).toEqual([
      [9, 31, null, null],
    ]);
  });

  test("does not know a question that the run does not have", async () => {
    const { workspace, run } = await experiment();
    await expect(explainQuestion(workspace, await run(), "none", signal)).rejects.toMatchObject({
      code: "run.unknown",
      hint: "Its questions are noon to open.",
    });
  });
});
