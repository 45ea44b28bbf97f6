import { existsSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { answerOf, answerQuality } from "../../../scripts/answering/measure-answers.ts";
import { type AskedQuestion, readCorpus } from "../../../scripts/answering/read-corpus.ts";
import { ascendingOrder, weightedAuroc } from "../statistics/binary-classification.ts";
import { extractiveAnswerer } from "./extractive-answerer.ts";
import { firstSentenceAnswerer } from "./first-sentence-answerer.ts";

/** Real corpora beside the repository, where there are any. What is promised here is printed by scripts/fit-refusal-threshold.ts. */
const data = path.join(import.meta.dirname, "../../../../shared/data");
const here = ["clapnq-dev", "product-docs", "xquad-en"].every((name) => existsSync(path.join(data, name)));
const wirings = {
  "with statistics": ({ statistics }: AskedQuestion) => extractiveAnswerer({ statistics }),
  "without statistics": () => extractiveAnswerer(),
};

test.skipIf(!here).each(Object.entries(wirings))(
  "tells answerable from unanswerable questions it was not fitted on, %s",
  async (_, answererFor) => {
    const { questions } = await readCorpus(data, "clapnq-dev", { leftOut: false });
    const held = questions.filter(({ heldBack }) => heldBack);
    const answers = await Promise.all(held.map((asked) => answerOf(answererFor(asked), asked)));
    const evidence = answers.map((answer) => answer.evidence);
    const labels = held.map(({ answerable }) => (answerable ? 1 : 0));
    const even = held.map(() => 1);
    expect(weightedAuroc(evidence, labels, even, ascendingOrder(evidence))).toBeGreaterThan(0.77);

    const right = (answerable: boolean) => {
      const own = answers.filter((_, at) => held[at]?.answerable === answerable);
      return own.filter(({ refused }) => refused !== answerable).length / own.length;
    };
    expect((right(true) + right(false)) / 2).toBeGreaterThan(0.69);
  },
);

test.skipIf(!here)("answers what has an answer, better than the first sentence does", async () => {
  const read = async (name: string) => {
    const corpus = await readCorpus(data, name, { leftOut: false });
    return {
      ...corpus,
      questions: corpus.questions.filter(({ heldBack }) => heldBack || name === "product-docs"),
    };
  };
  const [clapnq, docs, xquad] = await Promise.all(["clapnq-dev", "product-docs", "xquad-en"].map(read));
  const [ours, theirs, docsOurs, xquadOurs, xquadTheirs] = await Promise.all([
    answerQuality(clapnq!, wirings["with statistics"]),
    answerQuality(clapnq!, firstSentenceAnswerer),
    answerQuality(docs!, wirings["with statistics"]),
    answerQuality(xquad!, wirings["with statistics"]),
    answerQuality(xquad!, firstSentenceAnswerer),
  ]);
  expect([ours, docsOurs, xquadOurs].map((quality) => quality["quote-fidelity"])).toEqual([1, 1, 1]);
  expect(docsOurs.refused).toBeLessThanOrEqual(0.15);
  expect(xquadOurs.refused).toBeLessThanOrEqual(0.15);
  expect(ours["citation-f1"]).toBeGreaterThan((theirs["citation-f1"] as number) + 0.15);
  expect(xquadOurs["answer-contains-gold"]).toBeGreaterThan(
    (xquadTheirs["answer-contains-gold"] as number) + 0.15,
  );
});
