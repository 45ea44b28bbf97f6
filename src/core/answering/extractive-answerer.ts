import type { AnswerEvent } from "../../contracts/answer.ts";
import type { Answerer, AnswerRequest } from "../../ports/answerer.ts";
import { analyserVersion } from "../text/analyser.ts";
import { chooseSentences } from "./choose-sentences.ts";
import { composeAnswer } from "./compose-answer.ts";
import { evidenceOf } from "./evidence.ts";
import { evidenceWeightsVersion, refusalThreshold } from "./evidence-weights.ts";
import { type PassageReading, readPassage } from "./passage-reading.ts";
import { type QuestionReading, readQuestion } from "./question-reading.ts";
import { refusalOf } from "./refusal.ts";
import { throwIfAborted } from "../../contracts/abort.ts";
import { termWeightOf, type TermStatistics } from "./term-statistics.ts";

export interface ExtractiveSettings {
  /** Evidence below it is a refusal; the shipped threshold where absent. */
  threshold?: number | undefined;
  /** Most sentences of an answer, at least 1. */
  maxSentences?: number;
  /** Of the index the passages come from. Without it a term's weight is guessed from its shape, and answers are a little worse. */
  statistics?: TermStatistics | undefined;
}

/**
 * Answers by quoting: it picks the sentences of the passages that share most with the question and gives them word for
 * word, each with its citation, or says that the sources do not say.
 *
 * It knows words, not meanings. It writes no sentence of its own, does not sum up, count, compare or draw conclusions, does
 * not resolve pronouns, and finds no answer that is told in other words than the question's. It cannot tell a sentence that
 * affirms from one that denies. It quotes what a source says, true or not. Its evidence says how much the passages speak of what
 * the question names, not whether the quotes answer it.
 */
export function extractiveAnswerer(settings: ExtractiveSettings = {}): Answerer {
  const { threshold = refusalThreshold, maxSentences = 3, statistics } = settings;
  const weightOf = termWeightOf(statistics);
  return {
    id: "extractive",
    version: `3 weights ${evidenceWeightsVersion} analyser ${analyserVersion}${statistics === undefined ? "" : " statistics"}`,

    async *answer({ question, passages, signal }: AnswerRequest): AsyncIterable<AnswerEvent> {
      throwIfAborted(signal);
      const readings = readAll(passages, (language) => readQuestion(question, language, weightOf));
      const evidence = evidenceOf(readings);
      const chosen = evidence < threshold ? [] : chooseSentences(readings, maxSentences);
      if (chosen.length === 0) {
        const refusal = refusalOf(question, passages, evidence);
        yield { type: "answer-delta", text: refusal.text };
        yield { type: "answer-end", answer: refusal };
        return;
      }
      const { parts, citations } = composeAnswer(
        chosen.map(({ reading: { passage }, sentence }) => ({
          passage,
          start: passage.start + sentence.start,
          end: passage.start + sentence.end,
        })),
      );
      for (const text of parts) {
        throwIfAborted(signal);
        yield { type: "answer-delta", text };
      }
      throwIfAborted(signal);
      yield { type: "answer-end", answer: { text: parts.join(""), refused: false, citations, evidence } };
    },
  };
}

/** The question is read once for each language of the passages. */
function readAll(
  passages: AnswerRequest["passages"],
  read: (language: string) => QuestionReading,
): PassageReading[] {
  const questions = new Map<string, QuestionReading>();
  return passages.map((passage) => {
    let reading = questions.get(passage.language);
    if (reading === undefined) {
      reading = read(passage.language);
      questions.set(passage.language, reading);
    }
    return readPassage(passage, reading);
  });
}
