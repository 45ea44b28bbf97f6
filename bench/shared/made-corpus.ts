import type { Chunk, PreparedDocument } from "../../src/contracts/chunk.ts";
import { chunkerFor } from "../../src/core/chunking/catalog.ts";
import { makeChunks } from "../../src/core/chunking/make-chunks.ts";
import { seededRandom } from "./seeded-random.ts";
import { corpusFolder, readCorpus, requireCorpora } from "./corpora.ts";
import { preparedDocument } from "./prepared-document.ts";

export interface MadeSource {
  document: PreparedDocument;
  chunks: Chunk[];
}

const english = ["clapnq-dev", "xquad-en", "chunking-evaluation", "product-docs"];
const sentencesPerSection = 12;
const sectionsPerSource = 12;
const chunker = chunkerFor({ strategy: "recursive", size: 500, overlap: 0, unit: "characters" });

/**
 * Sources that hold so many chunks together: real sentences of the English corpora in a drawn order, so that words are as
 * frequent as in life and no chunk stands twice. The same every time.
 */
export async function* madeSources(chunkCount: number): AsyncGenerator<MadeSource> {
  const random = seededRandom(7);
  const sentences = realSentences();
  const draw = (): string => sentences[Math.floor(random() * sentences.length)] as string;
  let made = 0;
  for (let ordinal = 0; made < chunkCount; ordinal++) {
    const sections = Array.from({ length: sectionsPerSource }, () => {
      const title = draw()
        .split(/\s+/)
        .slice(0, 5)
        .join(" ")
        .replace(/[#`*_]/g, "");
      return `## ${title}\n\n${Array.from({ length: sentencesPerSection }, draw).join(" ")}`;
    });
    const source = await chunked(`page-${ordinal}.md`, `# Page ${ordinal}\n\n${sections.join("\n\n")}\n`);
    source.chunks.length = Math.min(source.chunks.length, chunkCount - made);
    made += source.chunks.length;
    yield source;
  }
}

export async function chunked(source: string, text: string): Promise<MadeSource> {
  const document = preparedDocument(text, source);
  const spans = await chunker.chunk(document, new AbortController().signal);
  return { document, chunks: makeChunks(document, spans, chunker.id) };
}

/** Questions that people asked of these corpora. */
export function realQuestions(count: number): string[] {
  const all = english.flatMap((name) =>
    readCorpus(corpusFolder(name)).questions.map(({ question }) => question),
  );
  const step = all.length / count;
  return Array.from({ length: count }, (_, at) => all[Math.floor(at * step)] as string);
}

function realSentences(): string[] {
  requireCorpora(english);
  return english.flatMap((name) =>
    [...readCorpus(corpusFolder(name)).sources.values()].flatMap((text) =>
      text
        .split(/(?<=[.!?])\s+|\n+/)
        .filter((sentence) => /^[A-Z]/.test(sentence) && sentence.length >= 40 && sentence.length <= 300),
    ),
  );
}
