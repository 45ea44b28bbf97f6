import type { Clause } from "./english-clause.ts";
import type { ProposedQuestion } from "./draft-candidate.ts";
import { firstQuantity, quantityAt } from "./english-measures.ts";
import { isBaseVerb } from "./english-verbs.ts";
import { wordCount } from "./plain-text.ts";

/** What happens at a time rather than to a thing. */
const timed =
  /^(?:open|close|start|begin|end|leave|arrive|run|stop|come|go|expire|happen|return|bleed|break|finish|join|launch|ring|meet|sail|deliver|collect)$/;
/** Verbs whose object is what one would ask for. */
const telling =
  /^(?:provide|support|include|contain|require|return|need|offer|mean|show|recommend|cover|cause|produce|accept|represent|indicate|describe|determine|control|prevent|improve|reduce|measure|display|generate|handle|protect|heat|feed|supply|specify|define|collect|replace)$/;
const counted =
  /^(\d+|two|three|four|five|six|seven|eight|nine|ten|twelve) ((?:[\p{L}-]+ ){0,2}[\p{L}-]+s)(?=$|,| in | on | and | that | which | with | for | of )/u;

/** Questions about what a subject does. */
export function verbQuestions(clause: Clause): (ProposedQuestion | undefined)[] {
  return [
    costQuestion(clause),
    durationQuestion(clause),
    capacityQuestion(clause),
    timeQuestion(clause),
    meaningQuestion(clause),
    countQuestion(clause),
    purposeQuestion(clause),
    objectQuestion(clause),
  ];
}

/** "An assistance dog costs £30 a week." */
function costQuestion({ subject, base, past, does, rest }: Clause): ProposedQuestion | undefined {
  if (base !== "cost" && past !== "cost") return undefined;
  const question = `How much ${base === undefined ? "did" : does} ${subject} cost?`;
  return { kind: "quantity", trust: 0.9, question, ...answered(firstQuantity(rest)) };
}

/** "Charging takes ninety minutes." */
function durationQuestion({ subject, base, does, rest }: Clause): ProposedQuestion | undefined {
  const lasts = base === "take" || base === "last";
  if (!lasts || !/\b(?:second|minute|hour|day|week|month|year)s?\b/.test(rest)) return undefined;
  const question = `How long ${does} ${subject} ${base}${purposeOf(rest)}?`;
  return { kind: "quantity", trust: 0.85, question, ...answered(firstQuantity(rest)) };
}

/** "The copper holds 400 gallons." */
function capacityQuestion({ subject, base, does, rest }: Clause): ProposedQuestion | undefined {
  const measures = base === "weigh" || base === "hold" || base === "measure";
  if (!measures || quantityAt(rest) === undefined) return undefined;
  return { kind: "quantity", trust: 0.85, question: `How much ${does} ${subject} ${base}?`, answer: rest };
}

/** "The tower opens to visitors on Wednesdays." */
function timeQuestion({ subject, base, past, does, rest, time }: Clause): ProposedQuestion | undefined {
  const verb = base ?? past;
  if (verb === undefined || time === undefined || !timed.test(verb)) return undefined;
  const before = rest.slice(0, time.at).trim();
  if (wordCount(before) > 5 || /[,;:]/.test(before)) return undefined;
  const helper = base === undefined ? "did" : does;
  const question = `${time.asks} ${helper} ${subject} ${verb}${before === "" ? "" : ` ${before}`}?`;
  return { kind: "time", trust: 0.8, question, answer: time.words };
}

/** "F3 means that the door is open.", "SSE stands for server-sent events." */
function meaningQuestion({ subject, base, does, rest }: Clause): ProposedQuestion | undefined {
  const standsFor = base === "stand" && rest.startsWith("for ");
  if (base !== "mean" && !standsFor) return undefined;
  const question = `What ${does} ${subject} ${standsFor ? "stand for" : "mean"}?`;
  return { kind: "definition", trust: 0.85, question, answer: rest.replace(/^(?:that|for) /, "") };
}

/** "The landing has three windows." */
function countQuestion({ subject, base, does, rest }: Clause): ProposedQuestion | undefined {
  const [, number, things] = counted.exec(rest) ?? [];
  if (base !== "have" || number === undefined || things === undefined) return undefined;
  const question = `How many ${things} ${does} ${subject} have?`;
  return { kind: "quantity", trust: 0.75, question, answer: number };
}

/** "The flag lets you save tokens." */
function purposeQuestion({ subject, base, does, rest }: Clause): ProposedQuestion | undefined {
  if (!/^(?:allow|let|enable|help)$/.test(base ?? "") || !rest.startsWith("you ")) return undefined;
  const to = base === "let" || base === "help" ? "" : "to ";
  const question = `What ${does} ${subject} ${base} you ${to}do?`;
  return { kind: "statement", trust: 0.8, question, answer: rest.replace(/^you (?:to )?/, "") };
}

/** "Every response includes a request id." */
function objectQuestion({ subject, base, does, rest }: Clause): ProposedQuestion | undefined {
  const hasObject =
    wordCount(rest) >= 2 && !/^(?:you|to|how|that|for|in|on|at|by|with|from|when|whether|as)\b/i.test(rest);
  if (base === undefined || base === "mean" || !telling.test(base) || !hasObject) return undefined;
  return { kind: "statement", trust: 0.7, question: `What ${does} ${subject} ${base}?`, answer: rest };
}

/** " to charge the car" at the end of "ninety minutes to charge the car". */
function purposeOf(rest: string): string {
  const at = rest.lastIndexOf(" to ");
  const purpose = at < 0 ? [] : rest.slice(at + 1).split(" ");
  return purpose.length <= 7 && isBaseVerb(purpose[1] ?? "") ? ` ${purpose.join(" ")}` : "";
}

function answered(answer: string | undefined): { answer?: string } {
  return answer === undefined ? {} : { answer };
}
