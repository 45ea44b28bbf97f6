import { evidenceFeatureNames, evidenceFeatures } from "../src/core/answering/evidence-features.ts";
import {
  evidenceWeights,
  refusalThreshold,
  sentenceWeights,
} from "../src/core/answering/evidence-weights.ts";
import { extractiveAnswerer } from "../src/core/answering/extractive-answerer.ts";
import { firstSentenceAnswerer } from "../src/core/answering/first-sentence-answerer.ts";
import { type PassageReading, readPassage } from "../src/core/answering/passage-reading.ts";
import { readQuestion } from "../src/core/answering/question-reading.ts";
import { sentenceFeatureNames, sentenceFeatures } from "../src/core/answering/sentence-features.ts";
import { termWeightOf } from "../src/core/answering/term-statistics.ts";
import { overlaps } from "../src/core/evaluation/spans.ts";
import { ascendingOrder, weightedAuroc } from "../src/core/statistics/binary-classification.ts";
import { fitRanking, type RankedSet } from "./answering/fit-ranking.ts";
import { dot, fitLogistic, type LogisticModel, type WeightedRow } from "./answering/logistic-regression.ts";
import { answerQuality } from "./answering/measure-answers.ts";
import { type AskedCorpus, type AskedQuestion, readCorpus } from "./answering/read-corpus.ts";

/**
 * Fits what src/core/answering/evidence-weights.ts freezes, and prints what each threshold costs.
 *
 *   node scripts/fit-refusal-threshold.ts ../shared/data
 *
 * Fitted on: half of clapnq-dev by the hash of the question's id, the same half of the four xquad corpora, and product-docs. Beside
 * their own questions each is asked again with the sources of its gold left out, which makes unanswerable questions
 * for every corpus. The other halves are held back.
 */
const answerableCorpora = ["product-docs", "xquad-en", "xquad-de", "xquad-es", "xquad-zh"] as const;
const names = ["clapnq-dev", ...answerableCorpora] as const;
/** Sum of the weights of each corpus's questions of one kind, against 1 for each question of clapnq-dev. */
const corpusWeight = 60;
const penalty = 5;
/** The threshold may refuse this share of product-docs and of xquad-en; 15 % is what is promised. */
const mayRefuse = 0.1;

const [folder] = process.argv.slice(2);
if (folder === undefined) {
  console.error("Usage: node scripts/fit-refusal-threshold.ts <folder of the corpora>");
  process.exit(2);
}
const corpora: Record<string, AskedCorpus> = {};
for (const name of names) corpora[name] = await readCorpus(folder, name);

function read({ question, passages, statistics }: AskedQuestion, withStatistics = true): PassageReading[] {
  const weightOf = termWeightOf(withStatistics ? statistics : undefined);
  return passages.map((passage) => readPassage(passage, readQuestion(question, passage.language, weightOf)));
}

interface Row {
  asked: AskedQuestion;
  features: number[];
}

function rowsOf(questions: readonly AskedQuestion[], withStatistics = true): Row[] {
  return questions
    .filter(({ passages }) => passages.length > 0)
    .map((asked) => {
      const features = evidenceFeatures(read(asked, withStatistics));
      return { asked, features: evidenceFeatureNames.map((name) => features[name]) };
    });
}

const rows = new Map(names.map((name) => [name, rowsOf((corpora[name] as AskedCorpus).questions)]));
const leftOutRows = new Map(names.map((name) => [name, rowsOf((corpora[name] as AskedCorpus).leftOut)]));
const rowsWithout = new Map(
  names.map((name) => [name, rowsOf((corpora[name] as AskedCorpus).questions, false)]),
);

const clapnq = rows.get("clapnq-dev") as Row[];
const heldBack = clapnq.filter(({ asked }) => asked.heldBack);
const model = fitEvidence();
const ranking = fitSentences();
const threshold = chooseThreshold(model);

print("Fitted", model, ranking, threshold);
const frozen: LogisticModel = {
  bias: evidenceWeights.bias,
  weights: evidenceFeatureNames.map((name) => evidenceWeights[name]),
};
print(
  "Frozen in evidence-weights.ts",
  frozen,
  sentenceFeatureNames.map((name) => sentenceWeights[name]),
  refusalThreshold,
);
printCurve(frozen);
await printQuality();
await printOtherSettings(folder);

function fitEvidence(): LogisticModel {
  const fitting = (list: readonly Row[], name: string): Row[] =>
    list.filter(({ asked }) => name === "product-docs" || !asked.heldBack);
  const training: WeightedRow[] = [];
  const add = (list: readonly Row[], each: number): void => {
    for (const { asked, features } of list)
      training.push({ features, label: asked.answerable ? 1 : 0, weight: each });
  };
  add(fitting(clapnq, "clapnq-dev"), 1);
  for (const name of names) {
    if (name !== "clapnq-dev") {
      const own = fitting(rows.get(name) as Row[], name);
      add(own, corpusWeight / own.length);
    }
    const without = fitting(leftOutRows.get(name) as Row[], name);
    add(without, corpusWeight / without.length);
  }
  return fitLogistic(training, penalty);
}

function fitSentences(): number[] {
  const sets: RankedSet[] = [];
  for (const name of names) {
    // Gold of product-docs is whole sections, too coarse to tell sentences apart.
    if (name === "product-docs") continue;
    const own = (corpora[name] as AskedCorpus).questions.filter((asked) => !asked.heldBack).map(candidatesOf);
    const usable = own.filter((list) => list.some(({ right }) => right) && list.some(({ right }) => !right));
    const weight = (name === "clapnq-dev" ? 2 : 1) / usable.length;
    for (const candidates of usable) sets.push({ candidates, weight });
  }
  return fitRanking(sets, sentenceFeatureNames.length);
}

function candidatesOf(asked: AskedQuestion): RankedSet["candidates"] {
  const topScore = asked.passages[0]?.score ?? 0;
  return read(asked).flatMap((reading) =>
    reading.sentences
      .filter(({ terms, start }) => terms > 0 && !reading.passage.text.startsWith("#", start))
      .map((sentence) => {
        const features = sentenceFeatures(reading, sentence, topScore);
        const { source, start } = reading.passage;
        const span = { source, start: start + sentence.start, end: start + sentence.end };
        return {
          features: sentenceFeatureNames.map((name) => features[name]),
          right: asked.gold.some((gold) => overlaps(gold, span)),
        };
      }),
  );
}

function evidenceIn(fitted: LogisticModel, { features }: Row): number {
  return fitted.bias + dot(features, fitted.weights);
}

function chooseThreshold(fitted: LogisticModel): number {
  const limits = ["product-docs", "xquad-en"].map((name) => {
    const list = (rows.get(name as (typeof names)[number]) as Row[]).map((row) => evidenceIn(fitted, row));
    return list.sort((left, right) => left - right)[Math.floor(mayRefuse * list.length)] as number;
  });
  return Math.min(...limits);
}

function refused(list: readonly Row[], fitted: LogisticModel, below: number): number {
  return list.filter((row) => evidenceIn(fitted, row) < below).length / list.length;
}

function auroc(list: readonly Row[], fitted: LogisticModel): string {
  const scores = list.map((row) => evidenceIn(fitted, row));
  const labels = list.map(({ asked }) => (asked.answerable ? 1 : 0));
  const value = weightedAuroc(
    scores,
    labels,
    Float64Array.from(labels, () => 1),
    ascendingOrder(scores),
  );
  return value === undefined ? "-" : value.toFixed(3);
}

function print(title: string, fitted: LogisticModel, sentences: readonly number[], below: number): void {
  const named = (keys: readonly string[], values: readonly number[]) =>
    keys.map((name, i) => `${name} ${(values[i] as number).toFixed(2)}`).join(", ");
  console.log(title);
  console.log(`  evidence: bias ${fitted.bias.toFixed(2)}, ${named(evidenceFeatureNames, fitted.weights)}`);
  console.log(`  sentences: ${named(sentenceFeatureNames, sentences)}`);
  console.log(`  threshold: ${below.toFixed(2)}`);
  const withoutStatistics = (rowsWithout.get("clapnq-dev") as Row[]).filter(({ asked }) => asked.heldBack);
  console.log(
    `  AUROC clapnq-dev: fitted half ${auroc(
      clapnq.filter(({ asked }) => !asked.heldBack),
      fitted,
    )}, held back ${auroc(heldBack, fitted)}, held back without statistics ${auroc(withoutStatistics, fitted)}`,
  );
  const pairs = names.map((name) => {
    const back = (list: readonly Row[]) =>
      list.filter(({ asked }) => asked.answerable || name === "clapnq-dev");
    const both = [
      ...back(rows.get(name) as Row[]).filter(({ asked }) => asked.answerable),
      ...(leftOutRows.get(name) as Row[]),
    ];
    return `${name} ${auroc(
      both.filter(({ asked }) => asked.heldBack || name === "product-docs"),
      fitted,
    )}`;
  });
  console.log(`  AUROC of answerable against left-out: ${pairs.join(", ")}`);
}

function printCurve(fitted: LogisticModel): void {
  const share = (value: number) => value.toFixed(2).padStart(6);
  const titles = [
    "thresh",
    "bal.acc",
    "answerable",
    "unanswerable",
    ...answerableCorpora,
    "without statistics: bal.acc",
    "product-docs",
    "xquad-en",
  ];
  console.log(
    "\nRefused by threshold: held-back half of clapnq-dev, then all questions of corpora where each has an answer / with its sources left out",
  );
  console.log(titles.join(" | "));
  const thresholds = Array.from({ length: 25 }, (_, step) => -3 + step / 4);
  for (const below of [...thresholds, refusalThreshold].sort((left, right) => left - right)) {
    const balanced = (list: readonly Row[]) => {
      const good = refused(
        list.filter(({ asked }) => asked.answerable),
        fitted,
        below,
      );
      const bad = refused(
        list.filter(({ asked }) => !asked.answerable),
        fitted,
        below,
      );
      return { good, bad, accuracy: (1 - good + bad) / 2 };
    };
    const own = balanced(heldBack);
    const without = balanced((rowsWithout.get("clapnq-dev") as Row[]).filter(({ asked }) => asked.heldBack));
    console.log(
      [
        `${share(below)}${below === refusalThreshold ? "*" : " "}`,
        own.accuracy.toFixed(3),
        share(own.good),
        share(own.bad),
        ...answerableCorpora.map(
          (name) =>
            `${share(refused(rows.get(name) as Row[], fitted, below))}/${share(refused(leftOutRows.get(name) as Row[], fitted, below)).trim()}`,
        ),
        without.accuracy.toFixed(3),
        share(refused(rowsWithout.get("product-docs") as Row[], fitted, below)),
        share(refused(rowsWithout.get("xquad-en") as Row[], fitted, below)),
      ].join(" | "),
    );
  }
}

/** The threshold is fitted on five passages of 500 characters; others must not turn it over. */
async function printOtherSettings(folder: string): Promise<void> {
  console.log(
    "\nRefused with other chunks and numbers of passages: balanced accuracy of held-back clapnq-dev, product-docs, xquad-en, xquad-zh",
  );
  for (const options of [
    { k: 1 },
    { k: 2 },
    { k: 3 },
    { k: 10 },
    { size: 250 },
    { size: 1000 },
    { size: 2000, k: 3 },
  ]) {
    const shares: string[] = [];
    for (const name of ["clapnq-dev", "product-docs", "xquad-en", "xquad-zh"]) {
      const list = rowsOf((await readCorpus(folder, name, { ...options, leftOut: false })).questions);
      if (name === "clapnq-dev") {
        const held = list.filter(({ asked }) => asked.heldBack);
        const good = refused(
          held.filter(({ asked }) => asked.answerable),
          frozen,
          refusalThreshold,
        );
        const bad = refused(
          held.filter(({ asked }) => !asked.answerable),
          frozen,
          refusalThreshold,
        );
        shares.push(((1 - good + bad) / 2).toFixed(3));
      } else shares.push(refused(list, frozen, refusalThreshold).toFixed(3));
    }
    console.log(`${JSON.stringify(options).padEnd(22)}${shares.join("  ")}`);
  }
}

async function printQuality(): Promise<void> {
  console.log(
    "\nAnswerable questions, held back where questions are fitted on: refused, contain the gold answer, citation F1, quote fidelity",
  );
  const unseen = "chunking-evaluation";
  corpora[unseen] = await readCorpus(folder as string, unseen, { leftOut: false });
  for (const name of [...names, unseen]) {
    const corpus = corpora[name] as AskedCorpus;
    const whole = name === "product-docs" || name === unseen;
    const asked = corpus.questions.filter(({ heldBack }) => whole || heldBack);
    const answerers = {
      "first-sentence": () => firstSentenceAnswerer(),
      extractive: ({ statistics }: AskedQuestion) => extractiveAnswerer({ statistics }),
      "extractive without statistics": () => extractiveAnswerer(),
      "extractive that never refuses": ({ statistics }: AskedQuestion) =>
        extractiveAnswerer({ statistics, threshold: Number.NEGATIVE_INFINITY }),
    };
    for (const [title, answererFor] of Object.entries(answerers)) {
      const quality = await answerQuality({ ...corpus, questions: asked }, answererFor);
      const values = Object.values(quality).map((value) =>
        value === undefined ? "    -" : value.toFixed(3),
      );
      console.log(`${name.padEnd(20)}${title.padEnd(31)}${values.join("  ")}`);
    }
  }
}
