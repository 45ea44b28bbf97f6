import type { Citation } from "../../../contracts/answer.ts";
import type { Draft, DraftSentence } from "./agent-state.ts";

export interface SettledText {
  text: string;
  citations: Citation[];
  dropped: number;
}

/** A draft without the sentences that stand on nothing; citations follow their sentences. */
export function settledText(draft: Draft): SettledText {
  const kept = draft.sentences.filter(({ isGrounded }) => isGrounded);
  const dropped = draft.sentences.length - kept.length;
  if (dropped === 0)
    return { text: draft.text, citations: kept.flatMap(({ citations }) => citations), dropped };
  let text = "";
  let before: DraftSentence | undefined;
  const citations: Citation[] = [];
  for (const sentence of kept) {
    if (before !== undefined) text += gapBetween(draft, before, sentence);
    const answerStart = text.length;
    text += draft.text.slice(sentence.start, sentence.end);
    const answerEnd = text.length;
    citations.push(...sentence.citations.map((citation) => ({ ...citation, answerStart, answerEnd })));
    before = sentence;
  }
  return { text, citations, dropped };
}

/** As it stood, or where something stood between, the widest that did. */
function gapBetween({ text, sentences }: Draft, before: DraftSentence, after: DraftSentence): string {
  const gap = text.slice(before.end, after.start);
  if (sentences.indexOf(after) === sentences.indexOf(before) + 1) return gap;
  if (/\n\s*\n/.test(gap)) return "\n\n";
  return gap.includes("\n") ? "\n" : " ";
}
