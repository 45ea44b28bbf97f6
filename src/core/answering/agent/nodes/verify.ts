import type { Citation } from "../../../../contracts/answer.ts";
import type { ReadPassage } from "../../../../ports/answerer.ts";
import { factsIn, factText } from "../../grounding/facts.ts";
import { foreignWords } from "../../grounding/foreign-language.ts";
import { leastSupport } from "../../grounding/ground-answer.ts";
import { noAnswerToken } from "../../prompts/shipped-prompts.ts";
import type { AgentRun, NodeWork } from "../agent-run.ts";
import { repairQuestion, verifyQuestion } from "../agent-prompts.ts";
import type { AgentChecks, Draft, DraftSentence } from "../agent-state.ts";
import { verifyDecision } from "../decisions.ts";
import { faultsIn } from "../draft-faults.ts";

/**
 * Holds every sentence against the passages: first by words and facts, which needs no model; what is weak by that is put to
 * the model in one call, for a claim may be told in other words. A number, date or name that stands nowhere is beyond appeal.
 */
export const verify: NodeWork = async (state, run, signal) => {
  const passages = run.passages.read(state.kept);
  const written = state.draft as Draft;
  const weak = written.sentences.filter((sentence) => isWeak(sentence, written, run, passages));
  const { value, forbidden, calls, withheld } =
    weak.length === 0
      ? { value: undefined, forbidden: null, calls: [], withheld: [] }
      : await run.asker.decide(
          verifyQuestion(
            run,
            weak.map(({ start, end }) => written.text.slice(start, end)),
            passages,
          ),
          verifyDecision(weak.length, passages.length),
          0,
          signal,
        );
  const draft = {
    ...written,
    sentences: written.sentences.map((sentence) => {
      const by = value?.get(weak.indexOf(sentence));
      return by === undefined ? sentence : vouchedFor(sentence, by, written, run, passages);
    }),
  };
  const upheld = standingIn(draft) - standingIn(written);
  const unread = weak.length > 0 && value === undefined;
  const faults = faultsIn({ ...state, draft });
  const checked = {
    checks: checksAfter(state.checks, draft),
    draft,
    stoppedBy: state.stoppedBy ?? forbidden,
  };
  const told = tallyOf(draft, weak.length, upheld, unread ? (forbidden ?? "format") : null);
  const isInDoubt = draft.foreign !== null && standingIn(draft) < draft.sentences.length;
  const tally = isInDoubt ? `${told}; ${foreignWords(draft.foreign as string, passages)}` : told;
  const asked = { calls, withheld };
  if (faults.length === 0) return { ...asked, changes: checked, reason: `${tally}.`, next: "conclude" };
  const { unrepaired } = state;
  if (unrepaired !== null && standingIn(draft) === 0 && standingIn(unrepaired) > 0) {
    const changes = { ...checked, draft: unrepaired };
    return { ...asked, changes, reason: `${tally}; the first draft is taken again.`, next: "conclude" };
  }
  if (state.repairs > 0) {
    return {
      ...asked,
      changes: checked,
      reason: `${tally}; it was repaired once already.`,
      next: "conclude",
    };
  }
  const tooMuch = run.budget.forbids(run.asker.mostTokens(repairQuestion(run, { ...state, draft }, faults)));
  if (tooMuch !== null) {
    const stoppedBy = checked.stoppedBy ?? tooMuch;
    const reason = `${tally}; the limit of ${tooMuch} leaves no call for a repair.`;
    return { ...asked, changes: { ...checked, stoppedBy }, reason, next: "conclude" };
  }
  return { ...asked, changes: checked, reason: `${tally}; it is repaired.`, next: "repair" };
};

function standingIn({ sentences }: Draft): number {
  return sentences.filter(({ isGrounded }) => isGrounded).length;
}

/**
 * Not grounded by its words, though all its facts stand somewhere. What contradicts its span is not weak but wrong: its facts
 * name the negation, which is no fact of its own.
 */
function isWeak(
  { start, end, isGrounded, facts }: DraftSentence,
  draft: Draft,
  run: AgentRun,
  passages: readonly ReadPassage[],
): boolean {
  const text = draft.text.slice(start, end);
  if (isGrounded || text.includes(noAnswerToken)) return false;
  const own = factsIn(text, languageOf(draft, passages)).map((fact) => fact.text);
  return (
    facts.every((fact) => own.includes(fact)) &&
    missingFacts(text, languageOf(draft, passages), run, passages).length === 0
  );
}

function vouchedFor(
  sentence: DraftSentence,
  places: readonly number[],
  draft: Draft,
  run: AgentRun,
  passages: readonly ReadPassage[],
): DraftSentence {
  const { start, end } = sentence;
  const supporting = places.map((place) => passages[place]!);
  const facts = missingFacts(draft.text.slice(start, end), languageOf(draft, supporting), run, supporting);
  return {
    ...sentence,
    stands: places.map((place) => place + 1),
    citations: supporting.map((passage): Citation => ({
      source: passage.source,
      start: passage.start,
      end: passage.end,
      breadcrumb: passage.breadcrumb,
      answerStart: start,
      answerEnd: end,
    })),
    facts,
    isGrounded: facts.length === 0,
    // Its words say less than the model does.
    support: Math.max(sentence.support, leastSupport),
  };
}

function missingFacts(
  sentence: string,
  language: string,
  { question }: AgentRun,
  passages: readonly ReadPassage[],
): string[] {
  const held = factText([question, ...passages.map(({ text }) => text)].join("\n"));
  return factsIn(sentence, language)
    .filter((fact) => !held.holds(fact))
    .map(({ text }) => text);
}

function languageOf({ foreign }: Draft, passages: readonly ReadPassage[]): string {
  return foreign ?? passages[0]?.language ?? "und";
}

function checksAfter(checks: AgentChecks, { sentences }: Draft): AgentChecks {
  const removed = sentences.reduce(
    (sum, { cites, stands }) => sum + cites.filter((number) => !stands.includes(number)).length,
    0,
  );
  return {
    ...checks,
    citationsGiven: checks.citationsGiven + sentences.reduce((sum, { cites }) => sum + cites.length, 0),
    citationsRemoved: checks.citationsRemoved + removed,
    factsUnsupported: [
      ...new Set([
        ...checks.factsUnsupported,
        ...sentences.flatMap(({ isGrounded, facts }) => (isGrounded ? [] : facts)),
      ]),
    ],
  };
}

function tallyOf(
  draft: Draft,
  weak: number,
  upheld: number,
  unread: "tokens" | "seconds" | "format" | null,
): string {
  const tally = `${standingIn(draft)} of ${draft.sentences.length} sentences stand on passages`;
  if (unread === "format") return `${tally}, the model's check could not be read`;
  if (unread !== null) return `${tally}, the limit of ${unread} leaves no call for a check`;
  return weak === 0 ? tally : `${tally}, ${upheld} of ${weak} weak ones by the model's check`;
}
