import type { Outcome } from "../../contracts/outcome.ts";
import type { Passage } from "../../contracts/passage.ts";
import type { Question } from "../../contracts/question-set.ts";
import type { IndexedPlaces, QuestionRecord } from "./question-record.ts";

/** One source of 100 characters, all kept, in chunks of ten. */
export function places(changes: Partial<IndexedPlaces> = {}): IndexedPlaces {
  return {
    documentOf: (source) =>
      source === "a.md" ? { language: "en", regions: [{ start: 0, end: 100 }] } : undefined,
    chunksOf: (source) =>
      source === "a.md"
        ? Array.from({ length: 10 }, (_, index) => ({ start: 10 * index, end: 10 * index + 10 }))
        : [],
    isSearched: () => true,
    ...changes,
  };
}

export function span(start: number, end: number, source = "a.md"): Passage {
  return { source, start, end };
}

export interface RecordChanges {
  question?: Partial<Question>;
  ranked?: readonly Passage[];
  used?: number;
  cited?: readonly Passage[];
  refused?: boolean;
  text?: string;
  evidence?: number;
  outcomes?: Record<string, Outcome>;
  /** Why there is no answer. */
  failed?: string;
  /** Retrieval alone. */
  unanswered?: boolean;
}

/** A question with gold at 12–18 of a.md and the answer "forty two". */
export function record(changes: RecordChanges = {}): QuestionRecord {
  const { ranked = [], used = 2, cited = [], refused = false, text = "no", evidence = 0 } = changes;
  const question: Question = {
    id: "q",
    question: "How many?",
    answerable: true,
    answer: "forty two",
    gold: [span(12, 18)],
    group: "a.md",
    ...changes.question,
  };
  return {
    question,
    ranking: ranked.map((passage, index) => ({ ...passage, score: 10 - index, breadcrumb: [] })),
    given:
      changes.unanswered === true
        ? null
        : {
            used,
            ...(changes.failed === undefined ? {} : { failed: changes.failed }),
            answer: {
              text,
              refused,
              evidence,
              citations: cited.map((passage) => ({
                ...passage,
                breadcrumb: [],
                answerStart: 0,
                answerEnd: 0,
              })),
            },
          },
    outcomes: changes.outcomes ?? {
      "answer-contains-gold": { status: "scored", score: text.includes("forty two") ? 1 : 0 },
      "token-f1": { status: "scored", score: 0 },
    },
  };
}
