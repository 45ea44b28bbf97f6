import type { Answer } from "@contracts/answer.ts";
import * as t from "../../../messages/messages.ts";

export interface GroundingRemark {
  tone: "good" | "doubt";
  text: string;
}

/** How well an answer stands on the sources, in sentences, what speaks against it last. */
export function groundingRemarks({ trace, refused, citations }: Answer): GroundingRemark[] {
  if (refused) return refusalRemarks(trace);
  if (trace === undefined) {
    return citations.length === 0
      ? [{ tone: "doubt", text: t.ask.grounding.nothing }]
      : [{ tone: "good", text: t.ask.grounding.quoted }];
  }
  const { sentences, sentencesUngrounded, citationsRemoved, factsUnsupported, withheld, stoppedBy } = trace;
  const doubts: string[] = [
    ...(sentencesUngrounded > 0 ? [t.ask.grounding.ungrounded(sentencesUngrounded, sentences)] : []),
    ...(factsUnsupported.length > 0 ? [t.ask.grounding.facts(factsUnsupported)] : []),
    ...(citationsRemoved > 0 ? [t.ask.grounding.removed(citationsRemoved)] : []),
    ...(withheld.length > 0 ? [t.ask.grounding.withheld(withheld.length)] : []),
    ...(stoppedBy === null ? [] : [t.ask.grounding.stoppedBy[stoppedBy]]),
  ];
  return [
    ...(sentences > 0 && sentencesUngrounded === 0
      ? [{ tone: "good" as const, text: t.ask.grounding.grounded(sentences) }]
      : []),
    ...doubts.map((text) => ({ tone: "doubt" as const, text })),
  ];
}

/** A refusal is an answer: why it was given. */
function refusalRemarks(trace: Answer["trace"]): GroundingRemark[] {
  const reason = trace?.steps.at(-1)?.reason;
  const limit = trace?.stoppedBy ?? null;
  return [
    { tone: "doubt", text: t.ask.grounding.refused },
    ...(reason === undefined ? [] : [{ tone: "doubt" as const, text: reason }]),
    ...(limit === null ? [] : [{ tone: "doubt" as const, text: t.ask.grounding.stoppedBy[limit] }]),
  ];
}
