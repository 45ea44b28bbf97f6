import type { CitedText } from "../../src/core/answering/grounding/cited-text.ts";
import { readCitedText } from "../../src/core/answering/grounding/cited-text.ts";
import { groundAnswer } from "../../src/core/answering/grounding/ground-answer.ts";
import { overlaps } from "../../src/core/evaluation/spans.ts";
import type { AskedCorpus, AskedQuestion } from "./read-corpus.ts";

export interface GroundingChecks {
  sentences: number;
  grounded: number;
  withoutCitation: number;
  /** Cited, but with a number, date or name that the spans do not hold: a false alarm where the gold answer is right. */
  withFacts: number;
  /** Sentences that were grounded and hold a number, and those of them that no longer are once a digit is another. */
  changed: number;
  caught: number;
}

/** Gold answers, every sentence citing every retrieved passage with gold: as they are, and with one number changed. */
export function groundingChecks({ questions }: AskedCorpus): GroundingChecks {
  const checks = { sentences: 0, grounded: 0, withoutCitation: 0, withFacts: 0, changed: 0, caught: 0 };
  for (const asked of questions) {
    const cites = asked.passages.flatMap((passage, at) =>
      asked.gold.some((span) => overlaps(span, passage)) ? [at + 1] : [],
    );
    if (asked.answer === undefined || cites.length === 0) continue;
    const cited = citing(asked.answer, cites);
    for (const sentence of ground(cited, asked)) {
      checks.sentences++;
      if (sentence.citations.length === 0) checks.withoutCitation++;
      else if (sentence.facts.length > 0) checks.withFacts++;
      if (!sentence.isGrounded) continue;
      checks.grounded++;
      const text = cited.text.slice(sentence.start, sentence.end);
      const changed = withOtherNumber(text);
      if (changed === text) continue;
      checks.changed++;
      if (!ground(citing(changed, cites), asked).every(({ isGrounded }) => isGrounded)) checks.caught++;
    }
  }
  return checks;
}

function citing(text: string, cites: readonly number[]): CitedText {
  const read = readCitedText(text);
  return { ...read, sentences: read.sentences.map((sentence) => ({ ...sentence, cites })) };
}

function ground(cited: CitedText, { passages, question }: AskedQuestion) {
  return groundAnswer(cited, passages, question).sentences;
}

/** The last number's last digit is another. */
function withOtherNumber(text: string): string {
  return text.replace(/(\d)(?!.*\d)/s, (digit) => `${(Number(digit) + 3) % 10}`);
}
