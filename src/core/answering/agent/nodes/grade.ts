import type { NodeWork } from "../agent-run.ts";
import { answerQuestion, gradeQuestion } from "../agent-prompts.ts";
import type { QuestionPart } from "../agent-state.ts";
import { gradeDecision, type Grading } from "../decisions.ts";
import { onWithWhatThereIs, searchFurther } from "../search-further.ts";

/** Asks once which of the new passages help, and what they leave open. */
export const grade: NodeWork = async (state, run, signal) => {
  const { fresh } = state;
  const open = state.parts.filter(({ isOpen }) => isOpen);
  const reserve = run.asker.mostTokens(answerQuestion(run, state, [...state.kept, ...fresh]));
  const { value, forbidden, calls, withheld } = await run.asker.decide(
    gradeQuestion(
      run,
      open.map(({ question }) => question),
      run.passages.read(fresh),
    ),
    gradeDecision(fresh.length, open.length),
    reserve,
    signal,
  );
  const asked = { calls, withheld };
  if (value === undefined) {
    const after = { ...state, kept: [...state.kept, ...fresh] };
    const why =
      forbidden === null
        ? "the grades could not be read"
        : `the limit of ${forbidden} leaves no call for grades`;
    const { next, stoppedBy, because } = onWithWhatThereIs(after, why, forbidden ?? "format");
    const changes = { kept: after.kept, fresh: [], stoppedBy };
    return { ...asked, changes, kept: fresh, reason: `All count as relevant: ${because}.`, next };
  }
  const kept = value.relevant.map((place) => fresh[place]!);
  const disagreements = value.disagree
    .map(([one, other]) => [fresh[one]!, fresh[other]!] as const)
    .filter((pair) => pair.every((key) => kept.includes(key)));
  const changes = {
    fresh: [],
    kept: [...state.kept, ...kept],
    parts: partsAfter(state.parts, open, value),
    disagreements: [...state.disagreements, ...disagreements],
  };
  const after = { ...state, ...changes };
  const still = after.parts.filter(({ isOpen }) => isOpen).length;
  const tally = `${kept.length} of ${fresh.length} help`;
  if (after.kept.length > state.keptAtNo && still === 0) {
    return { ...asked, changes, kept, reason: `${tally}, and nothing is left open.`, next: "answer" };
  }
  const { next, stoppedBy, because } = searchFurther(after, run);
  const left =
    after.parts.length === 1 ? "the question is open" : `${still} of ${after.parts.length} parts are open`;
  return {
    ...asked,
    changes: { ...changes, stoppedBy },
    kept,
    reason: `${tally}, ${still === 0 ? "nothing new" : left}; ${because}.`,
    next,
  };
};

/** Where the model says nothing of what is open, passages that help leave nothing open; and what helps nothing, closes nothing. */
function partsAfter(
  parts: readonly QuestionPart[],
  asked: readonly QuestionPart[],
  { relevant, open }: Grading,
): QuestionPart[] {
  const stillOpen = relevant.length === 0 ? asked : (open ?? []).map((place) => asked[place]!);
  return parts.map((part) => ({ ...part, isOpen: stillOpen.includes(part) }));
}
