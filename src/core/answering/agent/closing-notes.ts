import type { Citation } from "../../../contracts/answer.ts";
import type { AgentState } from "./agent-state.ts";
import type { PassageStore } from "./passage-store.ts";

/** A sentence that the agent itself adds to an answer. */
export interface ClosingNote {
  text: string;
  citations: Omit<Citation, "answerStart" | "answerEnd">[];
  /** For the trace. */
  says: string;
}

interface Notes {
  dropped: string;
  disagree: string;
  open(questions: readonly string[]): string;
}

const english: Notes = {
  dropped: "A part of the answer had no support in the sources and was left out.",
  disagree: "The sources disagree on this.",
  open: (questions) => `The sources do not say: ${questions.join(" ")}`,
};

/** What the agent itself says at an answer's end, by ISO 639-1 code. */
const notes: Record<string, Notes> = {
  en: english,
  de: {
    dropped: "Ein Teil der Antwort war durch die Quellen nicht gedeckt und wurde weggelassen.",
    disagree: "Die Quellen widersprechen sich hier.",
    open: (questions) => `Die Quellen sagen nichts dazu: ${questions.join(" ")}`,
  },
  es: {
    dropped: "Una parte de la respuesta no tenía apoyo en las fuentes y se omitió.",
    disagree: "Las fuentes se contradicen en esto.",
    open: (questions) => `Las fuentes no lo dicen: ${questions.join(" ")}`,
  },
  zh: {
    dropped: "回答中有一部分在资料中没有依据，已略去。",
    disagree: "资料在这一点上说法不一。",
    open: (questions) => `资料中没有说明：${questions.join(" ")}`,
  },
};

/** What has to be said besides what the model wrote: that sources disagree, that something was left out, what stayed open. */
export function closingNotes(
  state: AgentState,
  passages: PassageStore,
  dropped: number,
  language: string,
): ClosingNote[] {
  const say = notes[language] ?? english;
  const open = state.parts.filter(({ isOpen }) => isOpen).map(({ question }) => question);
  return [
    ...unsaidDisagreements(state).map((pair) => ({
      text: say.disagree,
      citations: passages
        .read(pair)
        .map(({ source, start, end, breadcrumb }) => ({ source, start, end, breadcrumb })),
      says: "a disagreement said",
    })),
    ...(dropped > 0 ? [{ text: say.dropped, citations: [], says: "what was left out said" }] : []),
    ...(state.parts.length > 1 && open.length > 0
      ? [{ text: say.open(open), citations: [], says: "what stays open said" }]
      : []),
  ];
}

/** Pairs of which the answer uses a passage, and no sentence stands on both. */
function unsaidDisagreements({ disagreements, draft, kept }: AgentState): AgentState["disagreements"] {
  const standing = (draft?.sentences ?? [])
    .filter(({ isGrounded }) => isGrounded)
    .map(({ stands }) => stands);
  return disagreements.filter((pair) => {
    const numbers = pair.map((key) => kept.indexOf(key) + 1);
    const uses = standing.some((stands) => numbers.some((number) => stands.includes(number)));
    return uses && !standing.some((stands) => numbers.every((number) => stands.includes(number)));
  });
}
