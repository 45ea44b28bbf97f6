import { counted } from "../../contracts/count-text.ts";
import { differenceText, intervalText, scoreText } from "../../contracts/score-text.ts";
import type { MetricComparison } from "../../contracts/verdict.ts";
import { type Decision, fewestClusters, mostFailed } from "./decide-verdict.ts";

/** What the sentence speaks of, such as "B" and "A", or two labels. */
export interface Sides {
  first: string;
  second: string;
}

type Compared = Omit<MetricComparison, "verdict">;

/** A verdict in one plain sentence that stands by itself. */
export function verdictSentence(decision: Decision, compared: Compared, { first, second }: Sides): string {
  const { metric, difference, low, high, margin, largestLoss: loss } = compared;
  const measured = `${differenceText(difference)} ${intervalText(low, high)}`;
  const sample = `${counted(compared.n, "question")} in ${counted(compared.clusters, "cluster")}`;
  const lower = compared.lowerIsBetter ? " (lower is better)" : "";
  switch (decision.kind) {
    case "better":
      return `${second} is better than ${first} in ${metric}${lower}: ${measured} on ${sample}.`;
    case "worse":
      return `${second} is worse than ${first} in ${metric}${lower}: ${measured} on ${sample}.`;
    case "not-worse":
      return (
        `${second} is not worse than ${first} in ${metric}${lower} within the margin of ${scoreText(margin)}: ` +
        `with 95 % confidence it loses ${loss === 0 ? "nothing" : `at most ${scoreText(loss)}`} (${measured} on ${sample}).`
      );
    case "inconclusive":
      return (
        `Cannot say yet whether ${second} or ${first} is better in ${metric}${lower}: ${measured} on ${sample}; ` +
        (decision.needed === null
          ? `if there is a difference, it is too small to be found by asking a reasonable number of questions more.`
          : `about ${counted(roughly(decision.needed.questions), "more question")} from about ` +
            `${counted(roughly(decision.needed.clusters), "more cluster")} would settle it, if the difference is what it looks like now.`)
      );
    case "none":
      return `No verdict on ${metric}: ${whyNone(decision.reason, compared)}.`;
  }
}

function whyNone(reason: (Decision & { kind: "none" })["reason"], compared: Compared): string {
  switch (reason) {
    case "no-common-scores":
      return "no question was scored on both sides";
    case "too-few-clusters":
      return (
        `the questions fall into ${counted(compared.clusters, "cluster")}, and at least ${fewestClusters} are needed, ` +
        `as questions about one source rise and fall together`
      );
    case "too-many-failed":
      return `more than ${Math.round(mostFailed * 100)} % of the questions could not be measured on one side, so the rest is no fair sample`;
    case "unchanged":
      return `all ${counted(compared.n, "question")} scored the same on both sides, so there is nothing to infer from`;
    case "no-variance":
      return "the differences do not vary from cluster to cluster, so nothing can be inferred about other questions";
    case "other-definition":
      return "the two runs measured it by different versions of its definition";
    case "no-question-scores":
      return "one of the runs is from before scores were kept for it: run it again";
  }
}

/** Two leading digits: more would claim to know. */
export function roughly(count: number): number {
  const unit = 10 ** Math.max(0, Math.floor(Math.log10(count)) - 1);
  return Math.ceil(count / unit) * unit;
}
