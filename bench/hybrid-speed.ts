import { join } from "node:path";
import { hashingEmbedder } from "../src/adapters/embedders/hashing/hashing-embedder.ts";
import { lancedbVectorIndexStore } from "../src/adapters/indexes/lancedb/vector-index.ts";
import type { Chunk } from "../src/contracts/chunk.ts";
import { Pipeline } from "../src/contracts/pipeline.ts";
import { analyseSegment } from "../src/core/retrieval/lexical/analyse-segment.ts";
import { openLexicalIndex } from "../src/core/retrieval/lexical/open-lexical-index.ts";
import { decodeSegment, encodeSegment } from "../src/core/retrieval/lexical/segment-codec.ts";
import { allKnown } from "../src/core/retrieval/embedded-question.ts";
import { retrieve } from "../src/core/retrieval/retrieve.ts";
import { temporaryFolder } from "./shared/corpora.ts";
import { recombinedChunks } from "./shared/recombined-chunks.ts";
import { number, printRow } from "./shared/report.ts";

// node bench/hybrid-speed.ts [chunks]
// Builds the whole index, words and vectors, of chunks recombined from the corpora's sentences, and asks it hybrid questions with
// context. Text generation is not timed; memory is that of this process, texts included.

const count = Number(process.argv[2] ?? 100_000);
const { signal } = new AbortController();
const { texts, groups, questions } = recombinedChunks(count, 1000);
const embedder = hashingEmbedder({ dimensions: 256 });
const seconds: Record<string, number> = {};
const peakMegabytesAfter: Record<string, number> = { texts: process.resourceUsage().maxRSS / 1000 };

const stored = await timed("analyse", async () =>
  [...Map.groupBy(texts.keys(), (row) => groups[row] as string)].map(encodeSource),
);
const vectors = await timed("embed", () => embedder.embed(texts, { kind: "passage", signal }));
const store = lancedbVectorIndexStore({ folder: join(temporaryFolder("hybrid"), "vectors") });
await timed("build vectors", () =>
  store.build("x", { dimensions: embedder.dimensions, vectors, groups }, signal),
);
const lexical = await timed("open words", () => openLexicalIndex(stored.map(decodeSegment), () => undefined));
const index = await timed("open vectors", () => store.open("x"));

const settings = Pipeline.parse({ retrieve: { method: "hybrid" } }).retrieve;
const parts = { lexical, vectors: index };
const times = { hybrid: [] as number[], "of it vectors": [] as number[] };
for (const question of questions) {
  let began = performance.now();
  const queryVector = await embedder.embed([question], { kind: "query", signal });
  await retrieve(
    { question, embedded: { vector: queryVector, known: allKnown, family: "hashing" } },
    parts,
    settings,
    signal,
  );
  times.hybrid.push(performance.now() - began);
  began = performance.now();
  await index?.nearest(queryVector, { topK: 300, signal });
  times["of it vectors"].push(performance.now() - began);
}
const milliseconds = Object.fromEntries(
  Object.entries(times).map(([name, all]) => {
    // The first questions compile code, and code the rows.
    const sorted = all.slice(50).sort((a, b) => a - b);
    const quantile = (share: number): number => sorted[Math.floor(share * sorted.length)] as number;
    return [name, { p50: quantile(0.5), p95: quantile(0.95), p99: quantile(0.99) }];
  }),
);
const peakMegabytes = process.resourceUsage().maxRSS / 1000;
printRow("hybrid-speed", { chunks: count, seconds, milliseconds, peakMegabytes, peakMegabytesAfter });
console.log(
  `${count} chunks: ${Object.entries(seconds)
    .map(([name, value]) => `${name} ${number(value)} s`)
    .join(", ")}; ` +
    Object.entries(milliseconds)
      .map(
        ([name, { p50, p95, p99 }]) =>
          `${name} p50 ${number(p50)}, p95 ${number(p95)}, p99 ${number(p99)} ms; `,
      )
      .join("") +
    `at most ${number(peakMegabytes)} MB`,
);

function encodeSource([source, rows]: [string, number[]]): Uint8Array {
  const chunks: Chunk[] = [];
  let text = "";
  for (const row of rows) {
    const start = text.length;
    text += `${texts[row]}\n`;
    chunks.push({
      source,
      start,
      end: text.length,
      text: text.slice(start),
      breadcrumb: [source],
      section: Math.floor(chunks.length / 5),
    });
  }
  const document = { source, text, language: "en", headings: [], regions: [{ start: 0, end: text.length }] };
  return encodeSegment(analyseSegment(document, chunks, { breadcrumbs: true }));
}

async function timed<T>(name: string, work: () => Promise<T>): Promise<T> {
  const began = performance.now();
  const result = await work();
  seconds[name] = (performance.now() - began) / 1000;
  peakMegabytesAfter[name] = process.resourceUsage().maxRSS / 1000;
  return result;
}
