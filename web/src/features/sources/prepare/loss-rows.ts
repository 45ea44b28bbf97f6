import type { Sources } from "@contracts/api/sources.ts";
import type { BarRow } from "../../../charts/lay-out-bar-rows.ts";
import { count, percent } from "../../../design/format.ts";
import * as t from "../../../messages/messages.ts";

export type Loss = Sources["losses"][number];

/** The way from files to chunks: for every stage what is left of what came in. Each row is its own whole, as files are not characters. */
export function lossRows(losses: readonly Loss[]): BarRow[] {
  return losses
    .filter(({ before }) => before > 0)
    .map(({ what, stage, before, after }) => ({
      label: t.sources.lossLabel(t.sources.lossWhat[what], t.sources.lossStage[stage]),
      value: after / before,
      rest: (before - after) / before,
      shown:
        before === after
          ? t.sources.allOf(count(before))
          : t.sources.lostOf(count(after), percent((before - after) / before)),
    }));
}

/** The way in one sentence. */
export function lossSummary(losses: readonly Loss[]): string {
  const lost = losses.filter(({ before, after }) => after < before);
  if (lost.length === 0) return t.sources.nothingLost;
  return lost
    .map(({ what, stage, before, after }) =>
      t.sources.lossSentence[stage](count(before - after), count(before), t.sources.lossWhat[what]),
    )
    .join(" ");
}
