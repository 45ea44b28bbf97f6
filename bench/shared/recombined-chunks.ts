import { corpusFolder, readCorpus, requireCorpora } from "./corpora.ts";
import { seededRandom } from "./seeded-random.ts";

const names = ["product-docs", "chunking-evaluation", "clapnq-dev", "xquad-en"];
const chunksPerSource = 50;

export interface RecombinedChunks {
  texts: string[];
  groups: string[];
  /** Each a sentence of some chunk, with words left out. */
  questions: string[];
}

/** So many chunks of about 500 characters made of the corpora's sentences: real words in new company, the same every time. */
export function recombinedChunks(count: number, questionCount: number): RecombinedChunks {
  requireCorpora(names);
  const sentences = names
    .flatMap((name) => [...readCorpus(corpusFolder(name)).sources.values()])
    .flatMap((text) => text.split(/(?<=[.!?])\s+|\n+/))
    .filter(({ length }) => length > 20 && length < 400);
  const random = seededRandom(1);
  const sentenceNear = (place: number): string =>
    sentences[Math.min(sentences.length - 1, Math.floor(place + random() * 200))] as string;
  let place = 0;
  const texts = Array.from({ length: count }, (_, chunk) => {
    // Half of a source's sentences come from one part of the corpora: it has a topic, as real sources do.
    if (chunk % chunksPerSource === 0) place = Math.floor(random() * sentences.length);
    let text = "";
    while (text.length < 450) {
      text += `${sentenceNear(random() < 0.5 ? place : Math.floor(random() * sentences.length))} `;
    }
    return text;
  });
  const questions = Array.from({ length: questionCount }, () => {
    const words = sentenceNear(Math.floor(random() * sentences.length)).split(" ");
    const kept = words.filter(() => random() < 0.7);
    return (kept.length > 2 ? kept : words).join(" ");
  });
  const groups = texts.map((_, chunk) => `source-${Math.floor(chunk / chunksPerSource)}.md`);
  return { texts, groups, questions };
}
