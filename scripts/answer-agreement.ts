/**
 * How often metrics of an answer's text prefer the answer that people prefer, over pairs of answers to one question that two people
 * each compared. Prints a Markdown table with 95 % Wilson intervals.
 *
 *   node scripts/answer-agreement.ts [LABELS=../shared/data/ragchecker-human-labels/labels.json] [--embedder hashing]
 *
 * A pair counts where both people's marks together prefer one answer. A metric that gives both answers the same score, or cannot
 * score one of them, is right half of the time. The last row is how often the second person agrees with the first, of the pairs in
 * which both prefer an answer.
 * An embedder is named as in soundings.yaml, one of one's own as JSON; the option may be given more than once.
 */
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { answerMetrics } from "../src/core/evaluation/answer-metrics.ts";
import { answerSimilarity } from "../src/core/evaluation/answer-similarity.ts";
import { wilsonInterval } from "../src/core/statistics/proportion-interval.ts";
import type { Embedder } from "../src/ports/embedder.ts";
import type { KnownWords } from "../src/ports/known-words.ts";
import type { Metric, Sample } from "../src/ports/metric.ts";
import { chosenEmbedder } from "./chosen-embedder.ts";

interface Label {
  query: string;
  gt_answer: string;
  model1: { response: string };
  model2: { response: string };
  correctness_label: number;
  completeness_label: number;
  overall_label: number;
}

const marks = ["overall_label", "correctness_label", "completeness_label"] as const;
const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { embedder: { type: "string", multiple: true, default: ["hashing"] } },
});
const file = path.resolve(positionals[0] ?? "../shared/data/ragchecker-human-labels/labels.json");
if (!existsSync(file)) {
  console.error(`There is no file ${file}: name the labels.`);
  process.exit(3);
}
const labels = JSON.parse(readFileSync(file, "utf8")) as Label[];
// Two people's marks of a pair stand one behind the other.
const pairs = labels.flatMap((first, index) =>
  index % 2 === 0 ? [[first, labels[index + 1]!] as const] : [],
);
const { signal } = new AbortController();

console.log("| metric | overall | correctness | completeness |\n|---|---|---|---|");
const compared = new Set(["token-f1", "rouge-1", "rouge-l"]);
const embedders = await Promise.all(values.embedder.map(chosenEmbedder));
const metrics = [
  ...answerMetrics().filter(({ id }) => compared.has(id)),
  ...embedders.map(({ part }) =>
    answerSimilarity(part, "knownShare" in part ? (part as Embedder & KnownWords) : undefined),
  ),
];
for (const metric of metrics) {
  const preferences: number[] = [];
  for (const [{ query, gt_answer, model1, model2 }] of pairs) {
    const first = await scoreOf(metric, query, gt_answer, model1.response);
    const second = await scoreOf(metric, query, gt_answer, model2.response);
    preferences.push(first === undefined || second === undefined ? 0 : Math.sign(second - first));
  }
  const cells = marks.map((mark) =>
    share(
      pairs.map(([one, other]) => one[mark] + other[mark]),
      preferences,
    ),
  );
  console.log(`| ${metric.id} | ${cells.join(" | ")} |`);
}
const people = marks.map((mark) =>
  share(
    pairs.map(([one, other]) => (other[mark] === 0 ? 0 : one[mark])),
    pairs.map(([, other]) => Math.sign(other[mark])),
  ),
);
for (const { close } of embedders) await close();
console.log(`| a second person | ${people.join(" | ")} |`);

async function scoreOf(
  metric: Metric,
  question: string,
  gold: string,
  text: string,
): Promise<number | undefined> {
  const sample: Sample = {
    question: { id: "pair", question, answerable: true, answer: gold, gold: [], group: "pair" },
    ranking: [],
    used: 0,
    answer: { text, refused: false, citations: [], evidence: 0 },
    textOf: () => "",
    chunksOf: () => [],
  };
  const outcome = await metric.measure(sample, signal);
  if (outcome.status === "failed") throw new Error(`${metric.id} failed on "${question}": ${outcome.reason}`);
  return outcome.status === "scored" ? outcome.score : undefined;
}

/** Of the pairs that are preferred at all, how often with the same sign. */
function share(preferred: readonly number[], guessed: readonly number[]): string {
  const counted = preferred.flatMap((sign, index) => (sign === 0 ? [] : [Math.sign(sign) * guessed[index]!]));
  const right =
    counted.filter((agrees) => agrees > 0).length + counted.filter((agrees) => agrees === 0).length / 2;
  const interval = wilsonInterval({ successes: right, n: counted.length }, 0.95);
  if (interval.status !== "estimated") return "–";
  const text = (value: number) => value.toFixed(3).replace(/^0/, "");
  return `${text(interval.proportion)} [${text(interval.low)}, ${text(interval.high)}] of ${counted.length}`;
}
