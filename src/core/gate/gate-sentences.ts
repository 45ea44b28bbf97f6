import type { GateEnd, GateFigures, GateLine } from "../../contracts/gate.ts";
import { differenceText, intervalText, scoreText } from "../../contracts/score-text.ts";
import { fewestClusters } from "../comparison/decide-verdict.ts";
import { counted } from "../../contracts/count-text.ts";
import { roughly } from "../comparison/verdict-sentence.ts";
import type { MetricJudgement } from "./judge-metric.ts";

/** ".02" of 0.02: as it was written, not rounded. */
export function limitText(limit: number): string {
  return String(limit).replace(/^(-?)0\./, "$1.");
}

/** Rounded down: 94.97 % is not 95 %. */
export function shareText(share: number): string {
  return `${Math.floor(Number((share * 1000).toFixed(6))) / 10} %`;
}

export interface MetricLine extends MetricJudgement {
  metric: string;
  /** Null asks for an improvement. */
  margin: number | null;
  figures: GateFigures;
  confidence: number;
  /** Guards that were tested together. */
  guards: number;
  adjustedP: number | null;
}

export function metricTitle({ metric, margin }: Pick<MetricLine, "metric" | "margin">): string {
  return margin === null ? `${metric} is better` : `${metric} is not worse by ${limitText(margin)} or more`;
}

/** How one metric ended, in one sentence that stands by itself. */
export function metricSentence(line: MetricLine): string {
  const { figures, margin, confidence } = line;
  const metric = `${line.metric}${figures.lowerIsBetter ? " (lower is better)" : ""}`;
  const sample = `${counted(figures.n, "question")} in ${counted(figures.clusters, "cluster")}`;
  const interval = `${differenceText(figures.difference)} ${intervalText(figures.low, figures.high)}`;
  const measured = `${interval} on ${sample}`;
  switch (line.reason) {
    case "better":
      return `Better in ${metric}: ${measured}.`;
    case "not-better":
      return `No improvement in ${metric}: ${measured} excludes one with ${shareText(confidence)} confidence.`;
    case "within-margin":
      return (
        `Not worse in ${metric} within the margin of ${limitText(margin ?? 0)}: with ${shareText(confidence)} confidence it loses ` +
        `${figures.largestLoss === 0 ? "nothing" : `at most ${scoreText(figures.largestLoss)}`} (${measured}${together(line)}).`
      );
    case "beyond-margin":
      return `Worse in ${metric} by more than the margin of ${limitText(margin ?? 0)}: ${measured}.`;
    case "unchanged":
      return margin === null
        ? `Nothing improved in ${metric}: ${all(figures.n)} scored the same as in the baseline.`
        : `Unchanged in ${metric}: ${all(figures.n)} scored the same as in the baseline.`;
    case "inconclusive":
      return `${openQuestion(metric, line)}: ${measured}${together(line)}; ${outlook(line)}.`;
    case "too-few-scored":
      return `Cannot judge ${metric}: too few questions were measured for the rest to be a fair sample.`;
    case "too-few-clusters":
      return (
        `Cannot judge ${metric}: the questions fall into ${counted(figures.clusters, "cluster")}, and at least ${fewestClusters} are ` +
        `needed, as questions about one source rise and fall together.`
      );
    case "no-variance":
      return `Cannot judge ${metric}: the differences do not vary from cluster to cluster, so they say nothing about other questions.`;
    case "no-common-scores":
      return `Cannot judge ${metric}: no question was scored on both sides.`;
  }
}

function together({ adjustedP, guards }: MetricLine): string {
  if (adjustedP === null || guards < 2) return "";
  const p = adjustedP < 0.001 ? "p < .001" : `p ${scoreText(adjustedP)}`;
  return `, ${p} corrected for ${guards} guards`;
}

function openQuestion(metric: string, { figures, margin }: MetricLine): string {
  if (margin === null) return `Cannot say yet whether ${metric} improved`;
  const { low, high, lowerIsBetter } = figures;
  const isWorse = lowerIsBetter ? (low ?? 0) > 0 : (high ?? 0) < 0;
  return isWorse
    ? `Worse in ${metric}, and it cannot be said yet whether by more than the margin of ${limitText(margin)}`
    : `Cannot say yet whether ${metric} lost less than ${limitText(margin)}`;
}

function outlook({ needed, figures, margin }: MetricLine): string {
  if (needed === null) return "it is too close to be settled by asking a reasonable number of questions more";
  const { difference, lowerIsBetter } = figures;
  const gain = lowerIsBetter ? -(difference ?? 0) : (difference ?? 0);
  return (
    `about ${counted(roughly(needed.questions), "more question")} from about ` +
    `${counted(roughly(needed.clusters), "more cluster")} would settle it, and if the difference is what it looks like now, ` +
    `it would ${gain + (margin ?? 0) > 0 ? "pass" : "fail"}`
  );
}

function all(n: number): string {
  return n === 1 ? "the only question" : `all ${counted(n, "question")}`;
}

/** The end of the whole gate and why, in one sentence. */
export function gateSentence(end: GateEnd, lines: readonly Pick<GateLine, "end">[]): string {
  const count = (wanted: GateEnd) => lines.filter((line) => line.end === wanted).length;
  const total = counted(lines.length, "line");
  switch (end) {
    case "pass":
      return `Passed: all ${total} of the rule hold.`;
    case "fail":
      return `Failed: ${count("fail")} of ${total} of the rule ${count("fail") === 1 ? "does" : "do"} not hold, and one is enough.`;
    case "could-not-decide":
      return (
        `Could not decide: no line of the rule fails, but ${count("could-not-decide")} of ${total} could not be decided, ` +
        `and a gate passes only where every line holds.`
      );
  }
}
