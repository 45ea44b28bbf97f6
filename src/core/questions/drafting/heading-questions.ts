import type { ProposedQuestion } from "./draft-candidate.ts";
import { baseOfGerund, isBaseVerb } from "./english-verbs.ts";
import { midSentence, readable } from "./plain-text.ts";

/** Nouns that ask for a list, and how one asks for it. */
const lists: readonly (readonly [noun: RegExp, question: (of: string) => string])[] = [
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

/** A question that a heading stands for; its section's first sentence is then the answer's place. */
export function headingQuestion(
  heading: string,
  title: string | undefined,
  isCommonWord: (word: string) => boolean,
): ProposedQuestion | undefined {
  const words = readable(heading)
    .replace(/^(?:step )?\d+[.):]?\s+/i, "")
    .trim();
  if (words.length < 4 || words.length > 90 || pointing.test(words)) return undefined;
  const asked = questionOf(words);
  if (asked !== undefined) return { kind: "heading", trust: 0.85, question: asked };
  const how = /^how to (?!be |get help)(.+)$/i.exec(words)?.[1];
  if (how !== undefined && how.includes(" "))
    return { kind: "heading", trust: 0.9, question: `How do you ${softened(how, isCommonWord)}?` };
  const [first = "", ...rest] = words.split(" ");
  const verb = baseOfGerund(first);
  const isActivity = !things.test(first) || /^(?:the|a|an|your|with)$/i.test(rest[0] ?? "");
  const hasObject =
    rest.length > 0 &&
    !/^(?:and|or|vs\.?|versus)$/i.test(rest[0] ?? "") &&
    !/^(?:on|off|up|down|in|out|over|away|back|home|started)$/i.test(rest.join(" "));
  if (verb !== undefined && isActivity && hasObject && rest.length <= 8) {
    const object = softened(rest.join(" "), isCommonWord);
    return { kind: "heading", trust: 0.8, question: `How do you ${verb} ${object}?` };
  }
  if (
    isBaseVerb(first) &&
    rest.length >= 1 &&
    rest.length <= 7 &&
    /^(?:the|a|an|your|to|up|and|with|[a-z])/i.test(rest[0] ?? "") &&
    first === capitalisedOnly(first) &&
    /^(?:create|add|set|choose|configure|install|build|use|deploy|connect|define|develop|enable|run|test|test|reduce|increase|handle|manage|upload|write|improve|prevent|avoid|give|let|evaluate)$/i.test(
      first,
    )
  ) {
    return {
      kind: "heading",
      trust: 0.7,
      question: `How do you ${first.toLowerCase()} ${softened(rest.join(" "), isCommonWord)}?`,
    };
  }
  const when = /^(?:when|why|where) to (.+)$/i.exec(words);
  if (when !== null) {
    const asks = words.split(" ")[0] ?? "";
    return {
      kind: "heading",
      trust: 0.85,
      question: `${asks} should you ${softened(when[1] ?? "", isCommonWord)}?`,
    };
  }
  if (title === undefined) return undefined;
  const list = lists.find(([noun]) => noun.test(words));
  return list === undefined
    ? undefined
    : { kind: "heading", trust: 0.6, question: list[1](midSentence(readable(title), isCommonWord)) };
}

/** Headings that are questions already, with or without their mark. */
function questionOf(words: string): string | undefined {
  if (/[?？]$/u.test(words))
    return words.split(" ").length >= 3 || /[\p{Script=Han}]/u.test(words) ? words : undefined;
  const isQuestion =
    /^(?:how|what|why|when|where|who|which) (?:is|are|was|were|do|does|did|can|should|will)\b/i.test(words) ||
    /^(?:how good is|what you)\b/i.test(words);
  return isQuestion &&
    /^(?:how|what|why|when|where|who|which) (?:is|are|was|were|do|does|did|can|should|will|good)\b/i.test(
      words,
    )
    ? `${words}?`
    : undefined;
}

/** "Test Cases" as it is written inside a sentence: names keep their capitals, other words lose them. */
function softened(words: string, isCommonWord: (word: string) => boolean): string {
  return words
    .split(" ")
    .map((word) => midSentence(word, isCommonWord))
    .join(" ");
}

function capitalisedOnly(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1).toLowerCase();
}
