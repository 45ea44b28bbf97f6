/**
 * Dense retrieval alone with the static embedder over every corpus of a data folder, beside context BM25 and the hashing
 * embedder: span recall@5 / nDCG@10 with 95 % intervals, as Markdown, then the means over the corpora and what share of the
 * teacher's mean nDCG@10 each has. Chunks of 500 characters.
 *
 *   node scripts/embedder-quality.ts [DATA_FOLDER=../shared/data] [--state FOLDER] [--table FILE …] [--teacher PYTHON]
 *
 * --table measures tables that are not shipped. --teacher measures all-MiniLM-L6-v2 too, by a Python that has the packages of
 * tools/distil-static-embedder/requirements.txt. --state keeps what was computed, for the next time;
 * --corpus and --method leave out the others.
 */
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { decodeTable } from "../src/adapters/embedders/static/static-table.ts";
import { openFolder, type PipelineChanges } from "../src/app/open-folder.ts";
import type { MetricSummary } from "../src/contracts/outcome.ts";
import { summaryText } from "./interval-text.ts";

const { values: given, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    state: { type: "string" },
    table: { type: "string", multiple: true, default: [] },
    teacher: { type: "string" },
    corpus: { type: "string", multiple: true, default: [] },
    method: { type: "string", multiple: true, default: [] },
  },
});
const data = path.resolve(positionals[0] ?? "../shared/data");
const tools = fileURLToPath(new URL("../tools/distil-static-embedder/", import.meta.url));

const { teacher } = given;
const teacherName = "MiniLM-L6-v2";

const dense = (
  embedder: NonNullable<PipelineChanges["embed"]>["embedder"],
  weights: "general" | "corpus" = "general",
): PipelineChanges => ({
  embed: { embedder, weights },
  retrieve: { method: "vector" },
});
const all: Record<string, () => PipelineChanges> = {
  "context BM25": () => ({ retrieve: { method: "context-bm25" } }),
  hashing: () => dense("hashing"),
  static: () => dense("static"),
  "static, corpus weights": () => dense("static", "corpus"),
  ...Object.fromEntries(given.table.map((table) => [path.basename(table), () => dense(embedderOf(table))])),
  ...(teacher === undefined ? {} : { [teacherName]: () => dense(teacherOf(teacher)) }),
};
const methods = Object.fromEntries(
  Object.entries(all).filter(([name]) => given.method.length === 0 || given.method.includes(name)),
);

if (!existsSync(data)) {
  console.error(`There is no folder ${data}: name the folder of corpora.`);
  process.exit(3);
}
const corpora = readdirSync(data)
  .filter((name) => existsSync(path.join(data, name, "questions.jsonl")))
  .filter((name) => given.corpus.length === 0 || given.corpus.includes(name))
  .sort();
const state = given.state ?? mkdtempSync(path.join(tmpdir(), "soundings-embedders-"));
mkdirSync(state, { recursive: true });
try {
  console.log(`| corpus | n | ${Object.keys(methods).join(" | ")} |`);
  console.log(`|---|---|${"---|".repeat(Object.keys(methods).length)}`);
  const measured: Record<string, MetricSummary>[][] = [];
  for (const corpus of corpora) {
    const ofCorpus: Record<string, MetricSummary>[] = [];
    measured.push(ofCorpus);
    const cells: string[] = [];
    let n = 0;
    for (const changesFor of Object.values(methods)) {
      const metrics = await measure(corpus, changesFor());
      ofCorpus.push(metrics);
      n = metrics["span-recall@5"]?.n ?? 0;
      cells.push(`${summaryText(metrics["span-recall@5"])} / ${summaryText(metrics["ndcg@10"])}`);
    }
    console.log(`| ${corpus} | ${n} | ${cells.join(" | ")} |`);
  }
  const means = (metric: string) => Object.keys(methods).map((_, method) => meanOf(metric, method, measured));
  const [recalls, gains] = [means("span-recall@5"), means("ndcg@10")];
  const meanCells = gains.map((gain, method) => `${short(recalls[method] as number)} / ${short(gain)}`);
  console.log(`| mean of ${corpora.length} | | ${meanCells.join(" | ")} |`);
  const ofTeacher = gains[Object.keys(methods).indexOf(teacherName)];
  if (ofTeacher !== undefined) {
    const shares = gains.map((gain) => `${((100 * gain) / ofTeacher).toFixed(1)} %`);
    console.log(`| of ${teacherName}'s mean nDCG@10 | | ${shares.join(" | ")} |`);
  }
} finally {
  if (given.state === undefined) rmSync(state, { recursive: true, force: true });
}

async function measure(corpus: string, changes: PipelineChanges): Promise<Record<string, MetricSummary>> {
  const copy = path.join(state, corpus);
  if (!existsSync(copy)) {
    cpSync(path.join(data, corpus), copy, { recursive: true });
  }
  const folder = await openFolder(copy);
  try {
    return (await folder.run({ chunk: { size: 500 }, answer: { kind: "none" }, ...changes })).metrics;
  } finally {
    await folder.close();
  }
}

function meanOf(metric: string, method: number, measured: Record<string, MetricSummary>[][]): number {
  const values = measured.map((ofCorpus) => {
    const value = ofCorpus[method]?.[metric]?.value;
    if (value === undefined || value === null) throw new Error(`A run has no ${metric}.`);
    return value;
  });
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function short(value: number): string {
  return value.toFixed(3).replace(/^0/, "");
}

function embedderOf(table: string) {
  const { digest } = decodeTable(readFileSync(table));
  return { file: path.join(tools, "table-embedder.ts"), settings: { table: path.resolve(table), digest } };
}

function teacherOf(python: string) {
  const command = [path.resolve(python), path.join(tools, "teacher_plugin.py")];
  return { command, settings: { timeoutSeconds: 900 } };
}
