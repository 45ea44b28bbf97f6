import { copyCorpus, forgetState, requireCorpora } from "./shared/corpora.ts";
import { alternate, measureSuccess, median } from "./shared/measure.ts";
import { number, printRow, printTable } from "./shared/report.ts";
import { fromSources } from "./shared/soundings.ts";

// node bench/run-cold.ts
// One run of the default pipeline on the longest corpus, from nothing and again.

requireCorpora(["chunking-evaluation"]);
const folder = copyCorpus("chunking-evaluation", "experiment: cold\n");
const run = () => measureSuccess([fromSources, "run", "-C", folder, "--json"]);
const results = await alternate([
  {
    name: "cold",
    run() {
      forgetState(folder);
      return run();
    },
  },
  { name: "again", run },
]);
const rows = [...results].map(([state, runs]) => ({
  state,
  runs: runs.length,
  wallSeconds: median(runs.map(({ wallSeconds }) => wallSeconds)),
  cpuSeconds: median(runs.map(({ cpuSeconds }) => cpuSeconds)),
  peakMegabytes: median(runs.map(({ peakMegabytes }) => peakMegabytes)),
}));
for (const row of rows) printRow("run-cold", row);
console.log("\n### `soundings run` on chunking-evaluation: 1.4 MB, 472 questions, all stages");
printTable(
  [
    { title: "", value: (row) => row.state },
    { title: "wall s", value: (row) => number(row.wallSeconds) },
    { title: "cpu s", value: (row) => number(row.cpuSeconds) },
    { title: "peak MB", value: (row) => number(row.peakMegabytes) },
  ],
  rows,
);
