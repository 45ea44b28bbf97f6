import { fileURLToPath } from "node:url";
import { corpusNames, qualityOf, readRetrievalCorpus } from "../scripts/retrieval-corpus.ts";
import { hashingEmbedder } from "../src/adapters/embedders/hashing/hashing-embedder.ts";
import { memoryVectorIndexStore } from "../src/adapters/indexes/memory/vector-index.ts";
import type { VectorHit } from "../src/ports/vector-index.ts";
import { fuseReciprocalRanks } from "../src/core/retrieval/fuse.ts";
import { retrievalWeights } from "../src/core/retrieval/weights.ts";
import { clusteredValues } from "../src/core/statistics/clustered-values.ts";
import { clusterRobustMean, meanInterval } from "../src/core/statistics/cluster-robust-mean.ts";
import { printRow, printTable, score } from "./shared/report.ts";

// node bench/hybrid-candidates.ts
// How nDCG@10 of hybrid by reciprocal ranks depends on how many ranks of words and vectors are added up; hashing embedder, 256 dimensions.
// In brackets the 95 % interval of the difference from 300 candidates, questions clustered by their gold source.

const candidateCounts = [50, 100, 150, 200, 300, 600];
const reference = 300;
const dataFolder = fileURLToPath(new URL("../../shared/data/", import.meta.url));
const { signal } = new AbortController();
const embedder = hashingEmbedder({ dimensions: 256 });
const weights = retrievalWeights("hashing");

interface Row {
  corpus: string;
  questions: number;
  ndcgAt10: Record<number, number>;
  /** Of the difference from the reference. */
  interval: Record<number, { low: number | null; high: number | null }>;
}

const names = corpusNames(dataFolder);
if (names.length === 0) {
  console.error("The corpora are not there: they belong in ../shared/data beside the repository.");
  process.exit(3);
}
const rows: Row[] = [];
for (const name of names) {
  const corpus = await readRetrievalCorpus(dataFolder, name);
  const store = memoryVectorIndexStore();
  const texts = corpus.chunks.map(({ breadcrumb, text }) => [...breadcrumb, text].join("\n"));
  const vectors = await embedder.embed(texts, { kind: "passage", signal });
  const groups = corpus.chunks.map(({ source }) => source);
  await store.build(name, { dimensions: embedder.dimensions, vectors, groups }, signal);
  const index = await store.open(name);
  const near: VectorHit[][] = [];
  for (const { question } of corpus.questions) {
    const query = await embedder.embed([question], { kind: "query", signal });
    near.push((await index?.nearest(query, { topK: Math.max(...candidateCounts), signal })) ?? []);
  }
  const valuesOf = (candidates: number): number[] => {
    const rank = (question: string, ordinal: number): number[] => {
      const scores = corpus.index.score(question, { k1: 0.8, b: 0.35, weights });
      const nearest = near[ordinal]?.slice(0, candidates) ?? [];
      const request = { lexical: corpus.index, scores, near: nearest, weights, topK: 10 };
      return fuseReciprocalRanks(request, candidates).map(({ row }) => row);
    };
    return corpus.questions.map((question, ordinal) => {
      const alone = { ...corpus, questions: [question] };
      return qualityOf(alone, (text) => rank(text, ordinal)).ndcgAt10;
    });
  };
  const values = new Map(candidateCounts.map((count) => [count, valuesOf(count)]));
  const row: Row = { corpus: name, questions: corpus.questions.length, ndcgAt10: {}, interval: {} };
  for (const [count, of] of values) {
    row.ndcgAt10[count] = of.reduce((sum, value) => sum + value, 0) / of.length;
    const differences = of.map((second, at) => second - (values.get(reference)?.[at] as number));
    const sources = of.map(
      (_, at) => corpus.chunks[corpus.questions[at]?.goldRows.flat()[0] ?? -1]?.source ?? String(at),
    );
    const estimate = clusterRobustMean(clusteredValues(differences, sources));
    const none = { low: null, high: null };
    const { low, high } = estimate.status === "estimated" ? meanInterval(estimate, 0.95) : none;
    row.interval[count] = { low, high };
  }
  rows.push(row);
  printRow("hybrid-candidates", row);
}
printTable<Row>(
  [
    { title: "nDCG@10", value: ({ corpus }) => corpus },
    { title: "questions", value: ({ questions }) => String(questions) },
    ...candidateCounts.map((count) => ({ title: String(count), value: (row: Row) => cell(row, count) })),
  ],
  rows,
);

function cell({ ndcgAt10, interval }: Row, count: number): string {
  if (count === reference) return score(ndcgAt10[count]);
  const { low, high } = interval[count] ?? {};
  return `${score(ndcgAt10[count])} (${(low ?? Number.NaN).toFixed(3)} to ${(high ?? Number.NaN).toFixed(3)})`;
}
