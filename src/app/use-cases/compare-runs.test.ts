import { writeFileSync } from "node:fs";
import path from "node:path";
import { expect, onTestFinished, test } from "vitest";
import type { Run } from "../../contracts/run.ts";
import { temporaryFolder } from "../../testing/temporary-folder.ts";
import { loadConfig } from "../config/load-config.ts";
import { openWorkspace } from "../workspace.ts";
import { compareRuns, type RunComparison } from "./compare-runs.ts";
import { runExperiment } from "./run-experiment.ts";

const { signal } = new AbortController();
const tide = "High water is at noon. The ferry leaves an hour later.\n\n3\n\nLow water is at six.\n";
const questions = [
  {
    id: "1",
    question: "When is high water?",
    gold: [{ source: "tide.md", quote: "High water is at noon." }],
  },
  { id: "2", question: "When is low water?", gold: [{ source: "tide.md", quote: "Low water is at six." }] },
];

async function experiment() {
  const folder = temporaryFolder();
  const write = (name: string, text: string) => writeFileSync(path.join(folder, name), text);
  const ask = (asked: readonly object[]) =>
    write("questions.jsonl", asked.map((one) => `${JSON.stringify(one)}\n`).join(""));
  write("tide.md", tide);
  ask(questions);
  const workspace = await openWorkspace(path.join(folder, ".soundings"));
  onTestFinished(() => workspace.close());
  async function run(...overrides: string[]): Promise<Run> {
    const config = await loadConfig({ folder, overrides });
    const { pipeline } = config;
    for await (const event of runExperiment(workspace, config, [{ label: "", pipeline }], { signal })) {
      if (event.type === "run-end") return event.run;
    }
    throw new Error("no run");
  }
  return { write, ask, run, compare: (a: Run, b: Run) => compareRuns(workspace, a, b, options) };
}

const options = { metric: "hit@5", checks: true, signal };
const hits = ({ metrics }: RunComparison) => metrics.find(({ metric }) => metric === "hit@5")!;

test("pairs runs whose documents were prepared differently", async () => {
  const { run, compare } = await experiment();
  const [plain, cleaned] = [await run(), await run("prepare.cleaning.pageFurniture=true")];
  expect(plain.dataset).not.toBe(cleaned.dataset);
  const compared = await compare(plain, cleaned);
  expect(compared.settings).toEqual([{ path: "prepare.cleaning.pageFurniture", first: false, second: true }]);
  expect(hits(compared)).toMatchObject({ n: 2, clusters: 1, difference: 0 });
  expect(hits(compared).verdict).toMatchObject({ kind: "none", reason: "unchanged" });
});

test("refuses runs between which a question's gold was corrected: its scores measure two things", async () => {
  const { ask, run, compare } = await experiment();
  const before = await run();
  ask([questions[0]!, { ...questions[1], gold: [{ source: "tide.md", quote: "Low water" }] }]);
  await expect(compare(before, await run())).rejects.toMatchObject({
    code: "run.unknown",
    message: expect.stringContaining("question 2 has other words, gold or answers in them"),
  });
});

test("refuses question sets that lost some questions and gained others", async () => {
  const { ask, run, compare } = await experiment();
  const before = await run();
  ask([questions[0]!, { ...questions[1], id: "3" }]);
  await expect(compare(before, await run())).rejects.toMatchObject({
    message: expect.stringContaining("1 stand only in the first and 1 only in the second"),
  });
});

test("compares on the common questions, and says so, where only questions were added", async () => {
  const { ask, run, compare } = await experiment();
  ask(questions.slice(0, 1));
  const before = await run();
  ask(questions);
  const compared = await compare(before, await run());
  expect(hits(compared).n).toBe(1);
  expect(compared.notices).toEqual([
    expect.stringMatching(/^run-\w+ was asked 1 more question: compared on the 1 that both were asked\.$/),
  ]);
});

test("refuses runs on different versions of the sources", async () => {
  const { write, run, compare } = await experiment();
  const before = await run();
  write("tide.md", `${tide}\nMore.\n`);
  await expect(compare(before, await run())).rejects.toMatchObject({ code: "run.unknown" });
});
