import type { ProposedQuestion } from "./draft-candidate.ts";
import { timeIn } from "./english-measures.ts";
import { isBaseVerb } from "./english-verbs.ts";
import { wordCount } from "./plain-text.ts";

/** Words that point to something said before. "it" may stay where it is the weather. */
const pointing =
  /\b(?:this|these|those|they|them|he|she|him|his|her|their|there|here|above|below|following|i|me|my|we|us|our|both|either|neither|so|such|one|ones|other|others|another|rest)\b|\bit\b(?! (?:rains|snows|is (?:raining|snowing|cold|hot|dark|windy|wet)))|^that\b|\b(?:do|does|did|if|when|of|with|for|to|in|on|at) that\b/i;
/** Nouns as often as verbs: at the beginning of a sentence they are no order. */
const noOrder =
  /^(?:access|cover|heat|light|lock|mark|match|measure|need|notice|park|pay|play|post|prompt|state|support|test|track|use|view|visit|walk|water|work|end|set|have|be|know|come|say|let|mean|stand|lie|include|cost|list|load|look|process|plan|order|name)$/i;
/** Conditions that ask for nothing: "If you like, leave the lamp on." */
const matterOfTaste =
  /^(?:you (?:like|wish|want|prefer|can)$|you (?:like|wish|prefer|can)\b|in doubt|possible|necessary|needed|so\b|not\b)/i;
const negated = /^(?:do not|don['’]t|never)\b/i;
const order = /^(?:(?:please|always|then|just) )?(?:do not|don['’]t|never )?\s*([A-Za-z]+)\b/i;

/** Questions that an instruction or a condition answers. */
export function englishInstructionQuestions(sentence: string): ProposedQuestion[] {
  const plain = sentence.replace(/[.!]$/, "");
  return [...conditions(plain), ...purposes(plain), ...orders(plain), ...trailingConditions(plain)].filter(
    ({ question }) => !pointing.test(question),
  );
}

/** "If F3 comes back, ring Callum." */
function conditions(plain: string): ProposedQuestion[] {
  const [, word, condition, main] =
    /^(If|When|Whenever) ([^,;:—–]{8,90}), (?:then )?(.{6,})$/.exec(plain) ?? [];
  if (word === undefined || condition === undefined || main === undefined) return [];
  const length = wordCount(condition);
  if (length < 3 || length > 13 || matterOfTaste.test(condition)) return [];
  // A list of conditions goes on behind the first comma.
  if (/\b(?:and|or|but)$/i.test(condition) || /^(?:and|or|but|which|who|even|such as)\b/i.test(main))
    return [];
  if (/^(?:let|what|which|returns?)\b/i.test(main)) return [];
  const isGerund = /^(?:not )?[a-z]+ing\b/i.test(condition);
  const when = word === "If" ? "if" : "when";
  const asks =
    isOrder(main) || /^(?:you|guests|please|be)\b/i.test(main) ? "What should you do" : "What happens";
  if (asks === "What happens" && /^(?:who|what|where|how|why|do|does|is|are|can)\b/i.test(main)) return [];
  if (isGerund && (when === "if" || asks === "What happens")) return [];
  const trust = asks === "What happens" ? 0.7 : 0.9;
  return [{ kind: "condition", trust, question: `${asks} ${when} ${condition}?`, answer: main }];
}

/** "Ring Callum if F3 comes back." */
function trailingConditions(plain: string): ProposedQuestion[] {
  const [, main, word, condition] = /^([^,;:]{6,90}?),? (if|when) ([^,;:]{8,80})$/.exec(plain) ?? [];
  if (main === undefined || condition === undefined || !isOrder(main) || negated.test(main)) return [];
  if (matterOfTaste.test(condition)) return [];
  return [
    { kind: "condition", trust: 0.8, question: `What should you do ${word} ${condition}?`, answer: main },
  ];
}

/** "To add more test cases, click …", "Press Boost to heat the water.", "Hold the light for five seconds to clear it." */
function purposes(plain: string): ProposedQuestion[] {
  const [, aim, main] = /^(?:In order to|To) ([a-z][^,;:]{4,70})[,:] (.{6,})$/.exec(plain) ?? [];
  if (
    aim !== undefined &&
    main !== undefined &&
    isBaseVerb(aim.split(" ")[0] ?? "") &&
    !/^(?:help|see|learn|be)\b| (?:and|or)$/.test(aim) &&
    !/^(?:which|that|who|and|or)\b/.test(main)
  ) {
    const trust = isOrder(main) || /^you (?:can|must|should|need|will)\b/.test(main) ? 0.9 : 0.7;
    return [{ kind: "instruction", trust, question: `How do you ${aim}?`, answer: main }];
  }
  const [, doing, purpose] =
    /^([A-Z][^,;:]{6,80}?) (?:in order )?to ([a-z]+ [^,;:]{4,60})$/.exec(plain) ?? [];
  if (doing === undefined || purpose === undefined || !isOrder(doing) || / to /.test(doing)) return [];
  const [verb = "", object = ""] = purpose.split(" ");
  if (/^(?:and|or)$/.test(object)) return [];
  if (
    !isBaseVerb(verb) ||
    /^(?:be|have|do|see|get|let|work|use|help|learn)$/.test(verb) ||
    /^(?:Remember|Try|Ask|Want|Need|Like|Feel|Be|Continue|Go|Come|Learn|Wait)\b/.test(doing)
  )
    return [];
  return [{ kind: "instruction", trust: 0.8, question: `How do you ${purpose}?`, answer: doing }];
}

/** "Clean the filter every six weeks.", "Never use bleach because of the treatment plant.", "Use soda to wipe the seals." */
function orders(plain: string): ProposedQuestion[] {
  if (!isOrder(plain) || /[;:]/.test(plain)) return [];
  const positive = plain.replace(/^(?:please|always|then|just) /i, "");
  const doing = positive.charAt(0).toLowerCase() + positive.slice(1);
  const forbidden = /^(?:do not|don['’]t|never) (.+)$/i.exec(doing);
  if (forbidden?.[1] !== undefined) {
    const [, what, reason] = /^(.+?),? because (.+)$/i.exec(forbidden[1]) ?? [];
    if (what !== undefined && reason !== undefined && wordCount(what) <= 9) {
      return [{ kind: "reason", trust: 0.85, question: `Why should you not ${what}?`, answer: reason }];
    }
    const act = forbidden[1].split(/[,;]/)[0] ?? "";
    if (wordCount(act) < 2 || wordCount(act) > 9 || /\b(?:if|when|until|unless|before)\b/.test(act))
      return [];
    return [{ kind: "permission", trust: 0.65, question: `Are you allowed to ${act}?` }];
  }
  const time = timeIn(doing);
  if (time === undefined || time.at === 0) return [];
  const act = doing.slice(0, time.at).replace(/[\s,]+$/, "");
  if (wordCount(act) < 2 || wordCount(act) > 8 || /[,]| and [a-z]+$/.test(act)) return [];
  return [{ kind: "time", trust: 0.8, question: `${time.asks} should you ${act}?`, answer: time.words }];
}

/** True where the sentence tells somebody to do something. */
export function isOrder(text: string): boolean {
  const verb = order.exec(text)?.[1] ?? "";
  if (!isBaseVerb(verb) || (!negated.test(text) && noOrder.test(verb) && !isPlainOrder(text))) return false;
  return !/^\w+ (?:is|are|was|were|has|have|can|will|may|must)\b/i.test(text);
}

/** A verb that could be a noun is one where an article follows: "Use the big remote only." */
function isPlainOrder(text: string): boolean {
  return (
    /^(?:please )?\w+ (?:the|a|an|your|all|each|every|only|up|down|in|on|off)\b/i.test(text) &&
    !/^(?:have|be|need|let|mean|cost|stand|lie|include)\b/i.test(text)
  );
}
