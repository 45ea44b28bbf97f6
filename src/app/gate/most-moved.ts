import type { GateEnd, GateLine, GateReport } from "../../contracts/gate.ts";
import { type CommonQuestions, pairScores } from "../../core/comparison/paired-scores.ts";
import { lowerIsBetter } from "../../core/evaluation/catalog.ts";
import type { GateSide, RunSide } from "./gate-side.ts";

const shown = 3;

/** The metric whose questions a person looks at first: one that fails, else one that could not be decided, else the primary one. */
export function movedMetric(lines: readonly GateLine[], primary: string): string {
  const changed = lines.filter((line) => "figures" in line).filter(({ reason }) => reason !== "unchanged");
  const first = (end: GateEnd) => changed.find((line) => line.end === end)?.metric;
  return first("fail") ?? first("could-not-decide") ?? primary;
}

/** The questions that the candidate changed most, for better and for worse. */
export function mostMoved(
  metric: string,
  baseline: GateSide,
  candidate: RunSide,
  common: CommonQuestions,
): GateReport["moved"] {
  const { questions, first, second, differences } = pairScores(
    baseline.metrics.get(metric)!.column,
    candidate.metrics.get(metric)!.column,
    common,
  );
  const direction = lowerIsBetter.has(metric) ? -1 : 1;
  const moved = [...questions]
    .map((place, index) => {
      const { id, question } = candidate.asked[common.second[place]!]!;
      const one = { questionId: id, question, baseline: first[index]!, candidate: second[index]! };
      return { one, gain: direction * differences.values[index]! };
    })
    .sort((a, b) => Math.abs(b.gain) - Math.abs(a.gain));
  return {
    metric,
    gained: moved
      .filter(({ gain }) => gain > 0)
      .slice(0, shown)
      .map(({ one }) => one),
    lost: moved
      .filter(({ gain }) => gain < 0)
      .slice(0, shown)
      .map(({ one }) => one),
  };
}
