import { cpSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { corpusFolder, forgetState, requireCorpora, temporaryFolder } from "./shared/corpora.ts";
import { alternate, measureSuccess, median } from "./shared/measure.ts";
import { number, printRow, printTable } from "./shared/report.ts";
import { seededRandom } from "./shared/seeded-random.ts";
import { fromSources } from "./shared/soundings.ts";

// node bench/sources.ts
// `soundings sources` as a whole process: twenty PDF files with positions and the search for hidden text, and ten thousand
// small files, from nothing and when nothing changed.

requireCorpora(["protocol-pdfs"]);
const pdfs = temporaryFolder("pdfs");
cpSync(join(corpusFolder("protocol-pdfs"), "sources"), join(pdfs, "sources"), { recursive: true });
const small = temporaryFolder("small");
writeSmallFiles(join(small, "sources"), 10_000);

const read = (folder: string) => measureSuccess([fromSources, "sources", folder, "--json"]);
const fromNothing = (folder: string) => () => {
  forgetState(folder);
  return read(folder);
};
const results = await alternate([
  { name: "20 PDF files, 6.2 MB, from nothing", run: fromNothing(pdfs) },
  { name: "20 PDF files, nothing changed", run: () => read(pdfs) },
  { name: "10,000 small files, from nothing", run: fromNothing(small) },
  { name: "10,000 small files, nothing changed", run: () => read(small) },
]);
const rows = [...results].map(([what, runs]) => ({
  what,
  runs: runs.length,
  wallSeconds: median(runs.map(({ wallSeconds }) => wallSeconds)),
  cpuSeconds: median(runs.map(({ cpuSeconds }) => cpuSeconds)),
  peakMegabytes: median(runs.map(({ peakMegabytes }) => peakMegabytes)),
}));
for (const row of rows) printRow("sources", row);
console.log(
  `\n### \`soundings sources\`: ${readdirSync(join(pdfs, "sources")).length} PDF files and 10,000 small ones`,
);
printTable(
  [
    { title: "", value: (row) => row.what },
    { title: "wall s", value: (row) => number(row.wallSeconds) },
    { title: "cpu s", value: (row) => number(row.cpuSeconds) },
    { title: "peak MB", value: (row) => number(row.peakMegabytes) },
  ],
  rows,
);

/** Notes of 40 to 200 words, drawn as language is: few words often, many seldom. No two are alike. */
function writeSmallFiles(folder: string, count: number): void {
  const random = seededRandom(7);
  const syllables = ["ka", "mo", "ri", "ten", "sul", "va", "ber", "dun", "el", "fas", "gor", "hin"];
  const wordOf = (rank: number): string =>
    `${syllables[rank % 12]}${syllables[Math.floor(rank / 12) % 12]}${rank >= 144 ? syllables[Math.floor(rank / 144) % 12] : ""}`;
  const words = () => wordOf(Math.floor(1700 ** random()) - 1);
  for (let at = 0; at < count; at++) {
    const sub = join(folder, String(at % 100).padStart(2, "0"));
    if (at < 100) mkdirSync(sub, { recursive: true });
    const text = Array.from({ length: 40 + Math.floor(160 * random()) }, words).join(" ");
    writeFileSync(join(sub, `note-${at}.md`), `# Note ${at}\n\n${text}.\n`);
  }
}
