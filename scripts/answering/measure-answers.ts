import type { Answer } from "../../src/contracts/answer.ts";
import { answerMetrics } from "../../src/core/evaluation/answer-metrics.ts";
import { citationMetrics } from "../../src/core/evaluation/citation-metrics.ts";
import type { Answerer } from "../../src/ports/answerer.ts";
import type { AskedCorpus, AskedQuestion } from "./read-corpus.ts";

const measured = ["answer-contains-gold", "citation-f1", "quote-fidelity"] as const;
export type AnswerQuality = Record<(typeof measured)[number] | "refused", number | undefined>;

export async function answerOf(answerer: Answerer, { question, passages }: AskedQuestion): Promise<Answer> {
  for await (const event of answerer.answer({ question, passages, signal: AbortSignal.timeout(60_000) })) {
    if (event.type === "answer-end") return event.answer;
  }
  throw new Error(`The answerer ${answerer.id} ended without an answer.`);
}

/** Means over the corpus's answerable questions. A refusal contains no gold and cites none. */
export async function answerQuality(
  { texts, questions }: AskedCorpus,
  answererFor: (question: AskedQuestion) => Answerer,
): Promise<AnswerQuality> {
  const metrics = [...answerMetrics(), ...citationMetrics()];
  const scores: Record<string, number[]> = { refused: [] };
  const signal = AbortSignal.timeout(600_000);
  for (const asked of questions.filter(({ answerable }) => answerable)) {
    const answer = await answerOf(answererFor(asked), asked);
    scores["refused"]!.push(answer.refused ? 1 : 0);
    const { id, question, gold, passages } = asked;
    const sample = {
      question: {
        id,
        question,
        gold,
        answerable: true,
        group: id,
        ...(asked.answer === undefined ? {} : { answer: asked.answer }),
      },
      ranking: passages,
      used: passages.length,
      answer,
      textOf: (source: string) => texts.get(source) as string,
      chunksOf: () => [],
    };
    for (const metric of metrics) {
      const outcome = await metric.measure(sample, signal);
      if (outcome.status === "scored") (scores[metric.id] ??= []).push(outcome.score);
    }
  }
  const mean = (id: string) => {
    const list = scores[id] ?? [];
    return list.length === 0 ? undefined : list.reduce((sum, score) => sum + score, 0) / list.length;
  };
  return {
    refused: mean("refused"),
    "answer-contains-gold": mean("answer-contains-gold"),
    "citation-f1": mean("citation-f1"),
    "quote-fidelity": mean("quote-fidelity"),
  };
}
