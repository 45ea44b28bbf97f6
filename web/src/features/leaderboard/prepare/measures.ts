import { bytes, duration, money } from "../../../design/format.ts";
import { isLowerBetter } from "../../../design/metric-direction.ts";
import { metricText } from "../../../design/metric-text.ts";
import * as t from "../../../messages/messages.ts";
import type { LeaderboardRow } from "./board.ts";

/** Something a run is judged by: a metric, or what it takes. */
export interface Measure {
  id: string;
  name: string;
  isCost: boolean;
  lowerIsBetter: boolean;
  /** Null where it was not measured. */
  value(row: LeaderboardRow): number | null;
  shown(value: number): string;
}

export const costs: readonly Measure[] = [
  cost("latency", t.leaderboard.latency, ({ run }) => run.latencyMs, latencyText),
  cost("index", t.leaderboard.indexSize, ({ run }) => run.indexBytes, bytes),
  cost("price", t.leaderboard.price, ({ run }) => run.usdPerThousandQuestions, money),
  cost(
    "took",
    t.leaderboard.took,
    ({ run }) => (run.finishedAt === null ? null : run.finishedAt - run.startedAt),
    duration,
  ),
];

/** Metrics first, as the server lists them, then what a run takes. */
export function measuresOf(metrics: readonly string[]): Measure[] {
  return [
    ...metrics.map((id): Measure => ({
      id,
      name: id,
      isCost: false,
      lowerIsBetter: isLowerBetter(id),
      value: ({ run }) => run.metrics[id]?.value ?? null,
      shown: metricText,
    })),
    ...costs,
  ];
}

/** "0.56 ms": a hundredth where whole pipelines take less than a millisecond. */
export function latencyText(milliseconds: number): string {
  return milliseconds < 1 ? `${milliseconds.toFixed(2)} ms` : duration(milliseconds);
}

function cost(id: string, name: string, value: Measure["value"], shown: Measure["shown"]): Measure {
  return { id, name, isCost: true, lowerIsBetter: true, value, shown };
}
