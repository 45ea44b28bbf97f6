import { appendFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { soundings, temporaryFolder } from "./command-line.ts";

const subjects = [
  "boiler",
  "ferry",
  "garden",
  "kettle",
  "ladder",
  "mooring",
  "oven",
  "pump",
  "roof",
  "stove",
  "well",
  "wharf",
];

/** Twelve sources of three sections, one question about each section; every answer stands in its own section. */
function experiment(): Record<string, string> {
  const files: Record<string, string> = {};
  const questions: object[] = [];
  for (const [index, subject] of subjects.entries()) {
    const facts = [
      ["Use", `The ${subject} is switched on with the key number ${index + 10}.`, "switched on"],
      ["Care", `The ${subject} is oiled every ${index + 2} weeks.`, "oiled"],
      ["Help", `Call Morag about the ${subject} on extension ${index + 300}.`, "extension"],
    ] as const;
    const filler = "The weather here changes within the hour and nobody minds. ".repeat(6);
    files[`sources/${subject}.md`] = facts
      .map(([title, fact]) => `## ${title}\n\n${filler}${fact} ${filler}\n`)
      .join("\n");
    for (const [title, fact, word] of facts) {
      const gold = [{ source: `${subject}.md`, quote: fact }];
      questions.push({ id: `${subject}-${title}`, question: `${word} ${subject}?`, answer: fact, gold });
    }
  }
  files["questions.jsonl"] = questions.map((question) => `${JSON.stringify(question)}\n`).join("");
  return files;
}

interface ComparisonJson {
  schema: string;
  verdict: { kind: string; sentence: string; needed: { questions: number } | null };
  metrics: { metric: string; n: number; clusters: number; low: number; margin: number | null }[];
  notices: string[];
  checks: { check: string }[];
  movedMost: { gained: unknown[]; lost: { details: { first: { passages: object[] } } }[] };
}

const made = temporaryFolder(experiment());
const { folder } = made;
afterAll(() => made.remove());

async function run(...overrides: string[]): Promise<string> {
  const done = await soundings(["run", folder, "--json", ...overrides.flatMap((one) => ["--set", one])]);
  return (JSON.parse(done.stdout) as { run: { id: string } }).run.id;
}

async function compare(...args: string[]): Promise<ComparisonJson> {
  const done = await soundings(["compare", ...args, "-C", folder, "--json"]);
  return JSON.parse(done.stdout) as ComparisonJson;
}

let usual = "";
let starved = "";
beforeAll(async () => {
  usual = await run();
  starved = await run("chunk.size=8");
});

describe("soundings compare", () => {
  test("says in one sentence which run is better, and shows the questions behind it", async () => {
    const { schema, verdict, metrics, checks, movedMost } = await compare(
      usual,
      starved,
      "--metric",
      "span-coverage@5",
    );
    expect(schema).toBe("soundings.comparison/1");
    expect(verdict.kind).toBe("worse");
    expect(verdict.sentence).toMatch(
      /^B is worse than A in span-coverage@5: -\.\d{3} \[-\.\d{3}, -\.\d{3}\] on 36 questions in 12 clusters\.$/,
    );
    expect(metrics.find(({ metric }) => metric === "span-coverage@5")).toMatchObject({
      n: 36,
      clusters: 12,
      margin: 0.02,
    });
    expect(checks.map(({ check }) => check)).toEqual(["sign-flip", "studentised-bootstrap", "wilcoxon"]);
    expect(movedMost.gained).toEqual([]);
    expect(movedMost.lost).toHaveLength(3);
    expect(movedMost.lost[0]?.details.first.passages[0]).toMatchObject({ rank: 1, used: true, gold: true });
  });

  test("reads like this in a terminal", async () => {
    const { stdout, status } = await soundings([
      "compare",
      usual,
      starved,
      "-C",
      folder,
      "--metric",
      "span-coverage@5",
    ]);
    expect(status).toBe(0);
    expect(stdout).toContain("B is worse than A in span-coverage@5");
    expect(stdout).toMatch(/coverage +A 36 scored, 0 not applicable, 0 failed; B 36 scored/);
    expect(stdout).toMatch(/could detect +a true difference of \.\d{3}, four times in five/);
    expect(stdout).toContain("Lost most by span-coverage@5");
  });

  test("takes a margin, and refuses one of the wrong sign", async () => {
    const generous = await compare(usual, starved, "--metric", "span-coverage@5", "--margin", "0.99");
    expect(generous.verdict.kind).toBe("not-worse");
    const wrong = await soundings(["compare", usual, starved, "-C", folder, "--margin=-0.1"]);
    expect(wrong.status).toBe(2);
    expect(wrong.stderr).toContain("The margin -0.1 has the wrong sign");
  });

  test("calls two runs of one configuration unchanged, which is no verdict", async () => {
    const { verdict } = await compare(usual, await run());
    expect(verdict).toMatchObject({ kind: "none", reason: "unchanged" });
  });

  test("puts more runs on a leaderboard against the first", async () => {
    const third = await run("chunk.size=300");
    const done = await soundings([
      "compare",
      usual,
      starved,
      third,
      "-C",
      folder,
      "--metric",
      "span-coverage@5",
      "--json",
    ]);
    const board = JSON.parse(done.stdout) as {
      schema: string;
      baseline: string;
      brackets: string[][];
      runs: { id: string; againstBaseline: { standing: string } | null; onFront: boolean }[];
    };
    expect(board.schema).toBe("soundings.leaderboard/1");
    expect(board.baseline).toBe(usual);
    expect(board.runs.find(({ id }) => id === usual)?.againstBaseline).toBeNull();
    expect(board.runs.find(({ id }) => id === starved)?.againstBaseline?.standing).toBe("worse");
    expect(board.brackets.some((ids) => ids.includes(usual) && ids.includes(starved))).toBe(false);
  });

  test("refuses one run alone, and a metric that is not there", async () => {
    const alone = await soundings(["compare", usual, "-C", folder]);
    expect(alone.status).toBe(2);
    expect(alone.stderr).toContain("One run alone cannot be compared.");
    const unknown = await soundings(["compare", usual, starved, "-C", folder, "--metric", "ndgc@10"]);
    expect(unknown.status).toBe(2);
    expect(unknown.stderr).toContain('There is no metric "ndgc@10" in these runs.');
  });

  test("refuses a run that has no scores", async () => {
    writeFileSync(path.join(folder, "metric.ts"), "export default () => { throw new Error('no'); };\n");
    const failed = await soundings([
      "run",
      folder,
      "--json",
      "--set",
      "evaluate.metrics=[{file: ./metric.ts}]",
    ]);
    expect(failed.status).not.toBe(0);
    const listed = await soundings(["runs", "-C", folder, "--json", "--limit", "1"]);
    const [broken] = (JSON.parse(listed.stdout) as { runs: { run: { id: string; status: string } }[] }).runs;
    expect(broken?.run.status).toBe("failed");
    const refused = await soundings(["compare", usual, broken!.run.id, "-C", folder, "--metric", "ndcg@10"]);
    expect(refused.status).toBe(2);
    expect(refused.stderr).toContain("is failed and has no result of the");
  });

  test("compares on the common questions where some were added, and says so", async () => {
    appendFileSync(
      path.join(folder, "questions.jsonl"),
      '{"id":"new","question":"Where is the moon?","answerable":false}\n',
    );
    const { notices, metrics } = await compare(usual, await run());
    expect(notices).toEqual([expect.stringContaining("was asked 1 more question: compared on the 36")]);
    expect(metrics.find(({ metric }) => metric === "ndcg@10")?.n).toBe(36);
  });
});

describe("a leaderboard of runs that were not asked the same", () => {
  const ids = (board: { runs: { id: string }[] }) => board.runs.map(({ id }) => id);
  interface BoardJson {
    runs: { id: string; amongBest: boolean; againstBaseline: { difference: number } | null }[];
    notices: string[];
    brackets: string[][];
  }
  async function board(...args: string[]): Promise<BoardJson> {
    const done = await soundings(["compare", ...args, "-C", folder, "--metric", "span-coverage@5", "--json"]);
    return JSON.parse(done.stdout) as BoardJson;
  }

  test("ranks by what all were asked: easy questions that one run had more do not lift it", async () => {
    const easy = Array.from({ length: 30 }, (_, index) => ({
      id: `easy-${index}`,
      question: "switched on boiler?",
      gold: [{ source: "boiler.md", quote: "The boiler is switched on with the key number 10." }],
    }));
    appendFileSync(
      path.join(folder, "questions.jsonl"),
      easy.map((question) => `${JSON.stringify(question)}\n`).join(""),
    );
    const again = await run("chunk.size=8");
    const compared = await board(starved, usual, again);
    expect(ids(compared)[0]).toBe(usual);
    expect(compared.runs.find(({ id }) => id === again)?.againstBaseline?.difference).toBe(0);
    expect(compared.brackets.some((alike) => alike.includes(starved) && alike.includes(again))).toBe(true);
    expect(compared.notices).toContain("Ranked by the 36 questions that all of these runs were asked.");
  });

  test("puts a run that failed too often last, with the reason, and judges the others as without it", async () => {
    writeFileSync(
      path.join(folder, "half.ts"),
      'export default { id: "half", measure: ({ question, used }) => { if (used > 5 && question.id.endsWith("Use")) throw new Error("no"); return { status: "scored", score: 1 / used }; } };\n',
    );
    const metric = "evaluate.metrics=[{file: ./half.ts}]";
    const [one, two, broken] = [
      await run(metric),
      await run(metric, "retrieve.k=4"),
      await run(metric, "retrieve.k=6"),
    ];
    const done = await soundings(["compare", one, broken, two, "-C", folder, "--metric", "half", "--json"]);
    const compared = JSON.parse(done.stdout) as BoardJson;
    expect(ids(compared)).toEqual([two, one, broken]);
    expect(compared.runs.at(-1)).toMatchObject({ amongBest: false, againstBaseline: null });
    expect(compared.notices).toContainEqual(
      expect.stringMatching(/could not measure half for 12 of \d+ questions and is not ranked\.$/),
    );
  });
});
