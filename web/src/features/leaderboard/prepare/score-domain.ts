import type { Leaderboard } from "@contracts/api/leaderboard.ts";

/** From the lowest to the highest end of any interval, so that all rows are drawn on one scale whichever of them are shown. */
export function scoreDomain({ rows }: Leaderboard): [number, number] {
  let [least, most] = [Infinity, -Infinity];
  for (const { summary } of rows) {
    for (const end of [summary.value, summary.low, summary.high]) {
      if (end === null) continue;
      least = Math.min(least, end);
      most = Math.max(most, end);
    }
  }
  if (least > most) return [0, 1];
  const room = most === least ? Math.abs(most) * 0.1 || 0.5 : 0;
  return [least - room, most + room];
}
