import { MemoryVectorStore } from "@langchain/classic/vectorstores/memory";
import { Document } from "@langchain/core/documents";
import { Embeddings } from "@langchain/core/embeddings";
import { RecursiveCharacterTextSplitter } from "@langchain/textsplitters";
import { hashingEmbedder } from "../../src/adapters/embedders/hashing/hashing-embedder.ts";
import { dimensions } from "../shared/grid.ts";
import { type Place, placeChunks } from "../shared/recall.ts";
import { runPeerGrid } from "./peer-grid.ts";

// node peers/langchain-grid.ts FOLDER RANKINGS [HOW-MANY] [--bm25]
// LangChain.js: recursive splitter, then an in-memory vector store with the hashing embedder, or its BM25 retriever.

const bm25 = process.argv.includes("--bm25");
process.argv = process.argv.filter((word) => word !== "--bm25");
const signal = new AbortController().signal;

class HashingEmbeddings extends Embeddings {
  private readonly embedder = hashingEmbedder({ dimensions });

  constructor() {
    super({});
  }

  async embedDocuments(texts: string[]): Promise<number[][]> {
    const rows = await this.embedder.embed(texts, { kind: "passage", signal });
    return texts.map((_, row) => Array.from(rows.subarray(row * dimensions, (row + 1) * dimensions)));
  }

  async embedQuery(text: string): Promise<number[]> {
    return Array.from(await this.embedder.embed([text], { kind: "query", signal }));
  }
}

/** The store's own cosine, except that a vector of zeros is far from all: with NaN its sort loses half the recall. */
function cosine(a: number[], b: number[]): number {
  let dot = 0;
  let squaresA = 0;
  let squaresB = 0;
  for (let i = 0; i < a.length; i++) {
    dot += (a[i] as number) * (b[i] as number);
    squaresA += (a[i] as number) ** 2;
    squaresB += (b[i] as number) ** 2;
  }
  return squaresA === 0 || squaresB === 0 ? -1 : dot / (Math.sqrt(squaresA) * Math.sqrt(squaresB));
}

await runPeerGrid(async (corpus, { size, overlap, k }) => {
  const began = performance.now();
  const splitter = new RecursiveCharacterTextSplitter({ chunkSize: size, chunkOverlap: overlap });
  const documents: Document[] = [];
  let unplaced = 0;
  for (const [source, text] of corpus.sources) {
    const chunks = await splitter.splitText(text);
    for (const [at, place] of placeChunks(source, text, chunks, overlap).entries()) {
      if (place === null) unplaced++;
      documents.push(new Document({ pageContent: chunks[at] as string, metadata: { place } }));
    }
  }
  const chunked = performance.now();
  const retriever = bm25
    ? (await import("@langchain/community/retrievers/bm25")).BM25Retriever.fromDocuments(documents, { k })
    : (
        await MemoryVectorStore.fromDocuments(documents, new HashingEmbeddings(), { similarity: cosine })
      ).asRetriever(k);
  return {
    chunks: documents.length,
    characters: documents.reduce((sum, { pageContent }) => sum + pageContent.length, 0),
    unplaced,
    chunkSeconds: (chunked - began) / 1000,
    indexSeconds: (performance.now() - chunked) / 1000,
    async ask(question) {
      const found = await retriever.invoke(question);
      return { placed: found.map(({ metadata }) => metadata["place"] as Place | null) };
    },
  };
});
