/**
 * Whether larger passages around the chunks that were found help, under one context budget: chunks alone of three sizes, and
 * small chunks with parents. Each corpus has a row a setting, with the difference to the first and its 95 % interval, paired
 * by question, clusters kept whole.
 *
 *   node scripts/parent-quality.ts [DATA_FOLDER=../shared/data] [--budget=2500]
 */
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { openFolder, type PipelineChanges } from "../src/app/open-folder.ts";
import { compareRuns } from "../src/app/use-cases/compare-runs.ts";
import { openWorkspace } from "../src/app/workspace.ts";
import type { Run } from "../src/contracts/run.ts";

const corpora = ["product-docs", "clapnq-dev", "chunking-evaluation", "xquad-en"];
const places = process.argv.slice(2).filter((argument) => !argument.startsWith("--"));
const data = path.resolve(places[0] ?? "../shared/data");
const budget = Number(/--budget=(\d+)/.exec(process.argv.join(" "))?.[1] ?? 2500);
const metrics = [
  `span-coverage@${budget}ch`,
  `span-recall@${budget}ch`,
  "citation-f1",
  "answer-contains-gold",
];

type Parent = NonNullable<NonNullable<PipelineChanges["retrieve"]>["parent"]>;
const settings: [name: string, size: number, parent: Parent | undefined][] = [
  ["500, alone", 500, undefined],
  ["200, alone", 200, undefined],
  ["1000, alone", 1000, undefined],
  ["500, one neighbour each side", 500, { neighbours: 1 }],
  ["500, up to 1000", 500, { characters: 1000 }],
  ["500, up to 1000 of the section", 500, { characters: 1000, within: "section" }],
  ["200, up to 500", 200, { characters: 500 }],
  ["200, up to 1000", 200, { characters: 1000 }],
];

const scratch = mkdtempSync(path.join(tmpdir(), "soundings-parents-"));
try {
  console.log(`| corpus | chunks, parents | n | ${metrics.join(" | ")} |`);
  console.log(`|---|---|---|${"---|".repeat(metrics.length)}`);
  for (const corpus of corpora) await printCorpus(corpus);
} finally {
  rmSync(scratch, { recursive: true, force: true });
}

async function printCorpus(corpus: string): Promise<void> {
  const copy = path.join(scratch, corpus);
  cpSync(path.join(data, corpus), copy, { recursive: true });
  const runs = await runsOf(copy);
  const workspace = await openWorkspace(path.join(copy, ".soundings"));
  try {
    const [first] = runs as [Run];
    for (const [index, run] of runs.entries()) {
      const { metrics: compared } = await compareRuns(workspace, first, run, {
        metric: metrics[0] as string,
        checks: false,
        signal: new AbortController().signal,
      });
      const cells = metrics.map((id) => {
        const value = shown(run.metrics[id]?.value);
        const change = compared.find(({ metric }) => metric === id);
        return index === 0
          ? value
          : `${value} (${signed(change?.difference)} [${signed(change?.low)}, ${signed(change?.high)}])`;
      });
      console.log(
        `| ${corpus} | ${settings[index]?.[0]} | ${run.metrics[metrics[0] as string]?.n} | ${cells.join(" | ")} |`,
      );
    }
  } finally {
    await workspace.close();
  }
}

async function runsOf(copy: string): Promise<Run[]> {
  const folder = await openFolder(copy);
  const runs: Run[] = [];
  try {
    for (const [, size, parent] of settings) {
      const method = "context-bm25" as const;
      const retrieve = {
        method,
        budget: { characters: budget },
        ...(parent === undefined ? {} : { parent }),
      };
      runs.push(await folder.run({ chunk: { size }, retrieve, evaluate: { budgetCharacters: budget } }));
    }
    return runs;
  } finally {
    await folder.close();
  }
}

function shown(value: number | null | undefined): string {
  return value === null || value === undefined ? "–" : value.toFixed(3).replace(/^(-?)0/, "$1");
}

function signed(value: number | null | undefined): string {
  return typeof value === "number" && value > 0 ? `+${shown(value)}` : shown(value);
}
