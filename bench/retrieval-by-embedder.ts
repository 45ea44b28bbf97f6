import { symlinkSync } from "node:fs";
import { join, resolve } from "node:path";
import { openFolder, type PipelineChanges } from "../src/app/open-folder.ts";
import { summaryText } from "../scripts/interval-text.ts";
import { copyCorpus, requireCorpora } from "./shared/corpora.ts";
import { printRow, printTable } from "./shared/report.ts";

// node bench/retrieval-by-embedder.ts
// Span recall@5 / nDCG@10 with 95 % intervals of seven corpora by words, by each embedder alone and by both. MiniLM, which knows
// English, is measured where BENCH_MINILM names a folder with its model.onnx, and SOUNDINGS_ONNX_RUNTIME one where npm installed
// the ONNX runtime.

interface Row {
  corpus: string;
  way: string;
  n: number;
  spanRecallAt5: string;
  ndcgAt10: string;
}

const english = ["product-docs", "clapnq-dev", "chunking-evaluation", "xquad-en"];
const corpora = [...english, "xquad-de", "xquad-es", "xquad-zh"];
requireCorpora(corpora);
const model = process.env["BENCH_MINILM"];
const runtime = process.env["SOUNDINGS_ONNX_RUNTIME"];
const ways: Record<string, PipelineChanges> = {
  "context BM25": { retrieve: { method: "context-bm25" } },
  "static alone": { retrieve: { method: "vector" } },
  "static, hybrid (default)": {},
};
const minilm: Record<string, PipelineChanges> =
  model === undefined
    ? {}
    : {
        "MiniLM alone": { embed: { embedder: { onnx: resolve(model) } }, retrieve: { method: "vector" } },
        "MiniLM, hybrid": { embed: { embedder: { onnx: resolve(model) } } },
      };
const all = { ...ways, ...minilm };

const rows: Row[] = [];
for (const corpus of corpora) {
  const copy = copyCorpus(corpus, "");
  if (runtime !== undefined) symlinkSync(resolve(runtime, "node_modules"), join(copy, "node_modules"));
  const folder = await openFolder(copy);
  try {
    for (const [way, changes] of Object.entries(english.includes(corpus) ? all : ways)) {
      const settings = { chunk: { size: 500 }, answer: { kind: "none" as const }, ...changes };
      const { metrics } = await folder.run(settings);
      const [recall, ndcg] = [metrics["span-recall@5"], metrics["ndcg@10"]];
      const found = { n: recall?.n ?? 0, spanRecallAt5: summaryText(recall), ndcgAt10: summaryText(ndcg) };
      rows.push({ corpus, way, ...found });
      printRow("retrieval-by-embedder", rows.at(-1) as Row);
    }
  } finally {
    await folder.close();
  }
}

console.log(
  "Span recall@5 / nDCG@10 with 95 % intervals, chunks of at most 500 characters, one setting for all.",
);
const cell = (corpus: string, way: string): string => {
  const row = rows.find((one) => one.corpus === corpus && one.way === way);
  return row === undefined ? "–" : `${row.spanRecallAt5} / ${row.ndcgAt10}`;
};
printTable(
  [
    { title: "corpus", value: (corpus) => corpus },
    { title: "n", value: (corpus) => String(rows.find((one) => one.corpus === corpus)?.n) },
    ...Object.keys(all).map((way) => ({ title: way, value: (corpus: string) => cell(corpus, way) })),
  ],
  corpora,
);
