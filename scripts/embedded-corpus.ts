import { memoryVectorIndexStore } from "../src/adapters/indexes/memory/vector-index.ts";
import { Pipeline } from "../src/contracts/pipeline.ts";
import { indexedText } from "../src/core/pipeline/stages/embed-stage.ts";
import type { EmbedderWeight } from "../src/core/retrieval/embedder-weights.ts";
import { type HybridEvidence, hybridEvidence, rankHybrid } from "../src/core/retrieval/hybrid.ts";
import type { ContextWeights } from "../src/core/retrieval/lexical/lexical-index.ts";
import type { Embedder } from "../src/ports/embedder.ts";
import type { KnownWords } from "../src/ports/known-words.ts";
import { qualityOf, type RetrievalCorpus, type RetrievalQuality } from "./retrieval-corpus.ts";

/** A corpus with all of hybrid retrieval that does not depend on the vectors' weight, by question. */
export interface EmbeddedCorpus {
  corpus: RetrievalCorpus;
  /** Whether the embedder serves the language of most sources. */
  served: boolean;
  questions: HybridEvidence[];
}

const { k1, b } = Pipeline.parse({}).retrieve;
/** The longest reach that is tried. */
const candidates = 300;

export async function embedCorpus(
  corpus: RetrievalCorpus,
  embedder: Embedder & Partial<KnownWords>,
  weights: ContextWeights,
): Promise<EmbeddedCorpus> {
  const { signal } = new AbortController();
  const { chunks, index } = corpus;
  const { dimensions, languages } = embedder;
  const texts = chunks.map((chunk) => indexedText(chunk, true));
  const vectors = await embedder.embed(texts, { kind: "passage", signal });
  const store = memoryVectorIndexStore();
  await store.build(corpus.name, { dimensions, vectors, groups: chunks.map(({ source }) => source) }, signal);
  const nearby = await store.open(corpus.name);
  const servedSources = index.sources.filter(
    (_, ordinal) => languages?.includes(index.languages[ordinal] as string) ?? true,
  );
  const asked = corpus.questions.map(({ question }) => question);
  const queries = await embedder.embed(asked, { kind: "query", signal });
  const questions: EmbeddedCorpus["questions"] = [];
  for (const [ordinal, question] of asked.entries()) {
    const query = queries.subarray(ordinal * dimensions, (ordinal + 1) * dimensions);
    const near = await nearby?.nearest(query, { topK: candidates, groups: servedSources, signal });
    const share = (await embedder.knownShare?.(question)) ?? (languages === undefined ? 1 : 0);
    const evidence = hybridEvidence(index, question, { k1, b, weights }, { near: near ?? [], share });
    const { rows, count, scores } = evidence.scores;
    questions.push({
      ...evidence,
      scores: { rows: rows.slice(0, count), count, scores: scores.slice() },
    });
  }
  return { corpus, served: servedSources.length > index.sources.length / 2, questions };
}

/** What hybrid retrieval reaches with an embedder's weight; the scores by words were made with `context`. */
export function hybridQuality(
  { corpus, questions }: EmbeddedCorpus,
  weight: EmbedderWeight,
  context: ContextWeights,
): RetrievalQuality {
  const weights = { ...context, ...weight };
  return qualityOf(corpus, (_question, ordinal) =>
    rankHybrid(corpus.index, questions[ordinal] as HybridEvidence, weights, { fusion: "convex" }, 10).map(
      ({ row }) => row,
    ),
  );
}
