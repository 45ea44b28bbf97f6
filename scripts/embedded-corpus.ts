import { memoryVectorIndexStore } from "../src/adapters/indexes/memory/vector-index.ts";
import { Pipeline } from "../src/contracts/pipeline.ts";
import { indexedText } from "../src/core/pipeline/stages/embed-stage.ts";
import type { EmbedderWeight } from "../src/core/retrieval/embedder-weights.ts";
import { fuseConvex } from "../src/core/retrieval/fuse.ts";
import type { ContextWeights, LexicalScores } from "../src/core/retrieval/lexical/lexical-index.ts";
import { type QuestionKnowledge, vectorWeight } from "../src/core/retrieval/vector-weight.ts";
import type { Embedder } from "../src/ports/embedder.ts";
import type { KnownWords } from "../src/ports/known-words.ts";
import type { VectorHit } from "../src/ports/vector-index.ts";
import { qualityOf, type RetrievalCorpus, type RetrievalQuality } from "./retrieval-corpus.ts";

/** A corpus with all of hybrid retrieval that does not depend on the vectors' weight, by question. */
export interface EmbeddedCorpus {
  corpus: RetrievalCorpus;
  /** Whether the embedder serves the language of most sources. */
  served: boolean;
  questions: (QuestionKnowledge & { scores: LexicalScores; near: VectorHit[] })[];
}

const { k1, b } = Pipeline.parse({}).retrieve;
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
    const { rows, count, scores } = index.score(question, { k1, b, weights });
    const kept = { rows: rows.slice(0, count), count, scores: scores.slice() };
    const [best] = index.select(kept, { topK: 1, sectionRepeat: 1 });
    const coverage = best === undefined ? 0 : index.coverage(question, best.row);
    questions.push({ share, coverage, near: near ?? [], scores: kept });
  }
  return { corpus, served: servedSources.length > index.sources.length / 2, questions };
}

/** What hybrid retrieval reaches with an embedder's weight; `sectionRepeat` is the lexical side's. */
export function hybridQuality(
  { corpus, questions }: EmbeddedCorpus,
  weight: EmbedderWeight,
  { sectionRepeat }: ContextWeights,
): RetrievalQuality {
  return qualityOf(corpus, (_question, ordinal) => {
    const { scores, near, ...knowledge } = questions[ordinal] as EmbeddedCorpus["questions"][number];
    const weights = { ...weight, vector: vectorWeight(weight, knowledge), sectionRepeat };
    if (weights.vector === 0) {
      return corpus.index.select(scores, { topK: 10, sectionRepeat }).map(({ row }) => row);
    }
    return fuseConvex({ lexical: corpus.index, scores, near, weights, candidates, topK: 10 }).map(
      ({ row }) => row,
    );
  });
}
