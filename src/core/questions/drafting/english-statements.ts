import { baseOfPast, baseOfThirdPerson, isBaseVerb, isParticiple } from "./english-verbs.ts";
import type { ProposedQuestion } from "./draft-candidate.ts";
import { firstQuantity, quantityAt, timeIn } from "./english-measures.ts";
import { midSentence } from "./plain-text.ts";

/** Words that a sentence's subject must not begin with: it would mean something said before, or be none. */
const noSubject =
  /^(?:this|that|these|those|it|its|they|them|he|she|his|her|we|us|our|ours|i|me|my|you|yours|there|here|what|who|whose|which|when|where|why|how|if|in|on|at|for|from|with|without|to|by|and|but|or|so|then|also|however|as|after|before|while|because|since|although|though|not|no|nothing|nobody|somebody|someone|one|two|both|some|such|their|another|other|others|either|neither|each|please|once|until|under|over|above|below|behind|during|instead|today|now|only|even|just|more|most|many|few|all|any|anyone|everything|everybody|let|do|does|don't|did|can|could|will|would|should|may|might|must|is|are|was|were|have|has|had|e\.g|see|above|below|following|next|first|second|third|finally|additionally|similarly|next)$/i;
/** Words that a subject must not end with: the verb behind it belongs to something else. */
const openEnd =
  /^(?:who|which|that|and|or|of|to|not|than|as|the|a|an|with|for|in|on|by|from|you|we|they|it|he|she|i|also|only|but|where|when|how|what|if)$/i;
/** Heads that mean nothing without what was said before. */
const emptyHead =
  /^(?:the )?(?:\w+est|problem|aim|goal|result|results|reason|idea|purpose|next step|step|answer|question|point|rest|other|others|same|latter|former|first|second|third|last|only (?:one|thing|way)|thing|things|way|key|best way|difference|example|following|above|number|output|input|code|file|list|table|image|user|word|text|model|response|request|change|changes|note|part|place|process|approach)$/i;
const vague =
  /\b(?:it|this|these|those|they|them|he|she|him|his|her|there|here|following|above|below|former|latter|i|me|my|we|us|our|ours|mine|both|either|neither|so|such|then)\b/i;

const be = /^(?:is|are|was|were)$/i;
const placed =
  /^(?:(?:kept|stored|located|found|hung|hanging|mounted|hidden|buried|parked|placed|fixed|stands?|hangs?|lies?|sits?)\s+)?((?:just |right |directly )?(?:in|on|under|beneath|behind|beside|next to|above|below|inside|outside|between|at the (?:top|bottom|back|front|side|end|foot|head)|opposite|near|left of|right of) (?:the|a|an|our|your|each|every|\p{Lu})[^.;:]*)/u;
/** Where something is seen rather than found. */
const shownThere = /^(?:on|in) (?:a|the) (?:photographs?|photos?|pictures?|maps?|lists?|back)\b/i;
const allowed =
  /^(?:(not|no longer|never|always|only|also) )?(allowed|permitted|welcome|included|required|needed|necessary|free|forbidden|prohibited|available|supported|refundable|optional|mandatory|compulsory|compatible|recommended|safe|possible|enabled|disabled|deprecated)\b([^.;:,]*)/i;
const telling =
  /^(?:provide|support|include|contain|require|return|need|offer|mean|show|recommend|cover|cause|produce|accept|represent|indicate|describe|determine|control|prevent|improve|reduce|measure|display|generate|handle|protect|heat|feed|supply|specify|define|collect|protect|replace)$/;
const adjectives = /^(deep|long|wide|high|tall|old|thick|heavy|far|away|broad|large)\b/i;

/** Parts of "The wash-house was built in 1983 by Peem.": subject, verb, what follows it. */
interface Clause {
  subject: string;
  verb: string;
  rest: string;
}

/** Questions that one statement answers, the most trusted first. Empty where no rule is sure of its grammar. */
export function englishStatementQuestions(
  sentence: string,
  isCommonWord: (word: string) => boolean,
): ProposedQuestion[] {
  const clause = clauseOf(sentence);
  if (clause === undefined) return [];
  const subject = midSentence(clause.subject, isCommonWord);
  return [...rules(subject, clause)].filter(({ question }) => !vague.test(question));
}

function rules(subject: string, { verb, rest }: Clause): ProposedQuestion[] {
  const found: ProposedQuestion[] = [];
  const ask = (kind: ProposedQuestion["kind"], trust: number, question: string, answer?: string) => {
    const trimmed = answer?.replace(/[\s,.;:]+$/, "").trim();
    found.push({
      kind,
      trust,
      question,
      ...(trimmed === undefined || trimmed === "" ? {} : { answer: trimmed }),
    });
  };
  const plural = /^(?:are|were)$/i.test(verb) || isBaseVerb(verb);
  const base = baseOfThirdPerson(verb) ?? (isBaseVerb(verb) ? verb.toLowerCase() : undefined);
  const past = be.test(verb) ? undefined : baseOfPast(verb);
  const does = plural ? "do" : "does";
  const inner = rest.replace(/[.!]$/, "");
  const because = /^(.*?),? because (.+)$/i.exec(inner);
  const time = timeIn(inner);

  if (be.test(verb)) {
    const is = verb.toLowerCase();
    const [first = "", ...others] = inner.split(" ");
    if (because !== null && wordCount(because[1]) <= 8 && !/(?:^|\s)not$/.test(because[1] ?? "")) {
      ask("reason", 0.85, `Why ${is} ${subject} ${because[1]}?`, because[2]);
    }
    if (isParticiple(first) && time !== undefined && time.at > 0 && !/\bby\b/.test(inner.slice(0, time.at))) {
      const before = inner.slice(0, time.at).trim();
      if (wordCount(before) <= 7) ask("time", 0.85, `${time.asks} ${is} ${subject} ${before}?`, time.words);
    }
    const place = placed.exec(inner);
    if (
      place !== null &&
      wordCount(inner) <= 16 &&
      !/^an? /i.test(subject) &&
      !shownThere.test(place[1] ?? "")
    ) {
      const doing = inner
        .slice(0, inner.length - (place[1] ?? "").length - inner.slice(place.index + place[0].length).length)
        .trim();
      ask(
        "place",
        0.85,
        `Where ${is} ${subject}${doing === "" ? "" : ` ${doing}`}?`,
        (place[1] ?? "").split(/, (?:and|but|so|which)\b/)[0],
      );
    }
    const permission = allowed.exec(inner);
    if (permission !== null && wordCount(permission[3]) <= 7) {
      ask("permission", 0.7, `${upper(is)} ${subject} ${permission[2]}${permission[3]}?`);
    }
    const measured = quantityAt(inner);
    if (measured !== undefined) {
      const behind = inner.slice(measured.length).trim();
      const adjective = adjectives.exec(behind)?.[1];
      if (adjective !== undefined) ask("quantity", 0.9, `How ${adjective} ${is} ${subject}?`, measured);
      else if (behind === "" || /^(?:per|a|an|each|at|in|for|and|,|\()/i.test(behind)) {
        ask("quantity", 0.75, `What ${is} ${subject}?`, inner);
      }
    }
    const named = /^((?:\p{Lu}[\p{L}'’-]+ ){1,2}\p{Lu}[\p{L}'’-]+)(?=$|,| of | from | in )/u.exec(inner);
    if (named !== null) ask("person", 0.7, `Who ${is} ${subject}?`, named[1]);
    if (
      /^(?:a|an|the|one of|any|used (?:to|for)|designed to|the process of)\b/i.test(inner) &&
      wordCount(inner) >= 4
    ) {
      const what = /^(?:used|designed)\b/i.test(inner) ? ` ${first} ${others[0] ?? ""}` : "";
      const asks =
        what === ""
          ? `What ${is} ${subject}?`
          : `What ${is} ${subject}${what === " used for" ? " used for" : ` ${first} for`}?`;
      if (time === undefined || !/^the\b/i.test(inner)) ask("definition", 0.8, asks, inner);
    }
    return found;
  }

  if (base === "cost") ask("quantity", 0.9, `How much ${does} ${subject} cost?`, firstQuantity(inner));
  if (past === "cost") ask("quantity", 0.85, `How much did ${subject} cost?`, firstQuantity(inner));
  if (
    (base === "take" || base === "last") &&
    /\b(?:second|minute|hour|day|week|month|year)s?\b/.test(inner)
  ) {
    ask("quantity", 0.85, `How long ${does} ${subject} ${base}${toWhat(inner)}?`, firstQuantity(inner));
  }
  if (base === "weigh" || base === "hold" || base === "measure") {
    const measured = firstQuantity(inner);
    if (
      measured !== undefined &&
      /^(?:about |up to |at least |only )?\d|^(?:about |up to )?(?:two|three|four|five|six|ten|twelve)\b/.test(
        inner,
      )
    ) {
      ask("quantity", 0.85, `How much ${does} ${subject} ${base}?`, inner);
    }
  }
  const timed = base ?? past;
  if (
    timed !== undefined &&
    time !== undefined &&
    /^(?:open|close|start|begin|end|leave|arrive|run|stop|come|go|expire|happen|return|bleed|break|finish|join|launch|ring|meet|sail|deliver|collect)$/.test(
      timed,
    )
  ) {
    const before = inner.slice(0, time.at).trim();
    const helper = base === undefined ? "did" : does;
    if (wordCount(before) <= 5 && !/[,;:]/.test(before)) {
      ask(
        "time",
        0.8,
        `${time.asks} ${helper} ${subject} ${timed}${before === "" ? "" : ` ${before}`}?`,
        time.words,
      );
    }
  }
  if (base === "mean" || /^stands? for\b/.test(`${verb} ${inner}`)) {
    const means = base === "mean" ? "mean" : "stand for";
    ask("definition", 0.85, `What ${does} ${subject} ${means}?`, inner.replace(/^(?:that|for) /, ""));
  } else if (base === "have") {
    const many =
      /^(\d+|two|three|four|five|six|seven|eight|nine|ten|twelve) ((?:[\p{L}-]+ ){0,2}[\p{L}-]+s)(?=$|,| in | on | and | that | which | with | for | of )/u.exec(
        inner,
      );
    if (many !== null) ask("quantity", 0.75, `How many ${many[2]} ${does} ${subject} have?`, many[1]);
  } else if (/^(?:allows?|lets?|enables?|helps?) you (?:to )?/i.test(`${verb} ${inner}`)) {
    const helper = base === "let" || base === "help" ? `${base} you do` : `${base} you to do`;
    ask("statement", 0.8, `What ${does} ${subject} ${helper}?`, inner.replace(/^you (?:to )?/i, ""));
  } else if (because !== null && base !== undefined && wordCount(because[1]) <= 8) {
    ask("reason", 0.8, `Why ${does} ${subject} ${base} ${because[1]}?`, because[2]);
  } else if (
    base !== undefined &&
    telling.test(base) &&
    wordCount(inner) >= 2 &&
    !/^(?:you|to|how|that|for|in|on|at|by|with|from|when|whether|as)\b/i.test(inner)
  ) {
    ask("statement", 0.7, `What ${does} ${subject} ${base}?`, inner);
  }
  return found;
}

/** Subject and verb where the sentence begins with a short noun phrase and its first known verb is a finite one. */
function clauseOf(sentence: string): Clause | undefined {
  const words = sentence.split(" ");
  if (noSubject.test((words[0] ?? "").replace(/[,;:]$/, ""))) return undefined;
  for (let index = 1; index < Math.min(words.length - 1, 9); index++) {
    const word = words[index] as string;
    const isVerb =
      be.test(word) ||
      baseOfThirdPerson(word) !== undefined ||
      (baseOfPast(word) !== undefined && !isAmbiguousPast(word, words[index - 1] as string)) ||
      (isBaseVerb(word) && isPlural(words.slice(0, index)));
    if (!isVerb) continue;
    const subject = words.slice(0, index).join(" ");
    if (/[,;:.?!"“”]|\(\S*$/.test(subject) || openEnd.test(words[index - 1] as string)) return undefined;
    if (emptyHead.test(subject) || index > 7) return undefined;
    // A bare base form as the first word is an order, and its object no subject.
    if (isBaseVerb(words[0] as string) && !(words[0] as string).endsWith("s")) return undefined;
    return { subject, verb: word, rest: words.slice(index + 1).join(" ") };
  }
  return undefined;
}

/** By the noun itself, not by what follows its preposition: "Trains for Glasgow". */
function isPlural(subject: readonly string[]): boolean {
  const preposition = subject.findIndex(
    (word, index) => index > 0 && /^(?:of|for|from|to|in|on|with|at)$/.test(word),
  );
  return /[^s]s$/.test(subject.at(preposition < 0 ? -1 : preposition - 1) ?? "");
}

/** "The linen used in Tern": a participle behind a noun, which no verb of this sentence is. */
function isAmbiguousPast(word: string, before: string): boolean {
  return (
    isParticiple(word) && !/^(?:cost|came|began|took|went|ran|cut)$/i.test(word) && /[a-z]$/.test(before)
  );
}

function toWhat(inner: string): string {
  const at = inner.lastIndexOf(" to ");
  const purpose = at < 0 ? [] : inner.slice(at + 1).split(" ");
  return purpose.length < 2 || purpose.length > 7 || !isBaseVerb(purpose[1] ?? "")
    ? ""
    : ` ${purpose.join(" ")}`;
}

function wordCount(text: string | undefined): number {
  return text === undefined || text.trim() === "" ? 0 : text.trim().split(/\s+/).length;
}

function upper(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
