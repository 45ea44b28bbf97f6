import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { hashingEmbedder } from "../src/adapters/embedders/hashing/hashing-embedder.ts";
import { temporaryFolder } from "./shared/corpora.ts";
import { measure } from "./shared/measure.ts";
import { recombinedChunks } from "./shared/recombined-chunks.ts";
import { number, printRow, printTable, score } from "./shared/report.ts";
import type { VectorContenderName, VectorMeasurement } from "./vector-speed/measure-contender.ts";

// node bench/vector-speed.ts [rows … [contender …]]
// Building and searching a vector index: the hashing embedder's vectors, 256 dimensions, of chunks recombined from the corpora's
// sentences; each contender a process of its own, one after another. Recall is against scoring every row.

const dimensions = 256;
const questionCount = 300;
const script = fileURLToPath(new URL("vector-speed/measure-contender.ts", import.meta.url));
const words = process.argv.slice(2);
const sizes = words.filter((word) => /^\d+$/.test(word)).map(Number);
const chosen = words.filter((word) => !/^\d+$/.test(word)) as VectorContenderName[];
const contenders: VectorContenderName[] =
  chosen.length > 0
    ? chosen
    : [
        "memory",
        "lancedb",
        "lancedb-flat",
        "lancedb-hnsw",
        "raw-hnsw-small",
        "raw-ivf-flat",
        "raw-ivf-rq",
        "raw-ivf-pq",
      ];
const { signal } = new AbortController();

for (const rows of sizes.length > 0 ? sizes : [50_000, 100_000]) {
  const given = temporaryFolder(`vectors-${rows}`);
  const { texts, groups, questions } = recombinedChunks(rows, questionCount);
  const embedder = hashingEmbedder({ dimensions });
  writeFileSync(join(given, "vectors"), await embedder.embed(texts, { kind: "passage", signal }));
  writeFileSync(join(given, "questions"), await embedder.embed(questions, { kind: "query", signal }));
  writeFileSync(join(given, "groups.json"), JSON.stringify(groups));

  const measured: (VectorMeasurement & { contender: string; peakMegabytes: number })[] = [];
  for (const contender of contenders) {
    const { stdout, stderr, status, peakMegabytes } = await measure([
      script,
      given,
      String(dimensions),
      contender,
    ]);
    if (status !== 0) throw new Error(`${contender}: ${stderr.slice(-2000)}`);
    measured.push({ contender, peakMegabytes, ...(JSON.parse(stdout) as VectorMeasurement) });
    printRow("vector-speed", { rows, dimensions, ...measured.at(-1) });
  }
  console.log(`\n### ${rows} rows of ${dimensions} dimensions, ${questionCount} queries; times in ms`);
  printTable(
    [
      { title: "", value: ({ contender }) => contender },
      { title: "build s", value: ({ buildSeconds }) => number(buildSeconds) },
      { title: "open s", value: ({ openSeconds }) => number(openSeconds) },
      { title: "first query", value: ({ firstMilliseconds }) => number(firstMilliseconds) },
      ...[10, 100, 300].flatMap((topK) => [
        { title: `top ${topK} p50`, value: (row: VectorMeasurement) => number(row.topK[topK]?.p50) },
        { title: "p95", value: (row: VectorMeasurement) => number(row.topK[topK]?.p95) },
        { title: "p99", value: (row: VectorMeasurement) => number(row.topK[topK]?.p99) },
        { title: "recall", value: (row: VectorMeasurement) => score(row.topK[topK]?.recall) },
      ]),
      { title: "peak MB", value: ({ peakMegabytes }) => number(peakMegabytes) },
    ],
    measured,
  );
}
