import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { temporaryFolder } from "./shared/corpora.ts";
import { alternate, measureSuccess, median } from "./shared/measure.ts";
import { promptfoo, promptfooEnvironment } from "./shared/promptfoo.ts";
import { number, printRow, printTable } from "./shared/report.ts";
import { emitted, fromSources, repository } from "./shared/soundings.ts";

// node bench/startup.ts
// What --help and --version take, as the first thing a person sees: medians of 10 runs.

const manifest = JSON.parse(readFileSync(join(repository, "package.json"), "utf8")) as {
  scripts?: Record<string, string>;
};
if (manifest.scripts?.["build"] !== undefined) {
  spawnSync("npm", ["run", "--silent", "build"], { cwd: repository, stdio: ["ignore", 2, 2] });
}
const built = emitted();
const tools = [
  ...(built === undefined ? [] : [{ tool: "Soundings, package", script: built }]),
  { tool: "Soundings, sources", script: fromSources },
  ...(promptfoo() === undefined ? [] : [{ tool: "promptfoo", script: promptfoo() as string }]),
];
const env = promptfooEnvironment(temporaryFolder("startup"));
const results = await alternate(
  tools.flatMap(({ tool, script }) =>
    ["--version", "--help"].map((option) => ({
      name: `${tool} ${option}`,
      run: () => measureSuccess([script, option], { env }),
    })),
  ),
  { rounds: 10 },
);
const rows = [...results].map(([command, runs]) => ({
  command,
  runs: runs.length,
  wallMs: median(runs.map(({ wallSeconds }) => wallSeconds * 1000)),
  cpuMs: median(runs.map(({ cpuSeconds }) => cpuSeconds * 1000)),
  peakMegabytes: median(runs.map(({ peakMegabytes }) => peakMegabytes)),
}));
for (const row of rows) printRow("startup", row);
console.log("\n### Start-up of the command line, medians of 10");
printTable(
  [
    { title: "", value: (row) => row.command },
    { title: "wall ms", value: (row) => number(row.wallMs) },
    { title: "cpu ms", value: (row) => number(row.cpuMs) },
    { title: "peak MB", value: (row) => number(row.peakMegabytes) },
  ],
  rows,
);
