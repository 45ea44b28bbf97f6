import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { copyCorpus, forgetState, requireCorpora, temporaryFolder } from "./shared/corpora.ts";
import { alternate, measureSuccess, median, type Measurement } from "./shared/measure.ts";
import { promptfoo, promptfooEnvironment } from "./shared/promptfoo.ts";
import { number, printRow, printTable } from "./shared/report.ts";
import { sweep } from "./shared/soundings.ts";

// node bench/rows.ts       BENCH_PROMPTFOO=1 installs and measures promptfoo too; without it, its last figure is shown with its date.
// 1,000 questions x 2 configurations: Soundings cold and again; promptfoo's echo provider, 2 prompts and one assertion.

const questionCount = 1000;
const kept = fileURLToPath(new URL("promptfoo/measured.json", import.meta.url));
requireCorpora(["xquad-en"]);

const folder = copyCorpus("xquad-en", "experiment: rows\nvary:\n  chunk.size: [300, 500]\n");
const questionsFile = join(folder, "questions.jsonl");
const lines = readFileSync(questionsFile, "utf8").split("\n").slice(0, questionCount);
writeFileSync(questionsFile, `${lines.join("\n")}\n`);

interface Row {
  tool: string;
  measured: string;
  wallSeconds: number;
  cpuSeconds: number;
  peakMegabytes: number;
}

const contenders = [
  { name: "Soundings, cold", run: () => ours("cold") },
  { name: "Soundings, again", run: () => ours("again") },
  ...(promptfooWanted() ? [{ name: "promptfoo echo", run: theirs }] : []),
];
const today = new Date().toISOString().slice(0, 10);
const rows: Row[] = [...(await alternate<Measurement>(contenders))].map(([tool, runs]) => ({
  tool,
  measured: today,
  wallSeconds: median(runs.map(({ wallSeconds }) => wallSeconds)),
  cpuSeconds: median(runs.map(({ cpuSeconds }) => cpuSeconds)),
  peakMegabytes: median(runs.map(({ peakMegabytes }) => peakMegabytes)),
}));
const fresh = rows.find(({ tool }) => tool === "promptfoo echo");
if (fresh !== undefined) writeFileSync(kept, `${JSON.stringify(fresh, null, 2)}\n`);
else if (existsSync(kept)) rows.push(JSON.parse(readFileSync(kept, "utf8")) as Row);

for (const row of rows) printRow("rows", row);
console.log("\n### 1,000 questions x 2 configurations");
printTable<Row>(
  [
    { title: "", value: ({ tool }) => tool },
    { title: "measured", value: ({ measured }) => measured },
    { title: "wall s", value: ({ wallSeconds }) => number(wallSeconds) },
    { title: "cpu s", value: ({ cpuSeconds }) => number(cpuSeconds) },
    {
      title: "cpu, x ours cold",
      value: ({ cpuSeconds }) => number(cpuSeconds / (rows[0] as Row).cpuSeconds),
    },
    { title: "peak MB", value: ({ peakMegabytes }) => number(peakMegabytes) },
  ],
  rows,
);
if (fresh === undefined) {
  console.log(
    "promptfoo was not measured in this run, so its ratio is not one: BENCH_PROMPTFOO=1 measures it.",
  );
}

async function ours(state: "cold" | "again"): Promise<Measurement> {
  if (state === "cold") forgetState(folder);
  const { result, ...measured } = await sweep(folder);
  if (result.runs.length !== 2) throw new Error(`${result.runs.length} runs instead of 2.`);
  return measured;
}

async function theirs(): Promise<Measurement> {
  const work = temporaryFolder("promptfoo");
  const questions = lines.map((line) => (JSON.parse(line) as { question: string }).question);
  const config = {
    prompts: ["Answer from the sources: {{question}}", "Question: {{question}}\nAnswer:"],
    providers: ["echo"],
    defaultTest: { assert: [{ type: "contains", value: "?" }] },
    tests: questions.map((question) => ({ vars: { question } })),
  };
  writeFileSync(join(work, "promptfooconfig.json"), JSON.stringify(config));
  const measured = await measureSuccess(
    [
      promptfoo() as string,
      "eval",
      "-c",
      join(work, "promptfooconfig.json"),
      "--no-cache",
      "--no-table",
      "--no-progress-bar",
    ],
    { cwd: work, env: promptfooEnvironment(work), allowed: [0, 100] },
  );
  const counted = (what: string) =>
    Number(measured.stdout.match(new RegExp(`(\\d[\\d,]*) ${what}`))?.[1]?.replace(",", ""));
  if (counted("passed") + counted("failed") !== 2 * questionCount || counted("errors") > 0) {
    throw new Error(`promptfoo did not answer ${2 * questionCount} times: ${measured.stdout.slice(-500)}`);
  }
  return measured;
}

function promptfooWanted(): boolean {
  if (process.env["BENCH_PROMPTFOO"] !== "1") return false;
  if (promptfoo() === undefined) {
    const place = fileURLToPath(new URL("promptfoo", import.meta.url));
    // Not "ci": it refuses the lockfile for optional packages of other platforms.
    spawnSync("npm", ["install", "--ignore-scripts"], { cwd: place, stdio: ["ignore", 2, 2] });
  }
  if (promptfoo() !== undefined) return true;
  console.error("promptfoo could not be installed; its last figure is shown.");
  return false;
}
