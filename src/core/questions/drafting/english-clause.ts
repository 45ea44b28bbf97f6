import { baseOfPast, baseOfThirdPerson, isBaseVerb, isParticiple } from "./english-verbs.ts";
import { type FoundTime, timeIn } from "./english-measures.ts";
import { midSentence } from "./plain-text.ts";

/** Words that a sentence's subject must not begin with: it would mean something said before, or be none. */
const noSubject =
  /^(?:this|that|these|those|it|its|they|them|their|he|she|his|her|we|us|our|ours|i|me|my|you|yours|there|here|what|who|whose|which|when|where|why|how|if|in|on|at|for|from|with|without|to|by|and|but|or|so|then|also|however|as|after|before|while|because|since|although|though|not|no|nothing|nobody|somebody|someone|one|two|both|some|such|another|other|others|either|neither|each|please|once|until|under|over|above|below|behind|during|instead|today|now|only|even|just|more|most|many|few|all|any|anyone|everything|everybody|let|do|does|don't|did|can|could|will|would|should|may|might|must|is|are|was|were|have|has|had|e\.g|see|following|next|first|second|third|finally|additionally|similarly)$/i;
/** Words that a subject must not end with: the verb behind it belongs to something else. */
const openEnd =
  /^(?:who|which|that|and|or|of|to|not|than|as|the|a|an|with|for|in|on|by|from|you|we|they|it|he|she|i|also|only|but|where|when|how|what|if)$/i;
/** Heads that mean nothing without what was said before. */
const emptyHead =
  /^(?:the )?(?:\w+est|problem|aim|goal|results?|reason|idea|purpose|next step|step|answer|question|point|rest|others?|same|latter|former|first|second|third|last|only (?:one|thing|way)|things?|way|key|best way|difference|example|following|above|number|output|input|code|file|list|table|image|user|word|text|model|response|request|changes?|note|part|place|process|approach)$/i;
const be = /^(?:is|are|was|were)$/i;
const longestSubject = 7;

/** Parts of "The wash-house was built in 1983 by Peem.": subject, verb, what follows it. */
export interface Clause {
  /** As it is written inside a sentence. */
  subject: string;
  /** A form of "be" as it stands; undefined for other verbs. */
  is: string | undefined;
  /** Base form where the verb stands in the present. */
  base: string | undefined;
  /** Base form where it stands in the past. */
  past: string | undefined;
  /** "do" or "does". */
  does: string;
  /** Behind the verb, without the full stop. */
  rest: string;
  /** The first time or frequency in the rest. */
  time: FoundTime | undefined;
}

/** The clause of a sentence that begins with a short noun phrase and whose first known verb is a finite one. */
export function englishClause(sentence: string, isCommonWord: (word: string) => boolean): Clause | undefined {
  const words = sentence.split(" ");
  if (noSubject.test((words[0] ?? "").replace(/[,;:]$/, ""))) return undefined;
  const index = words.findIndex((word, at) => at > 0 && isFinite(word, words.slice(0, at)));
  if (index < 1 || index > longestSubject || index === words.length - 1) return undefined;
  const subject = words.slice(0, index).join(" ");
  if (/[,;:.?!"“”]|\(\S*$/.test(subject) || openEnd.test(words[index - 1] ?? "")) return undefined;
  if (emptyHead.test(subject) || isOrderVerb(words[0] ?? "")) return undefined;
  const verb = words[index] as string;
  const rest = words
    .slice(index + 1)
    .join(" ")
    .replace(/[.!]$/, "");
  const isPresentPlural = isBaseVerb(verb);
  return {
    subject: midSentence(subject, isCommonWord),
    is: be.test(verb) ? verb.toLowerCase() : undefined,
    base: be.test(verb) ? undefined : isPresentPlural ? verb.toLowerCase() : baseOfThirdPerson(verb),
    past: be.test(verb) || isPresentPlural ? undefined : baseOfPast(verb),
    does: isPresentPlural ? "do" : "does",
    rest,
    time: timeIn(rest),
  };
}

function isFinite(word: string, before: readonly string[]): boolean {
  if (be.test(word) || baseOfThirdPerson(word) !== undefined) return true;
  if (isBaseVerb(word) && isPlural(before)) return true;
  return baseOfPast(word) !== undefined && !isAmbiguousPast(word, before.at(-1) ?? "");
}

/** A bare base form as the first word is an order, and its object no subject. */
function isOrderVerb(word: string): boolean {
  return isBaseVerb(word) && !word.endsWith("s");
}

/** By the noun itself, not by what follows its preposition: "Trains for Glasgow". */
function isPlural(subject: readonly string[]): boolean {
  const preposition = subject.findIndex(
    (word, index) => index > 0 && /^(?:of|for|from|to|in|on|with|at)$/.test(word),
  );
  return /[^s]s$/.test(subject.at(preposition < 0 ? -1 : preposition - 1) ?? "");
}

/** "The linen used in Tern": a participle behind a noun, which is no verb of this sentence. */
function isAmbiguousPast(word: string, before: string): boolean {
  return (
    isParticiple(word) && !/^(?:cost|came|began|took|went|ran|cut)$/i.test(word) && /[a-z]$/.test(before)
  );
}
