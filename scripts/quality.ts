/**
 * Runs the defaults with chunks of 500 characters over every corpus of a data folder and prints span recall@5, nDCG@10 and
 * the answer figures, with n and 95 % intervals, as Markdown.
 *
 *   node scripts/quality.ts [DATA_FOLDER=../shared/data] [--methods] [--corpus=NAME]
 *
 * With --methods: corpus by plain BM25, context BM25, and the static embedder alone and in hybrid, by ranks and as the default is,
 * instead. With --corpus=NAME only that one.
 */
import { cpSync, existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { openFolder, type PipelineChanges } from "../src/app/open-folder.ts";
import type { MetricSummary } from "../src/contracts/outcome.ts";
import { summaryText } from "./interval-text.ts";

const places = process.argv.slice(2).filter((argument) => !argument.startsWith("--"));
const data = path.resolve(places[0] ?? "../shared/data");
const only = /--corpus=(\S+)/.exec(process.argv.join(" "))?.[1];
const size = 500;
const methods: Record<string, PipelineChanges> = {
  "plain BM25": { retrieve: { method: "bm25" } },
  "context BM25": { retrieve: { method: "context-bm25" } },
  "vector (static)": { retrieve: { method: "vector" } },
  "hybrid (static), by ranks": { retrieve: { fusion: "reciprocal-rank" } },
  "hybrid (static), the default": {},
};

if (!existsSync(data)) {
  console.error(`There is no folder ${data}: name the folder of corpora.`);
  process.exit(3);
}
const corpora = readdirSync(data)
  .filter((name) => existsSync(path.join(data, name, "questions.jsonl")))
  .filter((name) => (only ?? name) === name)
  .sort();
if (corpora.length === 0) {
  console.error(`There is no corpus${only === undefined ? "" : ` "${only}"`} in ${data}.`);
  process.exit(3);
}
const scratch = mkdtempSync(path.join(tmpdir(), "soundings-quality-"));
try {
  await (process.argv.includes("--methods") ? printMethods() : printDefaults());
} finally {
  rmSync(scratch, { recursive: true, force: true });
}

async function printMethods(): Promise<void> {
  console.log(`| corpus | n | ${Object.keys(methods).join(" | ")} |`);
  console.log(`|---|---|${"---|".repeat(Object.keys(methods).length)}`);
  for (const corpus of corpora) {
    const cells: string[] = [];
    let n = 0;
    for (const changes of Object.values(methods)) {
      const metrics = await measure(corpus, changes);
      const recall = metrics["span-recall@5"];
      n = recall?.n ?? 0;
      cells.push(`${summaryText(recall)} / ${summaryText(metrics["ndcg@10"])}`);
    }
    console.log(`| ${corpus} | ${n} | ${cells.join(" | ")} |`);
  }
}

async function printDefaults(): Promise<void> {
  const columns = [
    "span-recall@5",
    "ndcg@10",
    "answer-contains-gold",
    "citation-f1",
    "quote-fidelity",
    "answerability-auroc",
    "answerability-balanced-accuracy",
    "refusal-rate-answerable",
  ];
  console.log(`| corpus | n | ${columns.join(" | ")} |\n|---|---|${"---|".repeat(columns.length)}`);
  for (const corpus of corpora) {
    const metrics = await measure(corpus, {});
    const cells = columns.map((id) => summaryText(metrics[id]));
    console.log(`| ${corpus} | ${metrics["span-recall@5"]?.n ?? 0} | ${cells.join(" | ")} |`);
  }
}

async function measure(corpus: string, changes: PipelineChanges): Promise<Record<string, MetricSummary>> {
  const copy = path.join(scratch, corpus);
  if (!existsSync(copy)) cpSync(path.join(data, corpus), copy, { recursive: true });
  const folder = await openFolder(copy);
  try {
    return (await folder.run({ chunk: { size }, ...changes })).metrics;
  } finally {
    await folder.close();
  }
}
