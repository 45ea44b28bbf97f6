import { hashingEmbedder } from "../src/adapters/embedders/hashing/hashing-embedder.ts";
import { staticEmbedder } from "../src/adapters/embedders/static/static-embedder.ts";
import { Pipeline } from "../src/contracts/pipeline.ts";
import { embedderFamily } from "../src/core/retrieval/embedder-family.ts";
import {
  type EmbedderFamily,
  type EmbedderWeight,
  embedderWeight,
} from "../src/core/retrieval/embedder-weights.ts";
import type { ContextWeights } from "../src/core/retrieval/lexical/lexical-index.ts";
import { retrievalWeights } from "../src/core/retrieval/weights.ts";
import type { Embedder } from "../src/ports/embedder.ts";
import type { KnownWords } from "../src/ports/known-words.ts";
import { chosenEmbedder, embedderSetting } from "./chosen-embedder.ts";
import { embedCorpus, type EmbeddedCorpus } from "./embedded-corpus.ts";
import {
  around,
  fadingWeights,
  gainOver,
  leastGain,
  rankWeights,
  steadyWeights,
  wordsAlone,
} from "./fit-embedder-weight.ts";
import {
  corpusNames,
  meanQuality,
  qualityOf,
  readRetrievalCorpus,
  type RetrievalCorpus,
  type RetrievalQuality,
} from "./retrieval-corpus.ts";

// node scripts/fit-retrieval-weights.ts <data folder> [--embedders | --embedder EMBEDDER]
// Fits the weights of context BM25, one setting for all corpora, by coordinate search over round values for the mean of span
// recall@5 and nDCG@10; then, beside them, how much each shipped embedder's cosine counts. Prints how settings fitted without a
// corpus do on it. With --embedders the shipped weights of context BM25 are taken as they are; with --embedder too, and the
// cosine of that embedder is fitted instead of the shipped ones': a value of embed.embedder, such as '{"onnx": "models/minilm"}',
// on the English corpora.

const grid: Record<keyof ContextWeights, readonly number[]> = {
  bigram: [0.2, 0.3, 0.4, 0.5, 0.6, 0.8],
  neighbour: [0, 0.1, 0.2, 0.3, 0.4],
  surroundings: [0, 0.4, 0.6, 0.8, 1, 1.2],
  document: [0, 0.2, 0.4, 0.6, 0.8, 1],
  sectionRepeat: [0.95, 0.96, 0.97, 0.98, 0.99, 1],
};
/** Of either figure, for any corpus. */
const mostLost = 0.005;
const { k1, b } = Pipeline.parse({}).retrieve;
const bm25 = { k1, b };

const dataFolder = process.argv[2];
if (dataFolder === undefined) {
  console.error("usage: node scripts/fit-retrieval-weights.ts <data folder>");
  process.exit(2);
}
const corpora: RetrievalCorpus[] = [];
const given = process.argv.includes("--embedder")
  ? process.argv[process.argv.indexOf("--embedder") + 1]
  : undefined;
for (const name of corpusNames(dataFolder)) {
  if (given === undefined || !/-(de|es|zh)$/.test(name))
    corpora.push(await readRetrievalCorpus(dataFolder, name));
}
const families = Map.groupBy(corpora, familyOf);

const measured = new Map<string, RetrievalQuality>();
const start = contextOf(retrievalWeights(undefined));
const best = process.argv.some((argument) => argument.startsWith("--embedder")) ? start : fitContext();
if (given === undefined) {
  await fitEmbedder("hashing", hashingEmbedder({ dimensions: 256 }));
  await fitEmbedder("static", staticEmbedder());
} else {
  const { part, close } = await chosenEmbedder(given);
  try {
    await fitEmbedder(embedderFamily(embedderSetting(given)), part);
  } finally {
    await close();
  }
}

function fitContext(): ContextWeights {
  report("shipped", start);
  const fitted = fit([...families.keys()], start);
  report("fitted", fitted);
  console.log(JSON.stringify(fitted));
  console.log("\neach left out of the fit:");
  for (const left of families.keys()) {
    const weights = fit(
      [...families.keys()].filter((family) => family !== left),
      start,
    );
    for (const corpus of families.get(left) ?? [])
      console.log(line(corpus, quality(corpus, weights)), JSON.stringify(weights));
  }
  return fitted;
}

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
      mean((families.get(family) ?? []).map((corpus) => meanQuality(quality(corpus, weights)))),
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

/** Letters of words stand beside the words themselves, whatever these find; meaning steps in where they find little. */
async function fitEmbedder(
  family: EmbedderFamily | undefined,
  embedder: Embedder & Partial<KnownWords>,
): Promise<void> {
  const embedded: EmbeddedCorpus[] = [];
  for (const corpus of corpora) embedded.push(await embedCorpus(corpus, embedder, best));
  const served = embedded.filter((corpus) => corpus.served);
  const tried = family === "hashing" ? steadyWeights : fadingWeights;
  console.log(`\nwith the embedder ${embedder.id}, gain over words alone:`);
  const ranked = rankWeights(served, tried, best, mostLost);
  for (const { weight, gain } of ranked.slice(0, 10))
    console.log(`  ${gain.toFixed(4)} ${JSON.stringify(weight)}`);
  console.log(`  ${ranked.length} of ${tried.length} weights cost no corpus more than ${mostLost}; shipped:`);
  for (const corpus of embedded) console.log(gainLine(corpus, embedderWeight(family)));
  const neighbours = around(embedderWeight(family));
  console.log(
    `  ${neighbours.length} weights around the shipped one: the worst figure of any corpus ${signed(leastGain(served, neighbours, best))}`,
  );
  console.log("  each left out of the fit:");
  for (const left of served) {
    const [fitted] = rankWeights(
      served.filter((corpus) => corpus !== left),
      tried,
      best,
      mostLost,
    );
    console.log(gainLine(left, fitted?.weight ?? wordsAlone), JSON.stringify(fitted?.weight));
  }
}

function gainLine(corpus: EmbeddedCorpus, weight: EmbedderWeight): string {
  const { spanRecallAt5, ndcgAt10 } = gainOver(corpus, weight, best);
  return `  ${corpus.corpus.name.padEnd(22)} ${signed(spanRecallAt5)} / ${signed(ndcgAt10)}`;
}

function signed(value: number): string {
  return (value < 0 ? "" : "+") + value.toFixed(4);
}

function report(title: string, weights: ContextWeights): void {
  console.log(`${title}: ${objective([...families.keys()], weights).toFixed(4)}`);
  for (const corpus of corpora) console.log(line(corpus, quality(corpus, weights)));
}

function line(corpus: RetrievalCorpus, { spanRecallAt5, ndcgAt10 }: RetrievalQuality): string {
  return `  ${corpus.name.padEnd(22)} ${spanRecallAt5.toFixed(3)} / ${ndcgAt10.toFixed(3)}`;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
