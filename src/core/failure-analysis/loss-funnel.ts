import { type EndName, endNames, type Loss, losses, type QuestionEnd } from "./question-end.ts";

export interface EndCount {
  end: EndName;
  count: number;
  /** Of all questions. */
  share: number;
  /** Of these, how many were refused as well, after an earlier loss. */
  refused: number;
  /** Of these, how many gave the gold answer although gold was lost: other passages say it too. */
  rightAllTheSame: number;
  /** The first few. */
  examples: { questionId: string; question: string }[];
}

export const funnelSteps = ["asked", "indexed", "ranked", "given", "answered", "cited", "right"] as const;

export interface FunnelStep {
  step: (typeof funnelSteps)[number];
  /** Questions that got at least so far. */
  reached: number;
  /** Questions lost on the way to it, and what their end is called. */
  lost: number;
  end: Loss | null;
}

export interface LossFunnel {
  questions: number;
  /** Every end, in the order of the pipeline; the counts sum to the questions. */
  ends: EndCount[];
  /** Of the answerable questions with gold. Ends with "ranked" where retrieval was measured alone. */
  steps: FunnelStep[];
  /** Cited gold, and no rule could tell whether the answer is right: neither lost nor right. */
  unjudged: number;
  /** At which most questions were lost, the earlier of two equal ones; null where none was lost. */
  largestLoss: Loss | null;
}

const shownExamples = 3;

/** The loss on the way to each step. */
const lossBefore: Record<(typeof funnelSteps)[number], Loss | null> = {
  asked: null,
  indexed: "not-in-index",
  ranked: "not-retrieved",
  given: "below-the-cut",
  answered: "refused-wrongly",
  cited: "not-used",
  right: "used-but-wrong",
};

/** @param wordsOf a question's words, by its id */
export function lossFunnel(
  ends: readonly QuestionEnd[],
  wordsOf: (questionId: string) => string,
  { answers }: { answers: boolean },
): LossFunnel {
  const byEnd = Map.groupBy(ends, ({ end }) => end);
  const countOf = (end: EndName) => byEnd.get(end)?.length ?? 0;
  const unjudged = countOf("used-unjudged");

  let reached =
    ends.length - countOf("should-have-refused") - countOf("rightly-refused") - countOf("not-analysable");
  const steps: FunnelStep[] = [];
  for (const step of answers ? funnelSteps : funnelSteps.slice(0, 3)) {
    const end = lossBefore[step];
    const lost = end === null ? 0 : countOf(end);
    reached -= step === "right" ? lost + unjudged : lost;
    steps.push({ step, reached, lost, end });
  }

  const counts = endNames.map((end): EndCount => {
    const own = byEnd.get(end) ?? [];
    const lostEarlier = isLoss(end) && end !== "refused-wrongly";
    return {
      end,
      count: own.length,
      share: ends.length === 0 ? 0 : own.length / ends.length,
      refused: lostEarlier ? own.filter(({ refused }) => refused).length : 0,
      rightAllTheSame: lostEarlier ? own.filter(({ judgement }) => judgement === "right").length : 0,
      examples: own
        .slice(0, shownExamples)
        .map(({ questionId }) => ({ questionId, question: wordsOf(questionId) })),
    };
  });
  const [largest] = losses
    .map((end) => ({ end, count: countOf(end) }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count);
  return { questions: ends.length, ends: counts, steps, unjudged, largestLoss: largest?.end ?? null };
}

export function isLoss(end: EndName): end is Loss {
  return (losses as readonly EndName[]).includes(end);
}
