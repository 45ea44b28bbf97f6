import { copyCorpus, type Corpus, readCorpus, requireCorpora } from "./shared/corpora.ts";
import { limitSeconds, type Outcome, runOurs, runPeer } from "./shared/grid-contenders.ts";
import { grid, type GridConfiguration, gridConfig, type Way, ways } from "./shared/grid.ts";
import { alternate, measuredBy, median } from "./shared/measure.ts";
import { number, printRow, printTable, score } from "./shared/report.ts";

// node bench/grid.ts [corpus …]
// Twelve configurations, chunk 200/500/1000 x overlap 0/20 % x k 5/10: Soundings cold and again, LangChain.js, LlamaIndex.TS.

const chosen = process.argv.slice(2);
const corpora = chosen.length > 0 ? chosen : ["product-docs", "chunking-evaluation"];
requireCorpora(corpora);
for (const name of corpora) await compare(name);

async function compare(name: string): Promise<void> {
  const folders = Object.fromEntries(ways.map((way) => [way, copyCorpus(name, gridConfig(way))])) as Record<
    Way,
    string
  >;
  const corpus = readCorpus(folders.vector);
  const longDocuments = [...corpus.sources.values()].some((text) => text.length > 400_000);
  const peer =
    (script: string, ...words: string[]) =>
    () =>
      runPeer(corpus, folders.vector, script, words);
  const contenders = [
    ...ways.flatMap((way) => [
      { name: `Soundings ${way}, cold`, run: () => runOurs(corpus, folders[way], "cold") },
      { name: `Soundings ${way}, again`, run: () => runOurs(corpus, folders[way], "again") },
    ]),
    { name: "LangChain.js dense", run: peer("langchain-grid.ts") },
    ...(longDocuments
      ? [
          { name: "LangChain.js BM25, 1 configuration", run: peer("langchain-grid.ts", "1", "--bm25") },
          { name: "LlamaIndex.TS dense, 1 configuration", run: peer("llamaindex-grid.ts", "1") },
        ]
      : [
          { name: "LangChain.js BM25", run: peer("langchain-grid.ts", "--bm25") },
          { name: "LlamaIndex.TS dense", run: peer("llamaindex-grid.ts") },
        ]),
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
  const rowOf = (wanted: string) => rows.find(({ tool }) => tool === wanted) as Row;
  const [base, alone] = [rowOf("Soundings default, cold"), rowOf("Soundings retrieval alone, cold")];
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
      { title: "cpu, x default", value: ({ cpuSeconds }) => number(cpuSeconds / base.cpuSeconds) },
      {
        title: "wall, x retrieval alone",
        value: ({ wallSeconds }) => number(wallSeconds / alone.wallSeconds),
      },
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
  for (const { tool, finished } of rows) {
    if (!finished) console.log(`${tool} was ended after ${limitSeconds} s without a result.\n`);
  }
  console.log(
    `Measured by ${measuredBy}; medians. Both implementations of span recall agree on every ranking.`,
  );
}

function labelOf({ size, overlap, k }: GridConfiguration): string {
  return `${size}/${overlap}@${k}`;
}
