import type { ReadPassage } from "../../../ports/answerer.ts";
import { quotePassages } from "../prompts/quote-passages.ts";
import { promptMessages } from "../prompts/split-prompt.ts";
import type { AgentRun } from "./agent-run.ts";
import type { AgentState } from "./agent-state.ts";
import type { Question } from "./ask-model.ts";
import type { PassageKey } from "./passage-store.ts";

/** What each node asks the model, filled in. */

export function planQuestion({ question, prompts }: AgentRun): Question {
  return { messages: promptMessages(prompts.texts.plan, { question }), carries: [] };
}

export function gradeQuestion(
  { prompts }: AgentRun,
  questions: readonly string[],
  passages: readonly ReadPassage[],
): Question {
  const values = { questions: numbered(questions), passages: quotePassages(passages) };
  return { messages: promptMessages(prompts.texts.grade, values), carries: passages };
}

export function rewriteQuestion(
  { prompts }: AgentRun,
  questions: readonly string[],
  tried: readonly string[],
): Question {
  const values = { questions: numbered(questions), tried: numbered(tried) };
  return { messages: promptMessages(prompts.texts.rewrite, values), carries: [] };
}

export function answerQuestion(run: AgentRun, state: AgentState, keys = state.kept): Question {
  const passages = run.passages.read(keys);
  const values = {
    question: run.question,
    passages: quotePassages(passages),
    notes: disagreementNotes(state, keys).join("\n"),
  };
  return { messages: promptMessages(run.prompts.texts.answer, values), carries: passages };
}

export function verifyQuestion(
  { prompts }: AgentRun,
  claims: readonly string[],
  passages: readonly ReadPassage[],
): Question {
  const values = { claims: numbered(claims), passages: quotePassages(passages) };
  return { messages: promptMessages(prompts.texts.verify, values), carries: passages };
}

export function repairQuestion(run: AgentRun, state: AgentState, faults: readonly string[]): Question {
  const passages = run.passages.read(state.kept);
  const values = {
    question: run.question,
    passages: quotePassages(passages),
    draft: state.draft?.text ?? "",
    faults: faults.map((fault) => `- ${fault}`).join("\n"),
  };
  return { messages: promptMessages(run.prompts.texts.repair, values), carries: passages };
}

function disagreementNotes({ disagreements }: AgentState, keys: readonly PassageKey[]): string[] {
  return disagreements.map(
    ([one, other]) =>
      `Passages [${keys.indexOf(one) + 1}] and [${keys.indexOf(other) + 1}] disagree: say so, and cite both.`,
  );
}

/** In one line each: a line is an item. */
function numbered(texts: readonly string[]): string {
  return texts.map((text, place) => `${place + 1}. ${text.replaceAll(/\s+/gu, " ").trim()}`).join("\n");
}
