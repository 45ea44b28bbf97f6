import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { concatenatedTexts, temporaryFolder } from "./shared/corpora.ts";
import { alternate, measureSuccess, median } from "./shared/measure.ts";
import { number, printRow, printTable } from "./shared/report.ts";

// node bench/chunking.ts [megabytes]
// The corpora's text at size 500 without overlap: our recursive chunker beside the peers', then our four strategies.

const [megabytes = "20"] = process.argv.slice(2);
const pathOf = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** Every chunk with its exact place, only with the lines it stands in, or as text alone. */
const positions: Record<string, string> = {
  "soundings recursive": "characters",
  "chonkie recursive": "characters",
  "langchain splitText": "none",
  "langchain createDocuments": "lines",
};

interface Chunked {
  chunks: number;
  wallSeconds: number;
  /** Of the chunking alone. */
  cpuSeconds: number;
  rate: number;
  peakMegabytes: number;
}

const results = await alternate<Chunked>(
  Object.keys(positions).map((name) => ({
    name,
    async run() {
      const { stdout, peakMegabytes } = await measureSuccess([pathOf("peers/chunkers.ts"), name, megabytes]);
      return { ...(JSON.parse(stdout) as Chunked), peakMegabytes };
    },
  })),
);
const rows = [...results].map(([name, runs]) => ({
  name,
  positions: positions[name] as string,
  chunks: runs[0]?.chunks ?? 0,
  megabytesPerCpuSecond: median(runs.map(({ rate }) => rate)),
  cpuSeconds: median(runs.map(({ cpuSeconds }) => cpuSeconds)),
  wallSeconds: median(runs.map(({ wallSeconds }) => wallSeconds)),
  peakMegabytes: median(runs.map((run) => run.peakMegabytes)),
}));
for (const row of rows) printRow("chunking", row);
const ours = rows[0]?.megabytesPerCpuSecond ?? Number.NaN;
console.log(`\n### ${megabytes} MB of text, size 500 characters, overlap 0`);
printTable(
  [
    { title: "", value: (row) => row.name },
    { title: "MB per cpu s", value: (row) => number(row.megabytesPerCpuSecond) },
    { title: "ours is x", value: (row) => number(ours / row.megabytesPerCpuSecond) },
    { title: "positions", value: (row) => row.positions },
    { title: "chunks", value: (row) => String(row.chunks) },
    { title: "peak MB", value: (row) => number(row.peakMegabytes) },
  ],
  rows,
);

console.log("### Our strategies, one long document and many");
const folder = temporaryFolder("texts");
mkdirSync(join(folder, "texts"));
for (const [at, text] of concatenatedTexts(1).entries())
  writeFileSync(join(folder, "texts", `${at}.md`), text);
const { stdout } = await measureSuccess([pathOf("chunking-speed.ts"), folder, megabytes]);
const strategies = stdout
  .split("\n")
  .filter((line) => line.startsWith("{"))
  .map(
    (line) =>
      JSON.parse(line) as {
        strategy: string;
        unit: string;
        size: number;
        overlap: number;
        one: string;
        many: string;
      },
  );
for (const row of strategies) printRow("chunking-strategies", row);
printTable(
  [
    { title: "strategy", value: (row) => row.strategy },
    { title: "size", value: (row) => `${row.size} ${row.unit}` },
    { title: "overlap", value: (row) => String(row.overlap) },
    { title: "one document", value: (row) => row.one },
    { title: "many documents", value: (row) => row.many },
  ],
  strategies,
);
