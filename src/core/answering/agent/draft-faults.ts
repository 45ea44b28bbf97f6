import { noAnswerToken } from "../prompts/shipped-prompts.ts";
import type { AgentState, DraftSentence } from "./agent-state.ts";

/** What is wrong with the draft, in words a model can act on; empty where nothing is. */
export function faultsIn({ draft, disagreements, kept }: AgentState): string[] {
  if (draft === null) return [];
  const faults: string[] = [];
  for (const sentence of draft.sentences) {
    const text = draft.text.slice(sentence.start, sentence.end);
    if (text.includes(noAnswerToken))
      faults.push(`${noAnswerToken} stands in an answer that says something.`);
    else if (!sentence.isGrounded) faults.push(`${JSON.stringify(text)}: ${whyUngrounded(sentence)}`);
  }
  const cited = new Set(draft.sentences.flatMap(({ stands }) => stands));
  for (const pair of disagreements) {
    const numbers = pair.map((key) => kept.indexOf(key) + 1);
    if (numbers.filter((number) => cited.has(number)).length === 1)
      faults.push(
        `Passages ${numbers.map((number) => `[${number}]`).join(" and ")} disagree, and only one is cited.`,
      );
  }
  return faults;
}

function whyUngrounded({ facts, cites }: DraftSentence): string {
  if (facts.length > 0)
    return `its passages do not hold ${facts.map((fact) => JSON.stringify(fact)).join(", ")}.`;
  return cites.length === 0 ? "it cites nothing that says so." : "the passages it cites do not say so.";
}
