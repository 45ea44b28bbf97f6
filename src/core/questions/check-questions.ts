import { AppError } from "../../contracts/app-error.ts";
import type { Passage } from "../../contracts/passage.ts";
import type {
  GoldEntry,
  NumberedQuestion,
  Question,
  QuestionEntry,
  QuestionFault,
} from "../../contracts/question-set.ts";

export interface KnownSources {
  /** Canonical text, or undefined for a name that is not in the dataset. */
  textOf(source: string): string | undefined;
  /** A source dropped as a duplicate answers under the name of the one that was kept. */
  keptNameOf(source: string): string;
  leftOut: ReadonlyMap<string, string>;
}

export interface CheckedQuestions {
  /** Those whose every gold span exists, in their order. */
  sound: Question[];
  /** What is wrong with the others: one fault a question. */
  faults: QuestionFault[];
}

/** Every question checked against its sources. */
export function checkEachQuestion(
  questions: readonly NumberedQuestion[],
  sources: KnownSources,
): CheckedQuestions {
  const seen = new Map<string, string>();
  const checked: CheckedQuestions = { sound: [], faults: [] };
  for (const { where, entry } of questions) {
    try {
      const first = seen.get(entry.id);
      if (first !== undefined) {
        throw new Fault(
          `${where}: the id "${entry.id}" already stands at ${first}.`,
          "Give every question an id of its own.",
        );
      }
      seen.set(entry.id, where);
      checked.sound.push(checkQuestion(where, entry, sources));
    } catch (thrown) {
      if (!(thrown instanceof Fault)) throw thrown;
      checked.faults.push({ message: thrown.message, hint: thrown.hint });
    }
  }
  return checked;
}

/** Questions whose every gold span exists. Throws AppError "questions.invalid" for the first that is wrong, saying how many more are. */
export function checkQuestions(questions: readonly NumberedQuestion[], sources: KnownSources): Question[] {
  const { sound, faults } = checkEachQuestion(questions, sources);
  const [first] = faults;
  if (first === undefined) return sound;
  const others = faults.length - 1;
  const more =
    others === 0 ? "" : ` (${others} more ${others === 1 ? "question is" : "questions are"} wrong too.)`;
  throw new AppError("questions.invalid", { message: `${first.message}${more}`, hint: first.hint });
}

class Fault extends Error {
  readonly hint: string;

  constructor(message: string, hint: string) {
    super(message);
    this.hint = hint;
  }
}

function checkQuestion(where: string, entry: QuestionEntry, sources: KnownSources): Question {
  const gold = (entry.gold ?? []).map((one) => resolveGold(where, one, sources));
  if (entry.answerable === false && gold.length > 0) {
    throw new Fault(
      `${where}: the question is marked as not answerable but has gold passages.`,
      'Remove "gold", or set "answerable" to true.',
    );
  }
  const stated = entry.answerable ?? (gold.length > 0 || entry.answer !== undefined ? true : null);
  return {
    id: entry.id,
    question: entry.question,
    answerable: stated,
    ...(entry.answer === undefined ? {} : { answer: entry.answer }),
    gold,
    group: entry.group ?? gold[0]?.source ?? entry.id,
    ...(entry.tags === undefined ? {} : { tags: entry.tags }),
  };
}

function resolveGold(where: string, gold: GoldEntry, sources: KnownSources): Passage {
  const source = sources.keptNameOf(gold.source);
  const text = sources.textOf(source);
  if (text === undefined) {
    const reason = sources.leftOut.get(gold.source);
    throw new Fault(
      reason === undefined
        ? `${where}: the gold source "${gold.source}" is not among the sources.`
        : `${where}: the gold source "${gold.source}" was left out: ${reason}.`,
      "Write the file's path below the sources folder, as it is spelled there.",
    );
  }
  if (gold.start !== undefined && gold.end !== undefined) {
    const { start, end } = gold;
    if (start >= end || end > text.length) {
      throw new Fault(
        `${where}: the gold span ${start}–${end} is not inside "${gold.source}", which has ${text.length} characters.`,
        "Positions count UTF-16 code units from 0; end is exclusive and larger than start.",
      );
    }
    if (gold.quote !== undefined && text.slice(start, end) !== gold.quote) {
      throw new Fault(
        `${where}: at ${start}–${end} of "${gold.source}" stands ${excerpt(text.slice(start, end))}, not the quote.`,
        "The source has changed: remove start and end, and the quote is looked up.",
      );
    }
    return { source, start, end };
  }
  const quote = gold.quote ?? "";
  const start = text.indexOf(quote);
  if (start === -1) {
    throw new Fault(
      `${where}: the quote ${excerpt(quote)} does not stand in "${gold.source}".`,
      "Copy it from the file letter by letter, line breaks included.",
    );
  }
  if (text.indexOf(quote, start + 1) !== -1) {
    throw new Fault(
      `${where}: the quote ${excerpt(quote)} stands more than once in "${gold.source}".`,
      "Quote more of the passage, or give start and end.",
    );
  }
  return { source, start, end: start + quote.length };
}

function excerpt(text: string): string {
  const line = text.replace(/\s+/g, " ").trim();
  return `"${line.length > 60 ? `${line.slice(0, 57)}…` : line}"`;
}
