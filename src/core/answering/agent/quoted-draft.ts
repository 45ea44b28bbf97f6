import { extractiveAnswerer } from "../extractive-answerer.ts";
import type { AgentRun } from "./agent-run.ts";
import type { Draft } from "./agent-state.ts";
import { containedDraft } from "./contained-draft.ts";
import { containOutput } from "../grounding/contain-output.ts";
import { moveCitedText } from "../grounding/move-cited-text.ts";
import { outputContext } from "./output-context.ts";
import { passageOf } from "./passage-of.ts";
import type { PassageKey } from "./passage-store.ts";
import type { Withheld } from "../../../contracts/answer.ts";

export interface QuotedDraft {
  draft: Draft;
  /** From the answerer's own log odds to 0 to 1, where the evidence of written answers lies. */
  evidence: number;
  withheld: Withheld[];
}

/** The answer that passages give without a model: their best sentences. Undefined where none says enough. */
export async function quotedDraft(
  run: AgentRun,
  keys: readonly PassageKey[],
  signal: AbortSignal,
): Promise<QuotedDraft | undefined> {
  const passages = run.passages.read(keys);
  for await (const event of extractiveAnswerer().answer({ question: run.question, passages, signal })) {
    if (event.type !== "answer-end" || event.answer.refused) continue;
    const { text, citations, evidence } = event.answer;
    const sentences = citations.map((citation) => ({
      start: citation.answerStart,
      end: citation.answerEnd,
      cites: [passageOf(citation, passages, [])],
    }));
    const contained = containOutput(text, outputContext(run, passages));
    const cited = moveCitedText({ text, sentences, citationsGiven: 0 }, contained);
    const draft = await containedDraft(cited, run.question, passages);
    return { draft, evidence: 1 / (1 + Math.exp(-evidence)), withheld: contained.withheld };
  }
  return undefined;
}
