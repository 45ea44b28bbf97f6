import type { Answer, Withheld } from "../../../../contracts/answer.ts";
import type { ReadPassage } from "../../../../ports/answerer.ts";
import { detectLanguage } from "../../../text/detect-language.ts";
import { containOutput } from "../../grounding/contain-output.ts";
import { foreignWords } from "../../grounding/foreign-language.ts";
import { refusalOf } from "../../refusal.ts";
import type { AgentRun, NodeOutcome, NodeWork } from "../agent-run.ts";
import type { AgentState, Draft } from "../agent-state.ts";
import { closingNotes } from "../closing-notes.ts";
import { outputContext } from "../output-context.ts";
import { quotedDraft } from "../quoted-draft.ts";
import { settledText } from "../settled-text.ts";

/** Settles what is said: the sentences that stand, what has to be said besides, or that the sources do not say. */
export const conclude: NodeWork = async (state, run, signal) => {
  if (state.isQuoted) return quote(state, run, signal);
  if (state.draft === null) return refuse(state, run, "Nothing that was found answers the question.");
  const outcome = await settle(state, run, state.draft);
  if (outcome !== undefined) return outcome;
  const { foreign } = state.draft;
  const doubt = foreign === null ? "" : `; ${foreignWords(foreign, run.passages.read(state.kept))}`;
  return refuse(state, run, `No sentence of the answer stands on a passage${doubt}.`);
};

async function quote(state: AgentState, run: AgentRun, signal: AbortSignal): Promise<NodeOutcome> {
  const quoted = await quotedDraft(run, state.kept, signal);
  const settled = quoted && (await settle(state, run, quoted.draft, quoted));
  if (settled !== undefined)
    return {
      ...settled,
      reason: `Passages are quoted. ${settled.reason}`,
    };
  return refuse(state, run, "No sentence of what was kept could be quoted as an answer.");
}

function refuse(state: AgentState, run: AgentRun, reason: string): NodeOutcome {
  const answer = refusalOf(run.question, [...run.passages.read(state.kept), ...run.given], 0);
  run.voice.settleOn(answer.text);
  return { changes: { answer, draft: null }, reason, next: null };
}

/** Undefined where no sentence stands. */
async function settle(
  state: AgentState,
  run: AgentRun,
  draft: Draft,
  quoted?: { evidence: number; withheld: Withheld[] },
): Promise<NodeOutcome | undefined> {
  const context = outputContext(run, run.passages.read(state.kept));
  const { text, citations, dropped } = settledText(draft);
  // Words that were harmless apart may not be so side by side.
  if (citations.length === 0 || (dropped > 0 && containOutput(text, context).text !== text)) return undefined;
  const answer: Answer = {
    text,
    refused: false,
    citations,
    evidence: rounded(quoted?.evidence ?? evidenceOf(draft)),
  };
  const said: string[] = [];
  const language = await languageOf(text, run.passages.read(state.kept));
  for (const note of closingNotes({ ...state, draft }, run.passages, dropped, language)) {
    answer.text += answer.text.includes("\n") ? "\n\n" : " ";
    const answerStart = answer.text.length;
    answer.text += containOutput(note.text, context).text;
    const answerEnd = answer.text.length;
    answer.citations.push(...note.citations.map((one) => ({ ...one, answerStart, answerEnd })));
    said.push(note.says);
  }
  run.voice.settleOn(answer.text);
  const all = draft.sentences.length;
  const tally =
    dropped === 0
      ? "Every sentence stands"
      : `${all - dropped} of ${all} sentences stand, the rest is left out`;
  return {
    changes: {
      answer,
      draft: { ...draft, sentences: draft.sentences.filter(({ isGrounded }) => isGrounded) },
    },
    withheld: quoted?.withheld ?? [],
    reason: [tally, ...said].join("; ") + ".",
    next: null,
  };
}

/** The text's own; of a text too short to tell, that of its first passage. */
async function languageOf(text: string, passages: readonly ReadPassage[]): Promise<string> {
  const language = await detectLanguage(text);
  return language === "und" ? (passages[0]?.language ?? language) : language;
}

/** As of any grounded answer: the share of sentences that stand times their mean support, dropped ones counting as nothing. */
function evidenceOf({ sentences }: Draft): number {
  const grounded = sentences.filter(({ isGrounded }) => isGrounded);
  const support = grounded.reduce((sum, sentence) => sum + sentence.support, 0);
  return (grounded.length / sentences.length) * (support / sentences.length);
}

function rounded(evidence: number): number {
  return Math.round(evidence * 1e6) / 1e6;
}
