import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { hashingEmbedder } from "../src/adapters/embedders/hashing/hashing-embedder.ts";
import { staticEmbedder } from "../src/adapters/embedders/static/static-embedder.ts";
import type { Embedder } from "../src/ports/embedder.ts";
import { corpusFolder, requireCorpora, temporaryFolder } from "./shared/corpora.ts";
import { median, node } from "./shared/measure.ts";
import { number, printRow, printTable } from "./shared/report.ts";

// node bench/embedders.ts
// Chunks of 500 characters a cpu second. MiniLM is measured where BENCH_MINILM names a folder with its model.onnx and
// tokenizer.json, and BENCH_PYTHON a Python with onnxruntime and tokenizers.

interface Row {
  embedder: string;
  chunksACpuSecond: number;
}

const rounds = 3;
const coldRounds = 9;
const corpora = ["chunking-evaluation", "clapnq-dev", "product-docs", "xquad-en"];
requireCorpora(corpora);
const { signal } = new AbortController();
const chunks = corpora.flatMap(chunksOf);
const questions = corpora.flatMap(questionsOf);

const minilm = minilmProgram();
const embedders: Record<string, Embedder> = {
  static: staticEmbedder(),
  "hashing, 256": hashingEmbedder({ dimensions: 256 }),
};
const rates = new Map<string, number[]>();
const add = (name: string, rate: number): void => {
  rates.set(name, [...(rates.get(name) ?? []), rate]);
};
for (const embedder of Object.values(embedders)) await cpuSecondsOf(embedder, chunks.slice(0, 1000));
for (let round = 0; round < rounds; round++) {
  for (const [name, embedder] of Object.entries(embedders)) {
    add(name, chunks.length / (await cpuSecondsOf(embedder, chunks)));
  }
  if (minilm !== undefined) add("MiniLM-L6-v2, float32, onnxruntime from Python", minilm());
}

const rows = [...rates].map(([embedder, all]): Row => ({ embedder, chunksACpuSecond: median(all) }));
for (const row of rows) printRow("embedders", row);
const slowest = rows.find(({ embedder }) => embedder.startsWith("MiniLM"));
console.log(`### ${chunks.length} chunks of 500 characters of the four English corpora, one thread`);
printTable<Row>(
  [
    { title: "", value: ({ embedder }) => embedder },
    { title: "chunks a cpu second", value: ({ chunksACpuSecond }) => number(chunksACpuSecond) },
    {
      title: "× MiniLM",
      value: ({ chunksACpuSecond }) =>
        number(slowest === undefined ? null : chunksACpuSecond / slowest.chunksACpuSecond),
    },
  ],
  rows,
);
if (minilm === undefined) {
  console.log("MiniLM was not measured: BENCH_MINILM and BENCH_PYTHON say where it is.\n");
}

const cold = coldStart();
const milliseconds = await queryMilliseconds();
printRow("embedders", { embedder: "static", ...cold, queryMilliseconds: milliseconds });
console.log("### The static embedder, asked");
printTable(
  [
    { title: "first vector, table read, ms", value: () => number(cold.firstVectorMilliseconds) },
    { title: "of that on the cpu, ms", value: () => number(cold.firstVectorCpuMilliseconds) },
    { title: "memory with the table, MB more", value: () => number(cold.tableMegabytes) },
    { title: "one question, ms", value: () => number(milliseconds) },
  ],
  [{}],
);

async function cpuSecondsOf(embedder: Embedder, texts: readonly string[]): Promise<number> {
  const before = process.cpuUsage();
  for (let first = 0; first < texts.length; first += 256) {
    await embedder.embed(texts.slice(first, first + 256), { kind: "passage", signal });
  }
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

async function queryMilliseconds(): Promise<number> {
  const embedder = staticEmbedder();
  const times: number[] = [];
  for (const question of questions) {
    const began = performance.now();
    await embedder.embed([question], { kind: "query", signal });
    times.push(performance.now() - began);
  }
  return median(times);
}

interface ColdStart {
  firstVectorMilliseconds: number;
  firstVectorCpuMilliseconds: number;
  tableMegabytes: number;
}

/** In a process of its own, where nothing is read yet. */
function coldStart(): ColdStart {
  const script = fileURLToPath(new URL("embedders/cold-start.ts", import.meta.url));
  const runs = Array.from({ length: coldRounds }, () => {
    const { status, stdout } = spawnSync(node, ["--expose-gc", script], { encoding: "utf8" });
    if (status !== 0) throw new Error(`${script} ended with ${status}.`);
    return JSON.parse(stdout) as ColdStart;
  });
  const medianOf = (name: keyof ColdStart) => median(runs.map((run) => run[name]));
  return {
    firstVectorMilliseconds: medianOf("firstVectorMilliseconds"),
    firstVectorCpuMilliseconds: medianOf("firstVectorCpuMilliseconds"),
    tableMegabytes: medianOf("tableMegabytes"),
  };
}

/** Runs MiniLM over a sample and gives chunks a cpu second; undefined where its weights are not named. */
function minilmProgram(): (() => number) | undefined {
  const folder = process.env["BENCH_MINILM"];
  const python = process.env["BENCH_PYTHON"];
  if (folder === undefined || python === undefined) return undefined;
  const sample = join(temporaryFolder("minilm"), "chunks.json");
  const step = Math.floor(chunks.length / 256);
  writeFileSync(sample, JSON.stringify(chunks.filter((_, at) => at % step === 0)));
  const script = fileURLToPath(new URL("embedders/minilm.py", import.meta.url));
  return () => {
    const { status, stdout } = spawnSync(python, [script, folder, sample], {
      encoding: "utf8",
      stdio: ["ignore", "pipe", "inherit"],
    });
    if (status !== 0) throw new Error(`${script} ended with ${status}.`);
    return Number(stdout);
  };
}

function chunksOf(corpus: string): string[] {
  const folder = join(corpusFolder(corpus), "sources");
  return readdirSync(folder).flatMap(
    (name) => readFileSync(join(folder, name), "utf8").match(/[\s\S]{1,500}/g) ?? [],
  );
}

function questionsOf(corpus: string): string[] {
  const lines = readFileSync(join(corpusFolder(corpus), "questions.jsonl"), "utf8").split("\n");
  return lines
    .filter((line) => line !== "")
    .map((line) => (JSON.parse(line) as { question: string }).question);
}
