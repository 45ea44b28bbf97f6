import { hashingEmbedder } from "../src/adapters/embedders/hashing/hashing-embedder.ts";
import { memoryVectorIndexStore } from "../src/adapters/indexes/memory/vector-index.ts";
import { Pipeline } from "../src/contracts/pipeline.ts";
import type { VectorHit } from "../src/ports/vector-index.ts";
import { fuseConvex } from "../src/core/retrieval/fuse.ts";
import type { ContextWeights } from "../src/core/retrieval/lexical/lexical-index.ts";
import { type RetrievalWeights, retrievalWeights } from "../src/core/retrieval/weights.ts";
import {
  corpusNames,
  qualityOf,
  readRetrievalCorpus,
  type RetrievalCorpus,
  type RetrievalQuality,
} from "./retrieval-corpus.ts";

// node scripts/fit-retrieval-weights.ts <data folder>
// Fits the weights of context BM25, then of the hashing embedder's cosine beside it: one setting for all corpora, by coordinate
// search over round values for the mean of span recall@5 and nDCG@10. Prints how settings fitted without a corpus do on it.

const grid: Record<keyof ContextWeights, readonly number[]> = {
  bigram: [0.2, 0.3, 0.4, 0.5, 0.6, 0.8],
  neighbour: [0, 0.1, 0.2, 0.3, 0.4],
  surroundings: [0, 0.4, 0.6, 0.8, 1, 1.2],
  document: [0, 0.2, 0.4, 0.6, 0.8, 1],
  sectionRepeat: [0.95, 0.96, 0.97, 0.98, 0.99, 1],
};
const vectorGrid = [0, 0.05, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 0.7];
const { k1, b } = Pipeline.parse({}).retrieve;
const bm25 = { k1, b };

const dataFolder = process.argv[2];
if (dataFolder === undefined) {
  console.error("usage: node scripts/fit-retrieval-weights.ts <data folder>");
  process.exit(2);
}
const corpora: RetrievalCorpus[] = [];
for (const name of corpusNames(dataFolder)) corpora.push(await readRetrievalCorpus(dataFolder, name));
const families = Map.groupBy(corpora, familyOf);

const start = retrievalWeights(undefined);
const measured = new Map<string, RetrievalQuality>();
report("shipped", start);
const best = fit([...families.keys()], start);
report("fitted", best);
console.log(JSON.stringify(best));
console.log("\neach left out of the fit:");
for (const left of families.keys()) {
  const weights = fit(
    [...families.keys()].filter((family) => family !== left),
    start,
  );
  for (const corpus of families.get(left) ?? [])
    console.log(line(corpus, quality(corpus, weights)), JSON.stringify(weights));
}
await fitVectorWeight(best);

/** Translations of the same questions are one family, with one voice. */
function familyOf({ name }: RetrievalCorpus): string {
  return name.replace(/-(?:[a-z]{2})$/, "");
}

function fit(among: readonly string[], from: ContextWeights): ContextWeights {
  let weights: ContextWeights = contextOf(from);
  let reached = objective(among, weights);
  for (let improved = true; improved;) {
    improved = false;
    for (const name of Object.keys(grid) as (keyof ContextWeights)[]) {
      for (const value of grid[name]) {
        const other = { ...weights, [name]: value };
        const score = objective(among, other);
        if (score <= reached + 1e-9) continue;
        [weights, reached, improved] = [other, score, true];
      }
    }
  }
  return weights;
}

function contextOf({
  bigram,
  neighbour,
  surroundings,
  document,
  sectionRepeat,
}: ContextWeights): ContextWeights {
  return { bigram, neighbour, surroundings, document, sectionRepeat };
}

function objective(among: readonly string[], weights: ContextWeights): number {
  return mean(
    among.map((family) =>
      mean((families.get(family) ?? []).map((corpus) => valueOf(quality(corpus, weights)))),
    ),
  );
}

function quality(corpus: RetrievalCorpus, weights: ContextWeights): RetrievalQuality {
  const key = `${corpus.name} ${JSON.stringify(contextOf(weights))}`;
  const known = measured.get(key);
  if (known !== undefined) return known;
  const options = { ...bm25, weights, topK: 10 };
  const found = qualityOf(corpus, (question) => corpus.index.search(question, options).map(({ row }) => row));
  measured.set(key, found);
  return found;
}

async function fitVectorWeight(weights: ContextWeights): Promise<void> {
  const { signal } = new AbortController();
  const embedder = hashingEmbedder({ dimensions: 256 });
  const store = memoryVectorIndexStore();
  const nearOf = new Map<RetrievalCorpus, VectorHit[][]>();
  for (const corpus of corpora) {
    const texts = corpus.chunks.map(({ breadcrumb, text }) => [...breadcrumb, text].join("\n"));
    const vectors = await embedder.embed(texts, { kind: "passage", signal });
    const groups = corpus.chunks.map(({ source }) => source);
    await store.build(corpus.name, { dimensions: embedder.dimensions, vectors, groups }, signal);
    const index = await store.open(corpus.name);
    const queries = await embedder.embed(
      corpus.questions.map(({ question }) => question),
      { kind: "query", signal },
    );
    const near: VectorHit[][] = [];
    for (const ordinal of corpus.questions.keys()) {
      const query = queries.subarray(ordinal * embedder.dimensions, (ordinal + 1) * embedder.dimensions);
      near.push((await index?.nearest(query, { topK: 300, signal })) ?? []);
    }
    nearOf.set(corpus, near);
  }
  console.log("\nwith the hashing embedder:");
  for (const vector of vectorGrid) {
    const all: RetrievalWeights = { ...weights, vector };
    const values = corpora.map((corpus) => {
      const hybrid = (question: string, ordinal: number) => {
        const near = nearOf.get(corpus)?.[ordinal] ?? [];
        const scores = corpus.index.score(question, { ...bm25, weights });
        return fuseConvex({
          lexical: corpus.index,
          scores,
          near,
          weights: all,
          candidates: 300,
          topK: 10,
        }).map(({ row }) => row);
      };
      return { corpus, value: valueOf(qualityOf(corpus, hybrid)) };
    });
    const perFamily = [...Map.groupBy(values, ({ corpus }) => familyOf(corpus)).values()];
    const overall = mean(perFamily.map((family) => mean(family.map(({ value }) => value))));
    console.log(
      `vector ${vector}: ${overall.toFixed(4)}  ${values.map(({ value }) => value.toFixed(3)).join(" ")}`,
    );
  }
}

function report(title: string, weights: ContextWeights): void {
  console.log(`${title}: ${objective([...families.keys()], weights).toFixed(4)}`);
  for (const corpus of corpora) console.log(line(corpus, quality(corpus, weights)));
}

function line(corpus: RetrievalCorpus, { spanRecallAt5, ndcgAt10 }: RetrievalQuality): string {
  return `  ${corpus.name.padEnd(22)} ${spanRecallAt5.toFixed(3)} / ${ndcgAt10.toFixed(3)}`;
}

function valueOf({ spanRecallAt5, ndcgAt10 }: RetrievalQuality): number {
  return (spanRecallAt5 + ndcgAt10) / 2;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
