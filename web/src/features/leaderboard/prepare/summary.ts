import type { Leaderboard } from "@contracts/api/leaderboard.ts";
import { difference, interval } from "../../../design/format.ts";
import * as t from "../../../messages/messages.ts";
import type { Board, BoardRow } from "./board.ts";
import { latencyText } from "./measures.ts";
import { metricText } from "../../../design/metric-text.ts";

export interface Summary {
  best: BoardRow;
  /** ".742 [.711, .772]". */
  score: string;
  /** Sentences that stand by themselves, in the order they are read. */
  sentences: readonly string[];
  /** Two runs worth holding side by side, the older thought first; null where there is one run. */
  compare: { first: BoardRow; second: BoardRow; isBaseline: boolean } | null;
}

/** What the table says, for whoever reads one line of it. Null where no run has a value. */
export function summaryOf(leaderboard: Leaderboard, board: Board): Summary | null {
  const { brackets } = leaderboard;
  const best = board.rows[0];
  if (best === undefined || best.row.summary.value === null) return null;
  const words = t.leaderboard.says;
  const { value, low, high, n, clusters } = best.row.summary;
  const baseline = board.rows.find(({ id }) => id === leaderboard.baseline);
  const ranked = board.rows.filter(({ rank }) => rank !== null);
  const score = [metricText(value), interval(low, high, metricText)].filter((part) => part !== "").join(" ");
  const sentences = [words.measured(n, clusters)];
  if (ranked.length > 1) {
    const alike = ranked.filter(({ row }) => row.amongBest).length - 1;
    sentences.push(brackets.length === 0 ? words.untold : words.alike(alike, ranked.length - 1));
    const cheapest = brackets.length === 0 ? undefined : fastestAlike(ranked);
    if (cheapest !== undefined && cheapest !== best) {
      sentences.push(
        words.fastest(
          cheapest.name,
          latencyText(cheapest.row.run.latencyMs!),
          latencyText(best.row.run.latencyMs!),
        ),
      );
    }
  }
  sentences.push(...againstBaseline(best, baseline));
  const second = baseline === undefined || baseline === best ? ranked[1] : best;
  const first = baseline === undefined || baseline === best ? best : baseline;
  return {
    best,
    score,
    sentences,
    compare: second === undefined ? null : { first, second, isBaseline: baseline !== undefined },
  };
}

function againstBaseline(best: BoardRow, baseline: BoardRow | undefined): string[] {
  const words = t.leaderboard.says;
  if (baseline === undefined) return [words.noBaseline];
  if (baseline === best) return [words.isBaseline];
  const against = best.row.againstBaseline;
  if (against === null || against.difference === null) return [words.incomparable(baseline.name)];
  const by = [difference(against.difference), interval(against.low, against.high, difference)]
    .filter((part) => part !== "")
    .join(" ");
  return [words.standing[against.standing](baseline.name, by)];
}

/** What is worth saying: half as much again, and more than anybody notices. */
const noticed = { share: 1.5, milliseconds: 0.5 };

function fastestAlike(ranked: readonly BoardRow[]): BoardRow | undefined {
  const alike = ranked.filter(({ row }) => row.amongBest && row.run.latencyMs !== null);
  const [best] = ranked;
  const bestLatency = best?.row.run.latencyMs ?? null;
  if (bestLatency === null) return undefined;
  const fastest = alike.toSorted((a, b) => a.row.run.latencyMs! - b.row.run.latencyMs!)[0];
  if (fastest === undefined) return undefined;
  const latency = Math.max(fastest.row.run.latencyMs!, noticed.milliseconds);
  return Math.max(bestLatency, noticed.milliseconds) > latency * noticed.share ? fastest : undefined;
}
