import { RecursiveChunker } from "@chonkiejs/core";
import { RecursiveCharacterTextSplitter } from "@langchain/textsplitters";
import { chunkerFor } from "../../src/core/chunking/catalog.ts";
import { makeChunks } from "../../src/core/chunking/make-chunks.ts";
import { preparedDocument } from "../shared/prepared-document.ts";
import { concatenatedTexts } from "../shared/corpora.ts";

// node peers/chunkers.ts CONTENDER MEGABYTES
// Chunks the corpora at size 500 without overlap after a warm-up, and prints one JSON line.

const size = 500;
const signal = new AbortController().signal;

/** Each is given texts, makes ready what is no chunking, and gives what is measured: how many chunks came of them. */
const contenders: Record<string, (texts: readonly string[]) => Promise<() => Promise<number>>> = {
  async "soundings recursive"(texts) {
    const chunker = chunkerFor({ strategy: "recursive", size, overlap: 0, unit: "characters" });
    const documents = texts.map((text) => preparedDocument(text));
    return async () => {
      let count = 0;
      for (const document of documents) {
        count += makeChunks(document, await chunker.chunk(document, signal), chunker.id).length;
      }
      return count;
    };
  },
  async "chonkie recursive"(texts) {
    const chunker = await RecursiveChunker.create({ chunkSize: size });
    return async () => {
      let count = 0;
      for (const text of texts) count += (await chunker.chunk(text)).length;
      return count;
    };
  },
  async "langchain splitText"(texts) {
    const splitter = new RecursiveCharacterTextSplitter({ chunkSize: size, chunkOverlap: 0 });
    return async () => {
      let count = 0;
      for (const text of texts) count += (await splitter.splitText(text)).length;
      return count;
    };
  },
  async "langchain createDocuments"(texts) {
    const splitter = new RecursiveCharacterTextSplitter({ chunkSize: size, chunkOverlap: 0 });
    return async () => (await splitter.createDocuments([...texts])).length;
  },
};

const [name = "", megabytes = "20"] = process.argv.slice(2);
const make = contenders[name];
if (make === undefined) throw new Error(`one of: ${Object.keys(contenders).join(", ")}`);
const texts = concatenatedTexts(Number(megabytes));
const bytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
await (
  await make(texts.slice(0, texts.length >> 3))
)();
const chunk = await make(texts);
const before = process.cpuUsage();
const began = performance.now();
const chunks = await chunk();
const wallSeconds = (performance.now() - began) / 1000;
const { user, system } = process.cpuUsage(before);
const cpuSeconds = (user + system) / 1e6;
console.log(
  JSON.stringify({ megabytes: bytes / 1e6, chunks, cpuSeconds, wallSeconds, rate: bytes / 1e6 / cpuSeconds }),
);
