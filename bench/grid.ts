import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { PeerRow } from "./peers/peer-grid.ts";
import { checkAgainstMetric, checkStoredRun } from "./shared/check-recall.ts";
import {
  copyCorpus,
  type Corpus,
  forgetState,
  readCorpus,
  requireCorpora,
  temporaryFolder,
} from "./shared/corpora.ts";
import { grid, type GridConfiguration, gridConfig } from "./shared/grid.ts";
import { alternate, measure, type Measurement, measuredBy, median } from "./shared/measure.ts";
import { number, printRow, printTable, score } from "./shared/report.ts";
import type { PlacedRanking } from "./shared/recall.ts";
import { sweep } from "./shared/soundings.ts";

// node bench/grid.ts [corpus …]
// Twelve configurations, chunk 200/500/1000 x overlap 0/20 % x k 5/10: Soundings cold and again, LangChain.js, LlamaIndex.TS.

interface Outcome extends Measurement {
  /** Recall of each finished configuration, in the order of the grid. */
  recall: number[];
  recallAsGiven?: (number | null)[];
  meanCharacters?: number[];
  unplaced?: number;
  chunkSeconds?: number;
}

/**
 * Of one configuration on long documents, where LlamaIndex.TS splits in the square of their length and LangChain.js BM25 reads
 * every chunk again for every question: they are not made to finish twelve.
 */
const limitSeconds = 120;
const chosen = process.argv.slice(2);
const corpora = chosen.length > 0 ? chosen : ["product-docs", "chunking-evaluation"];
requireCorpora(corpora);
for (const name of corpora) await compare(name);

async function compare(name: string): Promise<void> {
  const folders = {
    "context-bm25": copyCorpus(name, gridConfig("context-bm25")),
    vector: copyCorpus(name, gridConfig("vector")),
    "vector in memory": copyCorpus(name, gridConfig("vector in memory")),
  };
  const corpus = readCorpus(folders.vector);
  const longDocuments = [...corpus.sources.values()].some((text) => text.length > 400_000);
  const peer =
    (script: string, ...words: string[]) =>
    () =>
      runPeer(corpus, folders.vector, script, words);
  const contenders = [
    ...(["context-bm25", "vector", "vector in memory"] as const).flatMap((method) => [
      { name: `Soundings ${method}, cold`, run: () => runOurs(corpus, folders[method], "cold") },
      { name: `Soundings ${method}, again`, run: () => runOurs(corpus, folders[method], "again") },
    ]),
    { name: "LangChain.js dense", run: peer("langchain-grid.ts") },
    { name: "LangChain.js BM25", run: peer("langchain-grid.ts", "--bm25") },
    longDocuments
      ? {
          name: `LlamaIndex.TS dense, 1 configuration, ${limitSeconds} s`,
          run: peer("llamaindex-grid.ts", "1"),
        }
      : { name: "LlamaIndex.TS dense", run: peer("llamaindex-grid.ts") },
  ];
  const results = await alternate(contenders);

  const rows = [...results].map(([tool, outcomes]) => {
    const of = (pick: (outcome: Outcome) => number) => median(outcomes.map(pick));
    const last = outcomes.at(-1) as Outcome;
    return {
      corpus: name,
      tool,
      runs: outcomes.length,
      finished: last.status === 0,
      wallSeconds: of(({ wallSeconds }) => wallSeconds),
      cpuSeconds: of(({ cpuSeconds }) => cpuSeconds),
      peakMegabytes: of(({ peakMegabytes }) => peakMegabytes),
      recall: Object.fromEntries(
        grid.slice(0, last.recall.length).map((each, at) => [labelOf(each), last.recall[at]]),
      ),
      recallAsGiven: last.recallAsGiven ?? null,
      meanCharacters: last.meanCharacters ?? null,
      unplaced: last.unplaced ?? null,
      chunkSeconds: last.chunkSeconds ?? null,
    };
  });
  for (const row of rows) printRow("grid", row);
  printResult(name, corpus, rows);
}

type Row = {
  tool: string;
  wallSeconds: number;
  cpuSeconds: number;
  peakMegabytes: number;
  finished: boolean;
} & {
  recall: { [label: string]: number | undefined };
  runs: number;
};

function printResult(name: string, corpus: Corpus, rows: readonly Row[]): void {
  console.log(
    `\n### ${name}: ${corpus.sources.size} sources, ${corpus.questions.length} questions, 12 configurations`,
  );
  const base = rows.find(({ tool }) => tool === "Soundings context-bm25, cold") as Row;
  const mean = ({ recall }: Row, k: number) => {
    const own = grid.filter((each) => each.k === k).map((each) => recall[labelOf(each)]);
    return own.some((value) => value === undefined)
      ? Number.NaN
      : own.reduce((a = 0, b = 0) => a + b, 0)! / own.length;
  };
  printTable<Row>(
    [
      { title: "", value: ({ tool }) => tool },
      { title: "wall s", value: ({ wallSeconds, finished }) => (finished ? "" : ">") + number(wallSeconds) },
      { title: "cpu s", value: ({ cpuSeconds }) => number(cpuSeconds) },
      { title: "peak MB", value: ({ peakMegabytes }) => number(peakMegabytes) },
      { title: "cpu, x our default cold", value: ({ cpuSeconds }) => number(cpuSeconds / base.cpuSeconds) },
      { title: "recall@5", value: (row) => score(mean(row, 5)) },
      { title: "recall@10", value: (row) => score(mean(row, 10)) },
      { title: "runs", value: ({ runs }) => String(runs) },
    ],
    rows,
  );
  console.log("Span recall of each configuration; the columns above are their means:");
  printTable<GridConfiguration>(
    [
      { title: "size/overlap@k", value: labelOf },
      ...rows
        .filter(({ tool }) => !tool.endsWith("again"))
        .map((row) => ({
          title: row.tool,
          value: (each: GridConfiguration) => score(row.recall[labelOf(each)]),
        })),
    ],
    grid,
  );
  console.log(
    `Measured by ${measuredBy}; medians. Both implementations of span recall agree on every ranking.`,
  );
}

async function runOurs(corpus: Corpus, folder: string, state: "cold" | "again"): Promise<Outcome> {
  if (state === "cold") forgetState(folder);
  const { result, ...measured } = await sweep(folder);
  const runs = grid.map(({ size, overlap, k }) => {
    const found = result.runs.find(
      ({ label }) =>
        [`"size":${size},`, `"overlap":${overlap}}`, `retrieve.k=${k}`].every((part) =>
          `${label} `.includes(part),
        ) && label.endsWith(`retrieve.k=${k}`),
    );
    if (found === undefined)
      throw new Error(`No run of ${size}/${overlap}@${k} among ${result.runs.length}.`);
    return { id: found.id, k, recall: found.metrics[`span-recall@${k}`]?.value ?? Number.NaN };
  });
  if (state === "again" && result.runs.some(({ stages }) => stages.some(({ cached }) => !cached))) {
    throw new Error("The second run executed a stage.");
  }
  for (const { id, k, recall } of runs) await checkStoredRun(folder, id, corpus.questions, k, recall);
  return { ...measured, recall: runs.map(({ recall }) => recall) };
}

async function runPeer(corpus: Corpus, folder: string, script: string, words: string[]): Promise<Outcome> {
  const rankingsFile = join(temporaryFolder("rankings"), "rankings.json");
  const path = fileURLToPath(new URL(`peers/${script}`, import.meta.url));
  const measured = await measure([path, folder, rankingsFile, ...words], {
    limitSeconds: words.includes("1") ? limitSeconds : 1200,
  });
  if (measured.status !== 0 && measured.status !== null)
    throw new Error(`${script}: ${measured.stderr.slice(-2000)}`);
  const rows = measured.stdout
    .split("\n")
    .filter((line) => line.startsWith("{"))
    .map((line) => JSON.parse(line) as PeerRow);
  if (measured.status === 0) {
    const rankings = JSON.parse(readFileSync(rankingsFile, "utf8")) as PlacedRanking[][];
    for (const [at, { k, recall }] of rows.entries()) {
      await checkAgainstMetric(corpus.questions, rankings[at] as PlacedRanking[], k, recall);
    }
  }
  return {
    ...measured,
    recall: rows.map(({ recall }) => recall),
    recallAsGiven: rows.map(({ recallAsGiven }) => recallAsGiven),
    meanCharacters: rows.map(({ meanCharacters }) => meanCharacters),
    unplaced: rows.reduce((sum, { unplaced }) => sum + unplaced, 0),
    chunkSeconds: rows.reduce((sum, { chunkSeconds }) => sum + chunkSeconds, 0),
  };
}

function labelOf({ size, overlap, k }: GridConfiguration): string {
  return `${size}/${overlap}@${k}`;
}
