import type { GateEnd, GateLine, GateRule } from "../../contracts/gate.ts";
import type { PairedScores } from "../comparison/paired-scores.ts";
import { gateSentence, type MetricLine, metricSentence, metricTitle } from "./gate-sentences.ts";
import { judgeCoverage } from "./judge-coverage.ts";
import { judgeGuards } from "./judge-guards.ts";
import { judgeNonInferiority, judgeSuperiority, marginPValue } from "./judge-metric.ts";
import { judgeMustPass, type NamedOutcome } from "./judge-must-pass.ts";
import { type MeasuredChange, measureChange } from "./measured-change.ts";

/** What a rule looks at: baseline first, candidate second. */
export interface GateSubject {
  /** Of a metric that the rule names. */
  paired(metric: string): PairedScores;
  lowerIsBetter(metric: string): boolean;
  /** Of the candidate. */
  outcomeOf(question: string, metric: string): NamedOutcome;
}

export interface GateDecision {
  end: GateEnd;
  sentence: string;
  /** In the order of the rule: the primary metric, guards, coverage of each metric, named questions. */
  lines: GateLine[];
}

/** Holds a candidate against a baseline by a rule: any line that fails fails it, else any that cannot be decided leaves it undecided. */
export function decideGate(rule: GateRule, subject: GateSubject): GateDecision {
  const { primary, guards, confidence } = rule;
  const metrics = [...new Set([primary, ...guards].map(({ metric }) => metric))];
  const measured = new Map(
    metrics.map((metric) => {
      const paired = subject.paired(metric);
      const coverage = judgeCoverage(metric, paired, rule.coverage.atLeast);
      const lowerIsBetter = subject.lowerIsBetter(metric);
      const covered = coverage.end === "pass";
      return [metric, { coverage, change: measureChange(paired, { lowerIsBetter, confidence, covered }) }];
    }),
  );
  const changeOf = (metric: string) => measured.get(metric)!.change;
  const lines: GateLine[] = [
    primaryLine(primary, changeOf(primary.metric), confidence),
    ...guardLines(guards, changeOf, confidence),
    ...[...measured.values()].map(({ coverage }) => coverage),
    ...rule.mustPass.map((wanted) =>
      judgeMustPass(wanted, subject.outcomeOf(wanted.question, wanted.metric)),
    ),
  ];
  const end = overallEnd(lines);
  return { end, sentence: gateSentence(end, lines), lines };
}

function primaryLine(
  { metric, test, margin = 0 }: GateRule["primary"],
  change: MeasuredChange,
  confidence: number,
): GateLine {
  const asked = test === "superiority" ? null : margin;
  const judgement =
    asked === null
      ? judgeSuperiority(change, confidence)
      : judgeNonInferiority(change, {
          margin: asked,
          confidence,
          claims: 1,
          adjustedP: marginPValue(change, asked),
        });
  return { rule: "primary", test, margin: asked, ...told(judgement, metric, asked, change, confidence) };
}

function guardLines(
  guards: GateRule["guards"],
  changeOf: (metric: string) => MeasuredChange,
  confidence: number,
): GateLine[] {
  const measured = guards.map(({ metric, margin }) => ({ metric, margin, change: changeOf(metric) }));
  const judged = judgeGuards(measured, confidence);
  return measured.map(({ metric, margin, change }, index) => {
    const { adjustedP, ...judgement } = judged[index]!;
    const together = { adjustedP, guards: guards.length };
    return {
      rule: "guard",
      margin,
      adjustedP,
      ...told(judgement, metric, margin, change, confidence, together),
    };
  });
}

function told(
  judgement: Pick<MetricLine, "end" | "reason" | "needed">,
  metric: string,
  margin: number | null,
  { figures }: MeasuredChange,
  confidence: number,
  together: Pick<MetricLine, "adjustedP" | "guards"> = { adjustedP: null, guards: 0 },
) {
  const line: MetricLine = { ...judgement, metric, margin, figures, confidence, ...together };
  return { ...judgement, title: metricTitle(line), sentence: metricSentence(line), metric, figures };
}

function overallEnd(lines: readonly Pick<GateLine, "end">[]): GateEnd {
  const ends = new Set(lines.map(({ end }) => end));
  if (ends.has("fail")) return "fail";
  return ends.has("could-not-decide") ? "could-not-decide" : "pass";
}
