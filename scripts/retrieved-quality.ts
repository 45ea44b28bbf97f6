import { memoryVectorIndexStore } from "../src/adapters/indexes/memory/vector-index.ts";
import { sha256 } from "../src/adapters/shared/sha256.ts";
import { Pipeline } from "../src/contracts/pipeline.ts";
import type { ChosenEmbedder } from "../src/core/pipeline/chosen-embedder.ts";
import { embedQuestions } from "../src/core/pipeline/embed-questions.ts";
import { identityOfEmbedder } from "../src/core/pipeline/embedder-identity.ts";
import { indexedText } from "../src/core/pipeline/stages/embed-stage.ts";
import { retrieve } from "../src/core/retrieval/retrieve.ts";
import { qualityOf, type RetrievalCorpus, type RetrievalQuality } from "./retrieval-corpus.ts";

const { signal } = new AbortController();

/** What retrieval reaches on a corpus by settings, with vectors of the embedder, which embeds it once for all of them. */
export async function retrievedQuality(
  corpus: RetrievalCorpus,
  chosen: ChosenEmbedder,
): Promise<(settings: object) => Promise<RetrievalQuality>> {
  const { chunks, index: lexical } = corpus;
  const { part } = chosen;
  const texts = chunks.map((chunk) => indexedText(chunk, true));
  const rows = await part.embed(texts, { kind: "passage", signal });
  const store = memoryVectorIndexStore();
  const groups = chunks.map(({ source }) => source);
  await store.build(corpus.name, { dimensions: part.dimensions, vectors: rows, groups }, signal);
  const vectors = await store.open(corpus.name);
  const questions = corpus.questions.map(({ question }) => question);
  const context = { signal, breathe: () => undefined, progress: () => {} };
  const indexed = identityOfEmbedder(chosen, sha256);
  const embedded = await embedQuestions(questions, chosen, indexed, sha256, context);
  return async (settings) => {
    const { retrieve: asked } = Pipeline.parse({ retrieve: settings });
    const ranked: number[][] = [];
    for (const [ordinal, question] of questions.entries()) {
      const query = { question, embedded: embedded[ordinal] };
      const hits = await retrieve(query, { lexical, vectors }, asked, signal);
      ranked.push(hits.map(({ row }) => row));
    }
    return qualityOf(corpus, (_question, ordinal) => ranked[ordinal] as number[]);
  };
}
