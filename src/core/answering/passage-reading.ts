import type { ReadPassage } from "../../ports/answerer.ts";
import { analyserFor } from "../text/analyser.ts";
import { sentencesOf } from "../text/sentences.ts";
import { type Held, join } from "./coverage.ts";
import type { QuestionReading } from "./question-reading.ts";

/** In positions of the passage's text. */
export interface SentenceReading {
  start: number;
  end: number;
  held: Held;
  /** All its terms, those of the question among them. */
  terms: number;
}

/** What a passage shares with a question. */
export interface PassageReading {
  passage: ReadPassage;
  question: QuestionReading;
  /** Held by the headings above the passage. */
  heading: Held;
  /** Held by the passage's text. */
  text: Held;
  sentences: SentenceReading[];
}

const relatedCredit = 0.7;

/** The question must have been read in the passage's language. Linear in the passage's length. */
export function readPassage(passage: ReadPassage, question: QuestionReading): PassageReading {
  const { text, language, breadcrumb } = passage;
  const analyser = analyserFor(language);
  const nothing = () => new Float64Array(question.shares.length);
  const hold = (held: Held, term: string): void => {
    const number = question.numberOf(term);
    if (number !== undefined) {
      held[number] = 1;
      return;
    }
    const related = question.relatedTo(term);
    if (related !== undefined) held[related] = Math.max(held[related] as number, relatedCredit);
  };

  const heading = nothing();
  analyser.forEachTerm(breadcrumb.join("\n"), (term) => hold(heading, term));

  const sentences = sentencesOf(text, 0, text.length).map(({ start, end }) => ({
    start,
    end,
    held: nothing(),
    terms: 0,
  }));
  let place = 0;
  analyser.forEachTerm(text, (term, start) => {
    while (place < sentences.length - 1 && start >= (sentences[place] as SentenceReading).end) place++;
    const sentence = sentences[place];
    if (sentence === undefined) return;
    hold(sentence.held, term);
    sentence.terms++;
  });

  const whole = nothing();
  for (const { held } of sentences) join(whole, held);
  return { passage, question, heading, text: whole, sentences };
}
