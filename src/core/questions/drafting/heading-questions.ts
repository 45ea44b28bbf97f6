import type { ProposedQuestion } from "./draft-candidate.ts";
import { baseOfGerund } from "./english-verbs.ts";
import { midSentence, readable } from "./plain-text.ts";

/** Nouns that ask something of the document's title. */
const aboutTitle: readonly (readonly [noun: RegExp, question: (of: string) => string])[] = [
  [/^(?:prerequisites?|requirements?)$/i, (of) => `What do you need for ${of}?`],
  [/^(?:limitations?|limits|known (?:issues|limitations))$/i, (of) => `What are the limitations of ${of}?`],
  [/^(?:benefits|advantages)$/i, (of) => `What are the benefits of ${of}?`],
  [/^(?:running costs?|costs?|pricing|prices)$/i, (of) => `What does ${of} cost?`],
  [/^use cases$/i, (of) => `What is ${of} used for?`],
];
const pointing = /\b(?:us|we|our|it|this|that|these|those|them|they|here)\b/i;
/** Gerunds that name a thing as often as an activity. */
const things =
  /^(?:being|building|cleaning|cooking|cycling|dining|drying|engineering|feeding|finding|fishing|flooding|heating|landing|lighting|listing|meeting|opening|parking|pricing|prompting|running|sailing|setting|shopping|streaming|swimming|training|walking|warning|washing|working)$/i;
/** Verbs that head a section about how to do something. */
const doing =
  /^(?:create|add|set|choose|configure|install|build|use|deploy|connect|define|develop|enable|run|test|reduce|increase|handle|manage|upload|write|improve|prevent|avoid|give|let|evaluate)$/i;
const asksWithoutMark =
  /^(?:how|what|why|when|where|who|which) (?:is|are|was|were|do|does|did|can|should|will|good)\b/i;

/** A question that a heading stands for; what follows it is then the answer's place. */
export function headingQuestion(
  heading: string,
  title: string | undefined,
  isCommonWord: (word: string) => boolean,
): ProposedQuestion | undefined {
  const words = readable(heading)
    .replace(/^(?:step )?\d+[.):]?\s+/i, "")
    .trim();
  if (words.length < 4 || words.length > 90 || pointing.test(words)) return undefined;
  const ask = (trust: number, question: string): ProposedQuestion => ({ kind: "heading", trust, question });
  // Names keep their capitals, other words lose them.
  const inside = (text: string) =>
    text
      .split(" ")
      .map((word) => midSentence(word, isCommonWord))
      .join(" ");

  if (isQuestion(words)) return ask(0.85, words);
  if (asksWithoutMark.test(words)) return ask(0.85, `${words}?`);
  const how = /^how to (?!be |get help)(\S+ .+)$/i.exec(words)?.[1];
  if (how !== undefined) return ask(0.9, `How do you ${inside(how)}?`);
  const [, asks, what] = /^(when|why|where) to (.+)$/i.exec(words) ?? [];
  if (asks !== undefined && what !== undefined) return ask(0.85, `${asks} should you ${inside(what)}?`);
  const [first = "", ...others] = words.split(" ");
  const object = others.join(" ");
  const verb = activityOf(first, others);
  if (verb !== undefined) return ask(0.8, `How do you ${verb} ${inside(object)}?`);
  if (doing.test(first) && others.length >= 1 && others.length <= 7 && !/^(?:or|cases?)\b/i.test(object)) {
    return ask(0.7, `How do you ${first.toLowerCase()} ${inside(object)}?`);
  }
  const known = aboutTitle.find(([noun]) => noun.test(words));
  if (title === undefined || known === undefined) return undefined;
  return ask(0.6, known[1](midSentence(readable(title), isCommonWord)));
}

/** With its mark, and long enough to be one: "How?" heads a section but asks nothing by itself. */
function isQuestion(words: string): boolean {
  return /[?？]$/u.test(words) && (words.split(" ").length >= 3 || /\p{Script=Han}/u.test(words));
}

/** "create" of "Creating test cases"; undefined where the first word names a thing or has no object. */
function activityOf(first: string, others: readonly string[]): string | undefined {
  const [next = ""] = others;
  if (others.length === 0 || others.length > 8 || /^(?:and|or|vs\.?|versus)$/i.test(next)) return undefined;
  if (/^(?:on|off|up|down|in|out|over|away|back|home|started)$/i.test(others.join(" "))) return undefined;
  if (things.test(first) && !/^(?:the|a|an|your|with)$/i.test(next)) return undefined;
  return baseOfGerund(first);
}
