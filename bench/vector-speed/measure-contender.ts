import { readFileSync } from "node:fs";
import { join } from "node:path";
import { cosineOf, lengthOf } from "../../src/adapters/shared/cosine.ts";
import { topRows } from "../../src/adapters/shared/vector-scan/top-rows.ts";
import type { VectorRows } from "../../src/ports/vector-index.ts";
import { temporaryFolder } from "../shared/corpora.ts";
import { contenders } from "./contenders.ts";

export type VectorContenderName = keyof typeof contenders;

/** Searches a built index; rows, best first. */
export type Search = (query: Float32Array, topK: number) => Promise<number[]>;

export interface VectorMeasurement {
  buildSeconds: number;
  openSeconds: number;
  firstMilliseconds: number;
  /** Milliseconds and recall at this many rows, by topK. */
  topK: Record<number, { p50: number; p95: number; p99: number; recall: number }>;
}

// node bench/vector-speed/measure-contender.ts <folder with vectors, questions, groups.json> <dimensions> <contender>
const [given = "", dimensionsGiven, contender] = process.argv.slice(2);
const dimensions = Number(dimensionsGiven);
const recallQueries = 100;
const rows: VectorRows = {
  dimensions,
  vectors: floats("vectors"),
  groups: JSON.parse(readFileSync(join(given, "groups.json"), "utf8")) as string[],
};
const questions = floats("questions");
const queries = Array.from({ length: questions.length / dimensions }, (_, at) =>
  questions.slice(at * dimensions, (at + 1) * dimensions),
).filter((query) => lengthOf(query, 0, dimensions) > 0);

const { build, open } = contenders[contender as VectorContenderName];
const folder = temporaryFolder("vector-index");
const buildSeconds = await seconds(() => build(folder, rows));
let search: Search = async () => [];
const openSeconds = await seconds(async () => {
  search = await open(folder);
});
const firstMilliseconds = 1000 * (await seconds(() => search(queries[0] as Float32Array, 10)));
const measured: VectorMeasurement = { buildSeconds, openSeconds, firstMilliseconds, topK: {} };
for (const topK of [10, 100, 300]) {
  for (const query of queries.slice(0, 20)) await search(query, topK);
  const times: number[] = [];
  const found: number[][] = [];
  for (const query of queries) {
    const began = performance.now();
    found.push(await search(query, topK));
    times.push(performance.now() - began);
  }
  times.sort((a, b) => a - b);
  const quantile = (share: number): number => times[Math.floor(share * times.length)] as number;
  const recalls = queries.slice(0, recallQueries).map((query, at) => {
    const truth = new Set(nearestByScoringAll(query, topK));
    return (found[at] as number[]).filter((row) => truth.has(row)).length / truth.size;
  });
  const recall = recalls.reduce((sum, value) => sum + value, 0) / recalls.length;
  measured.topK[topK] = { p50: quantile(0.5), p95: quantile(0.95), p99: quantile(0.99), recall };
}
console.log(JSON.stringify(measured));
process.exit(0);

function floats(name: string): Float32Array {
  const bytes = readFileSync(join(given, name));
  return new Float32Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / 4);
}

async function seconds(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return (performance.now() - began) / 1000;
}

function nearestByScoringAll(query: Float32Array, topK: number): number[] {
  const top = topRows(topK);
  const queryLength = lengthOf(query, 0, dimensions);
  for (let row = 0; row < rows.groups.length; row++) {
    const rowLength = lengthOf(rows.vectors, row * dimensions, dimensions);
    if (rowLength > 0)
      top.offer(row, cosineOf(query, queryLength, rows.vectors, row * dimensions, rowLength));
  }
  return top.ranked().map(({ row }) => row);
}
