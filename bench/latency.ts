import { appendFileSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { requireCorpora, temporaryFolder } from "./shared/corpora.ts";
import { madeSources, realQuestions } from "./shared/made-corpus.ts";
import { alternate, measureSuccess, median, type Measurement } from "./shared/measure.ts";
import { number, printRow, printTable, score } from "./shared/report.ts";
import { fromSources } from "./shared/soundings.ts";

// node bench/latency.ts [chunks …]
// Index time, latency of 500 real questions, memory, and the time until one changed source can be found, as the index grows.

requireCorpora(["clapnq-dev", "xquad-en", "chunking-evaluation", "product-docs"]);
const given = process.argv.slice(2).map(Number);
const sizes = given.length > 0 ? given : [1000, 10_000, 100_000];
const methods = ["context-bm25", "vector", "hybrid", "vector-hnsw"] as const;
const oneIndex = fileURLToPath(new URL("latency-of-index.ts", import.meta.url));

interface IndexRow {
  wallSeconds: number;
  method: string;
  chunks: number;
  indexSeconds: number;
  p50: number;
  p95: number;
  p99: number;
  vectorsExact: boolean | null;
  vectorRecall: number | null;
  changeSeconds: number;
  peakMegabytes: number;
}

const rows: IndexRow[] = [];
for (const size of sizes) {
  const results = await alternate<IndexRow>(
    methods.map((method) => ({
      name: method,
      async run() {
        const { stdout, wallSeconds, peakMegabytes } = await measureSuccess([oneIndex, method, String(size)]);
        return { ...(JSON.parse(stdout) as IndexRow), wallSeconds, peakMegabytes };
      },
    })),
    { longSeconds: 30 },
  );
  for (const runs of results.values()) rows.push({ ...(runs[0] as IndexRow), ...medians(runs) });
}
for (const row of rows) printRow("latency", row);
console.log("\n### Retrieval alone, in one process, 10 passages a question");
printTable<IndexRow>(
  [
    { title: "method", value: (row) => row.method },
    { title: "chunks", value: (row) => String(row.chunks) },
    { title: "index s", value: (row) => number(row.indexSeconds) },
    { title: "p50 ms", value: (row) => number(row.p50) },
    { title: "p95 ms", value: (row) => number(row.p95) },
    { title: "p99 ms", value: (row) => number(row.p99) },
    { title: "peak MB", value: (row) => number(row.peakMegabytes) },
    { title: "change s", value: (row) => number(row.changeSeconds) },
    {
      title: "vectors",
      value: (row) => (row.vectorsExact === null ? "–" : row.vectorsExact ? "exact" : "HNSW"),
    },
    { title: "recall@10 of exact", value: (row) => score(row.vectorRecall) },
  ],
  rows,
);

const asked = [];
for (const size of sizes) asked.push(...(await askFolder(size)));
for (const row of asked) printRow("latency-ask", row);
console.log('### The whole command, `soundings ask FOLDER "…"`, default settings');
printTable(
  [
    { title: "chunks", value: (row) => String(row.chunks) },
    { title: "folder", value: (row) => row.state },
    { title: "wall s", value: (row) => number(row.wallSeconds) },
    { title: "cpu s", value: (row) => number(row.cpuSeconds) },
    { title: "peak MB", value: (row) => number(row.peakMegabytes) },
  ],
  asked,
);

/** New, then known, then with a sentence added to one source that only that sentence answers. */
async function askFolder(size: number) {
  const folder = temporaryFolder("ask");
  mkdirSync(join(folder, "sources"));
  let last = "";
  for await (const { document } of madeSources(size)) {
    last = join(folder, "sources", document.source);
    writeFileSync(last, document.text);
  }
  const ask = (question: string) => measureSuccess([fromSources, "ask", "-C", folder, "--json", question]);
  const [question = ""] = realQuestions(1);
  const first = await ask(question);
  const again = [await ask(question), await ask(question), await ask(question)];
  appendFileSync(last, "\n\nThe grottoquill heron of the zinc lighthouse is named Bartholomew.\n");
  const changed = await ask("What is the grottoquill heron of the zinc lighthouse named?");
  if (!changed.stdout.includes("Bartholomew")) throw new Error("The changed source was not found by ask.");
  const row = (state: string, runs: readonly Measurement[]) => ({
    chunks: size,
    state,
    wallSeconds: median(runs.map(({ wallSeconds }) => wallSeconds)),
    cpuSeconds: median(runs.map(({ cpuSeconds }) => cpuSeconds)),
    peakMegabytes: median(runs.map(({ peakMegabytes }) => peakMegabytes)),
  });
  return [row("new", [first]), row("known", again), row("one source changed", [changed])];
}

function medians(runs: readonly IndexRow[]): Partial<IndexRow> {
  const keys = [
    "indexSeconds",
    "p50",
    "p95",
    "p99",
    "changeSeconds",
    "peakMegabytes",
    "wallSeconds",
  ] as const;
  return Object.fromEntries(keys.map((key) => [key, median(runs.map((run) => run[key]))]));
}
