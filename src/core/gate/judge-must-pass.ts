import type { GateEnd, GateLine, GateRule } from "../../contracts/gate.ts";
import { scoreText } from "../../contracts/score-text.ts";
import { limitText } from "./gate-sentences.ts";

/** What the candidate made of one question by one metric. */
export type NamedOutcome = { status: "scored"; score: number } | { status: "not-applicable" | "failed" };

type Wanted = GateRule["mustPass"][number];

/** One question that must not fail. What was not measured is neither a pass nor a fail. */
export function judgeMustPass(
  wanted: Wanted,
  outcome: NamedOutcome,
): Extract<GateLine, { rule: "must-pass" }> {
  const { question, metric } = wanted;
  const title = `${question} has ${metric} of ${wantedText(wanted)}`;
  const line = (end: GateEnd, sentence: string, score: number | null = null) => ({
    rule: "must-pass" as const,
    title,
    end,
    sentence,
    question,
    metric,
    score,
  });
  switch (outcome.status) {
    case "failed":
      return line("could-not-decide", `${metric} could not be measured for ${question}.`);
    case "not-applicable":
      return line("could-not-decide", `${metric} does not apply to ${question} in the candidate.`);
    case "scored": {
      const { score } = outcome;
      const holds = score >= (wanted.atLeast ?? -Infinity) && score <= (wanted.atMost ?? Infinity);
      const found = `${question} scores ${scoreText(score)} in ${metric}`;
      return line(
        holds ? "pass" : "fail",
        holds ? `${found}.` : `${found}, and ${wantedText(wanted)} is asked for.`,
        score,
      );
    }
  }
}

function wantedText({ atLeast, atMost }: Wanted): string {
  return atLeast === undefined ? `at most ${limitText(atMost ?? 0)}` : `at least ${limitText(atLeast)}`;
}
