import type { Chunk, PreparedDocument } from "../src/contracts/chunk.ts";
import { analyseSegment } from "../src/core/retrieval/lexical/analyse-segment.ts";
import { openLexicalIndex } from "../src/core/retrieval/lexical/open-lexical-index.ts";
import { decodeSegment, encodeSegment } from "../src/core/retrieval/lexical/segment-codec.ts";
import { retrievalWeights } from "../src/core/retrieval/weights.ts";
import { seededRandom } from "./shared/seeded-random.ts";

/**
 * How fast the lexical index analyses, opens and searches, on made-up text: words by Zipf's law over 200,000, half of the running
 * words function words, every source with a vocabulary of its own beside the common one. A question's time is the
 * least of three, so that other programs on the machine count less. `node bench/lexical-speed.ts [chunks…]`
 */
const chunkCharacters = 500;
const chunksPerSource = 50;
const vocabularySize = 200_000;
const firstRank = 30;
const questionCount = 1000;
const functionWords =
  "the of and to in a is that for it as was with be by on not he his but at are this have from or had an they which".split(
    " ",
  );

const syllables = "ba ke ri to mu san der lin por vex tal ing hor mem qua sti fle ron cap dis".split(" ");
function wordOf(rank: number): string {
  let word = "";
  for (let rest = rank + syllables.length; rest > 0; rest = Math.floor(rest / syllables.length)) {
    word += syllables[rest % syllables.length] as string;
  }
  return word;
}

function makeSource(
  ordinal: number,
  vocabulary: readonly string[],
): { document: PreparedDocument; chunks: Chunk[] } {
  const random = seededRandom(ordinal + 1);
  // Zipf's law with exponent 1: the logarithm of the rank is uniform. The first ranks are function words'; the commonest word
  // that is left stands in about every sixth chunk.
  const zipf = () => Math.floor(firstRank * (vocabularySize / firstRank) ** random()) - firstRank;
  const topical = Array.from({ length: 60 }, zipf);
  const source = `source-${ordinal}.md`;
  const title = [zipf(), zipf(), zipf()].map((rank) => vocabulary[rank]).join(" ");
  const chunks: Chunk[] = [];
  let text = "";
  for (let chunk = 0; chunk < chunksPerSource; chunk++) {
    const start = text.length;
    const words: string[] = [];
    for (let length = 0; length < chunkCharacters; length += (words.at(-1) as string).length + 1) {
      const kind = random();
      const rank = kind < 0.7 ? zipf() : (topical[Math.floor(random() * topical.length)] as number);
      words.push(
        (kind < 0.5
          ? functionWords[Math.floor(random() ** 2 * functionWords.length)]
          : vocabulary[rank]) as string,
      );
    }
    text += `${words.join(" ")}.\n`;
    const section = Math.floor(chunk / 5);
    chunks.push({
      source,
      start,
      end: text.length,
      text: text.slice(start),
      breadcrumb: [title, `part ${section}`],
      section,
    });
  }
  return {
    document: { source, text, language: "en", headings: [], regions: [{ start: 0, end: text.length }] },
    chunks,
  };
}

function makeQuestions(count: number, sources: number, vocabulary: readonly string[]): string[] {
  const random = seededRandom(0);
  return Array.from({ length: count }, () => {
    const { text } = makeSource(Math.floor(random() * sources), vocabulary).chunks[
      Math.floor(random() * chunksPerSource)
    ] as Chunk;
    const words = text.split(" ");
    const from = Math.floor(random() * words.length * 0.7);
    return `what is the ${words.slice(from, from + 6 + Math.floor(random() * 12)).join(" ")}?`;
  });
}

function millisecondsOf(work: () => unknown): number {
  const began = performance.now();
  work();
  return performance.now() - began;
}

function quantile(sorted: readonly number[], share: number): string {
  return (sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] as number).toFixed(2);
}

async function measure(chunkCount: number, vocabulary: readonly string[]): Promise<void> {
  const sources = Math.ceil(chunkCount / chunksPerSource);
  const stored: Uint8Array[] = [];
  let analysed = 0;
  for (let source = 0; source < sources; source++) {
    const { document, chunks } = makeSource(source, vocabulary);
    const began = performance.now();
    stored.push(encodeSegment(analyseSegment(document, chunks, { breadcrumbs: true })));
    analysed += performance.now() - began;
  }
  const questions = makeQuestions(questionCount, sources, vocabulary);
  const began = performance.now();
  const index = await openLexicalIndex(stored.map(decodeSegment), () => undefined);
  const opened = performance.now() - began;
  const bytes = stored.reduce((sum, { length }) => sum + length, 0);
  const lines = [
    `${index.count} chunks, ${sources} sources`,
    `analyse ${(analysed / 1000).toFixed(2)} s`,
    `stored ${(bytes / 1e6).toFixed(1)} MB`,
    `open ${(opened / 1000).toFixed(2)} s`,
  ];
  for (const [name, weights] of [
    ["plain", "plain"],
    ["context", retrievalWeights(undefined)],
  ] as const) {
    const options = { k1: 0.8, b: 0.35, weights, topK: 10 };
    for (const question of questions.slice(0, 100)) index.search(question, options);
    const times = questions.map((question) =>
      Math.min(...[1, 2, 3].map(() => millisecondsOf(() => index.search(question, options)))),
    );
    times.sort((a, b) => a - b);
    lines.push(`${name} p50 ${quantile(times, 0.5)} ms, p99 ${quantile(times, 0.99)} ms`);
  }
  lines.push(
    `memory of the process ${Math.round(process.memoryUsage().rss / 1e6)} MB, at most ${Math.round(process.resourceUsage().maxRSS / 1e3)} MB`,
  );
  console.log(lines.join("; "));
}

const vocabulary = Array.from({ length: vocabularySize }, (_, rank) => wordOf(rank));
const sizes = process.argv.slice(2).map(Number);
for (const size of sizes.length > 0 ? sizes : [1000, 10_000, 100_000]) await measure(size, vocabulary);
