import type { ReadPassage } from "../../../ports/answerer.ts";
import type { OutputContext } from "../grounding/contain-output.ts";
import { promptNodes } from "../prompts/prompt.ts";
import type { AgentRun } from "./agent-run.ts";

/** What a text for the reader may hold: nothing of any prompt, whichever node was asked. */
export function outputContext(run: AgentRun, passages: readonly ReadPassage[]): OutputContext {
  return {
    passages,
    prompts: promptNodes.map((node) => run.prompts.texts[node]),
    question: run.question,
  };
}
