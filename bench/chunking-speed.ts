import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { hashingEmbedder } from "../src/adapters/embedders/hashing/hashing-embedder.ts";
import { type ChunkerId, chunkerFor, chunkers } from "../src/core/chunking/catalog.ts";
import { makeChunks } from "../src/core/chunking/make-chunks.ts";
import type { PreparedDocument } from "../src/contracts/chunk.ts";

// node bench/chunking-speed.ts <folder> [megabytes] [strategy]
// Reads every .md below the folder, repeats them to about `megabytes`, and prints MB (of UTF-8) per cpu second.

const [folder, megabytes = "20", only] = process.argv.slice(2);
if (folder === undefined) {
  console.error("usage: node bench/chunking-speed.ts <folder> [megabytes] [strategy]");
  process.exit(2);
}

const texts = readdirSync(folder, { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".md"))
  .sort()
  .map((name) => readFileSync(join(folder, name), "utf8"));
const bytesOnce = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
const times = Math.max(1, Math.round((Number(megabytes) * 1e6) / bytesOnce));

const many = Array.from({ length: times }, () => texts)
  .flat()
  .map(prepared);
const one = [prepared(Array.from({ length: times }, () => texts.join("\n\n")).join("\n\n"))];
const bytes = bytesOnce * times;
console.log(
  `${texts.length} files, ${times} times: ${(bytes / 1e6).toFixed(1)} MB, ${one[0]?.headings.length} headings`,
);

const semantic = { embedder: hashingEmbedder({ dimensions: 256 }), percentile: 95, window: 3 };
const strategies = (Object.keys(chunkers) as ChunkerId[]).filter((id) => only === undefined || id === only);
const shapes = [
  { unit: "characters", size: 500, overlap: 0 },
  { unit: "characters", size: 500, overlap: 100 },
  { unit: "tokens", size: 128, overlap: 0 },
] as const;
for (const shape of shapes) {
  for (const strategy of strategies) {
    const chunker = chunkerFor({ strategy, ...shape, semantic });
    await chunkAll(many.slice(0, texts.length), chunker);
    const row = { strategy, ...shape, one: await speed(one, chunker), many: await speed(many, chunker) };
    console.log(JSON.stringify(row));
  }
}

async function speed(documents: PreparedDocument[], chunker: ReturnType<typeof chunkerFor>): Promise<string> {
  const rounds = [];
  for (let round = 0; round < 3; round++) {
    const before = process.cpuUsage();
    const chunks = await chunkAll(documents, chunker);
    const { user, system } = process.cpuUsage(before);
    rounds.push({ chunks, rate: bytes / (user + system) });
  }
  const best = rounds.reduce((a, b) => (b.rate > a.rate ? b : a));
  return `${best.rate.toFixed(0)} MB/s, ${best.chunks} chunks`;
}

async function chunkAll(
  documents: PreparedDocument[],
  chunker: ReturnType<typeof chunkerFor>,
): Promise<number> {
  let count = 0;
  for (const document of documents) {
    count += makeChunks(
      document,
      await chunker.chunk(document, new AbortController().signal),
      chunker.id,
    ).length;
  }
  return count;
}

function prepared(text: string, ordinal = 0): PreparedDocument {
  const headings = Array.from(text.matchAll(/^(#{1,6}) (.+)$/gm), (match) => ({
    level: match[1]?.length ?? 1,
    title: match[2] ?? "",
    start: match.index,
    end: match.index + match[0].length,
  }));
  return {
    source: `${ordinal}.md`,
    text,
    language: "und",
    headings,
    regions: [{ start: 0, end: text.length }],
  };
}
