import type { Clause } from "./english-clause.ts";
import type { ProposedQuestion } from "./draft-candidate.ts";
import { quantityAt } from "./english-measures.ts";
import { isParticiple } from "./english-verbs.ts";
import { capitalised, wordCount } from "./plain-text.ts";

const place =
  /^((?:(?:kept|stored|located|found|hung|hanging|mounted|hidden|buried|parked|placed|fixed) )?)((?:just |right |directly )?(?:in|on|under|beneath|behind|beside|next to|above|below|inside|outside|between|at the (?:top|bottom|back|front|side|end|foot|head)|opposite|near|left of|right of) (?:the|a|an|our|your|each|every|\p{Lu})[^.;:]*)/u;
/** Where something is seen rather than found. */
const shownThere = /^(?:on|in) (?:a|the) (?:photographs?|photos?|pictures?|maps?|lists?|back)\b/i;
const allowed =
  /^(?:(?:not|no longer|never|always|only|also) )?(allowed|permitted|welcome|included|required|needed|necessary|free|forbidden|prohibited|available|supported|refundable|optional|mandatory|compulsory|compatible|recommended|safe|possible|enabled|disabled|deprecated)\b([^.;:,]*)/i;
const measured = /^(deep|long|wide|high|tall|old|thick|heavy|far|away|broad|large)\b/i;
const fullName = /^((?:\p{Lu}[\p{L}'’-]+ ){1,2}\p{Lu}[\p{L}'’-]+)(?=$|,| of | from | in )/u;

/** Questions about what a subject is, was, or where. `is` is the verb as it stands. */
export function beQuestions(clause: Clause, is: string): (ProposedQuestion | undefined)[] {
  return [
    timeQuestion(clause, is),
    placeQuestion(clause, is),
    permissionQuestion(clause, is),
    quantityQuestion(clause, is),
    personQuestion(clause, is),
    definitionQuestion(clause, is),
  ];
}

/** "The wash-house was built in 1983." */
function timeQuestion({ subject, rest, time }: Clause, is: string): ProposedQuestion | undefined {
  if (time === undefined || time.at === 0) return undefined;
  const before = rest.slice(0, time.at).trim();
  const isPassive = isParticiple(before.split(" ")[0] ?? "") && !/\bby\b/.test(before);
  if (!isPassive || wordCount(before) > 7) return undefined;
  const question = `${time.asks} ${is} ${subject} ${before}?`;
  return { kind: "time", trust: 0.85, question, answer: time.words };
}

/** "Spare fuses are kept in the drawer." */
function placeQuestion({ subject, rest }: Clause, is: string): ProposedQuestion | undefined {
  const [, doing = "", where] = place.exec(rest) ?? [];
  if (where === undefined || wordCount(rest) > 16 || /^an? /i.test(subject) || shownThere.test(where)) {
    return undefined;
  }
  const question = `Where ${is} ${subject}${doing === "" ? "" : ` ${doing.trim()}`}?`;
  return {
    kind: "place",
    trust: 0.85,
    question,
    answer: where.split(/, (?:and|but|so|which)\b/)[0] ?? where,
  };
}

/** "Visitors are not allowed after ten." No answer: it would be a yes or a no that the text does not say. */
function permissionQuestion({ subject, rest }: Clause, is: string): ProposedQuestion | undefined {
  const [, what, more = ""] = allowed.exec(rest) ?? [];
  if (what === undefined || wordCount(more) > 7) return undefined;
  return { kind: "permission", trust: 0.7, question: `${capitalised(is)} ${subject} ${what}${more}?` };
}

/** "The well is eleven metres deep.", "The deposit is £250." */
function quantityQuestion({ subject, rest }: Clause, is: string): ProposedQuestion | undefined {
  const quantity = quantityAt(rest);
  if (quantity === undefined) return undefined;
  const behind = rest.slice(quantity.length).trim();
  const adjective = measured.exec(behind)?.[1];
  if (adjective !== undefined) {
    return { kind: "quantity", trust: 0.9, question: `How ${adjective} ${is} ${subject}?`, answer: quantity };
  }
  if (behind !== "" && !/^(?:per|a|an|each|at|in|for|and|,|\()/i.test(behind)) return undefined;
  return { kind: "quantity", trust: 0.75, question: `What ${is} ${subject}?`, answer: rest };
}

/** "The architect was Una Sinclair of Ardlochy." */
function personQuestion({ subject, rest }: Clause, is: string): ProposedQuestion | undefined {
  const name = fullName.exec(rest)?.[1];
  return name === undefined
    ? undefined
    : { kind: "person", trust: 0.7, question: `Who ${is} ${subject}?`, answer: name };
}

/** "Pretraining is the process of …", "The tray is used for …" */
function definitionQuestion({ subject, rest, time }: Clause, is: string): ProposedQuestion | undefined {
  if (wordCount(rest) < 4) return undefined;
  const purpose = /^(used|designed) (?:to|for)\b/i.exec(rest)?.[1];
  if (purpose !== undefined) {
    const question = `What ${is} ${subject} ${purpose} for?`;
    return { kind: "definition", trust: 0.8, question, answer: rest };
  }
  // "The decision is the same on Mondays" tells when, not what.
  if (!/^(?:a|an|the|one of|any)\b/i.test(rest) || (time !== undefined && /^the\b/i.test(rest))) {
    return undefined;
  }
  return { kind: "definition", trust: 0.8, question: `What ${is} ${subject}?`, answer: rest };
}
