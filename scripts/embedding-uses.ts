/**
 * What an embedder brings beside search, over every corpus of a data folder, as Markdown: span recall@5, recall within 2500
 * characters and nDCG@10 of the chunk strategies (of 500 characters at most, ranked by context BM25), or of retrieval with more and
 * more diversity. Reads `../shared/data` where no folder is named.
 *
 *   node scripts/embedding-uses.ts chunking|diversity [DATA_FOLDER] [--embedder hashing] [--corpora product-docs,clapnq-dev] [--only recursive,semantic]
 *
 * An embedder of one's own is named as JSON, as it stands in soundings.yaml.
 */
import { cpSync, existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { openFolder, type PipelineChanges } from "../src/app/open-folder.ts";
import type { Run } from "../src/contracts/run.ts";
import type { MetricSummary } from "../src/contracts/outcome.ts";
import { embedderSetting } from "./chosen-embedder.ts";
import { corpusNames } from "./retrieval-corpus.ts";

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    embedder: { type: "string", default: "hashing" },
    corpora: { type: "string" },
    only: { type: "string" },
  },
});
const [subject = "", folder = "../shared/data"] = positionals;
const data = path.resolve(folder);
const embed = { embedder: embedderSetting(values.embedder) };
const size = 500;

const subjects: Record<string, Record<string, PipelineChanges>> = {
  chunking: {
    recursive: { chunk: { strategy: "recursive", size } },
    structure: { chunk: { strategy: "structure", size } },
    sentence: { chunk: { strategy: "sentence", size } },
    semantic: { chunk: semantic({}), embed },
    "semantic, percentile 80": { chunk: semantic({ percentile: 80 }), embed },
    "semantic, no breakpoints": { chunk: semantic({ percentile: 100 }), embed },
    "semantic, window 1": { chunk: semantic({ window: 1 }), embed },
    "semantic, smallest 250": { chunk: semantic({ smallest: 250 }), embed },
  },
  diversity: Object.fromEntries(
    [0, 0.1, 0.2, 0.3, 0.5].map((diversity) => [
      `diversity ${diversity}`,
      { chunk: { size }, retrieve: { diversity }, embed },
    ]),
  ),
};
const contenders = subjects[subject];
if (contenders === undefined || !existsSync(data)) {
  console.error(
    `Say ${Object.keys(subjects).join(" or ")}, and name a folder of corpora where ${data} is none.`,
  );
  process.exit(3);
}

const chosen = values.corpora?.split(",");
const only = values.only?.split(",");
const corpora = corpusNames(data).filter((name) => chosen === undefined || chosen.includes(name));
const scratch = mkdtempSync(path.join(tmpdir(), "soundings-uses-"));
try {
  console.log(
    "| corpus | contender | chunks | mean size | span recall@5 | recall in 2500 characters | nDCG@10 |",
  );
  console.log("|---|---|---|---|---|---|---|");
  for (const corpus of corpora) {
    const copy = path.join(scratch, corpus);
    cpSync(path.join(data, corpus), copy, { recursive: true });
    const folder = await openFolder(copy);
    for (const [name, changes] of Object.entries(contenders)) {
      if (only !== undefined && !only.includes(name)) continue;
      const run = await folder.run({
        ...changes,
        retrieve: { method: "context-bm25", ...changes.retrieve },
        answer: { kind: "none" },
      });
      console.log(`| ${corpus} | ${name} | ${figures(run).join(" | ")} |`);
    }
    await folder.close();
    rmSync(copy, { recursive: true, force: true });
  }
} finally {
  rmSync(scratch, { recursive: true, force: true });
}

function semantic(settings: object): PipelineChanges["chunk"] {
  return { strategy: "semantic", size, semantic: settings };
}

function figures({ stages, metrics }: Run): string[] {
  const chunks = stages.find(({ stage }) => stage === "chunk")?.metrics ?? {};
  return [
    String(chunks["chunks"]),
    String(Math.round(chunks["chunk-size-mean"] ?? 0)),
    interval(metrics["span-recall@5"]),
    interval(metrics["span-recall@2500ch"]),
    interval(metrics["ndcg@10"]),
  ];
}

function interval(summary: MetricSummary | undefined): string {
  if (summary === undefined || summary.value === null) return "–";
  const text = (value: number | null) => (value === null ? "–" : value.toFixed(3).replace(/^0/, ""));
  return `${text(summary.value)} [${text(summary.low)}, ${text(summary.high)}]`;
}
