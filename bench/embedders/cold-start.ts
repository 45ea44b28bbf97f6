import { staticEmbedder } from "../../src/adapters/embedders/static/static-embedder.ts";

// node --expose-gc bench/embedders/cold-start.ts
// Time to the first vector, and memory that the table takes, of a process that has embedded nothing yet.

const collect = (globalThis as { gc?: () => void }).gc;
if (collect === undefined) throw new Error("Run with --expose-gc.");
const embedder = staticEmbedder();
collect();
const before = process.memoryUsage.rss();
const cpuBefore = process.cpuUsage();
const began = performance.now();
await embedder.embed(["Where is the harbour?"], { kind: "query", signal: new AbortController().signal });
const firstVectorMilliseconds = performance.now() - began;
const { user, system } = process.cpuUsage(cpuBefore);
const firstVectorCpuMilliseconds = (user + system) / 1000;
collect();
const tableMegabytes = (process.memoryUsage.rss() - before) / 1e6;
console.log(JSON.stringify({ firstVectorMilliseconds, firstVectorCpuMilliseconds, tableMegabytes }));
