import {
  BaseEmbedding,
  Document,
  MetadataMode,
  SentenceSplitter,
  Settings,
  VectorStoreIndex,
} from "llamaindex";
import { hashingEmbedder } from "../../src/adapters/embedders/hashing/hashing-embedder.ts";
import { dimensions } from "../shared/grid.ts";
import { type Place, placeChunks } from "../shared/recall.ts";
import { runPeerGrid } from "./peer-grid.ts";

// node peers/llamaindex-grid.ts FOLDER RANKINGS [HOW-MANY]
// LlamaIndex.TS: SentenceSplitter and VectorStoreIndex in memory with the hashing embedder.

/** Its sizes are in tokens; so many characters make one, and chunks come out about as long as the others'. */
const charactersPerToken = 4;
const signal = new AbortController().signal;

class HashingEmbedding extends BaseEmbedding {
  private readonly embedder = hashingEmbedder({ dimensions });

  constructor() {
    super();
    this.getTextEmbeddings = async (texts: string[]) => {
      const rows = await this.embedder.embed(texts, { kind: "passage", signal });
      return texts.map((_, row) => Array.from(rows.subarray(row * dimensions, (row + 1) * dimensions)));
    };
  }

  async getTextEmbedding(text: string): Promise<number[]> {
    return Array.from(await this.embedder.embed([text], { kind: "query", signal }));
  }
}

Settings.embedModel = new HashingEmbedding();

await runPeerGrid(async (corpus, { size, overlap, k }) => {
  const began = performance.now();
  const splitter = new SentenceSplitter({
    chunkSize: size / charactersPerToken,
    chunkOverlap: overlap / charactersPerToken,
    // It remarks on every document that chunks are short.
    logger: { log() {}, warn() {}, error: console.error },
  });
  // The name is the id and not metadata, which would be taken off the chunk's size.
  const documents = [...corpus.sources].map(([source, text]) => new Document({ id_: source, text }));
  const nodes = splitter.getNodesFromDocuments(documents);
  const chunked = performance.now();
  const index = await VectorStoreIndex.init({ nodes });
  const indexed = performance.now();

  const places = new Map<string, Place | null>();
  let characters = 0;
  for (const [source, own] of Map.groupBy(nodes, (node) => node.sourceNode?.nodeId as string)) {
    const texts = own.map((node) => node.getContent(MetadataMode.NONE));
    characters += texts.reduce((sum, text) => sum + text.length, 0);
    const placed = placeChunks(source, corpus.sources.get(source) as string, texts, overlap * 4);
    for (const [at, node] of own.entries()) places.set(node.id_, placed[at] ?? null);
  }
  const retriever = index.asRetriever({ similarityTopK: k });
  return {
    chunks: nodes.length,
    characters,
    unplaced: [...places.values()].filter((place) => place === null).length,
    chunkSeconds: (chunked - began) / 1000,
    indexSeconds: (indexed - chunked) / 1000,
    async ask(question) {
      const found = (await retriever.retrieve({ query: question })).map(({ node }) => node);
      return {
        placed: found.map(({ id_ }) => places.get(id_) ?? null),
        asGiven: found.map((node) => {
          const { startCharIdx: start, endCharIdx: end } = node as {
            startCharIdx?: number;
            endCharIdx?: number;
          };
          const source = node.sourceNode?.nodeId;
          return start === undefined || end === undefined || source === undefined
            ? null
            : { source, start, end };
        }),
      };
    },
  };
});
