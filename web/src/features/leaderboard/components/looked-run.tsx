import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { Badge } from "../../../design/badge.tsx";
import { Button, buttonStyle } from "../../../design/button.tsx";
import * as t from "../../../messages/messages.ts";
import type { BoardRow } from "../prepare/board.ts";
import type { Measure } from "../prepare/measures.ts";

/** The run whose point or row was chosen: its two values, and what can be done with it. */
export function LookedRun({
  row,
  x,
  y,
  isFront,
  isMarked,
  onMark,
}: {
  row: BoardRow | undefined;
  x: Measure;
  y: Measure;
  isFront: boolean;
  isMarked: boolean;
  onMark(id: string): void;
}): ReactNode {
  const words = t.leaderboard.tradeOff;
  return (
    <section
      aria-label={words.chosen}
      className="mt-3 rounded-control border border-line bg-depth-1 p-3 text-small"
    >
      <div aria-live="polite">
        {row === undefined ? (
          <p className="text-ink-soft">{words.choose}</p>
        ) : (
          <>
            <p className="flex flex-wrap items-center gap-2 [overflow-wrap:anywhere]">
              <strong>{row.name}</strong>
              {isFront && <Badge tone="land">{t.leaderboard.onFront}</Badge>}
            </p>
            <dl className="mt-1 flex flex-wrap gap-x-6 gap-y-1 tabular-nums">
              {[y, x].map((measure) => (
                <div key={measure.id} className="flex gap-2">
                  <dt className="text-ink-soft">{measure.name}</dt>
                  <dd>{valueText(measure, row)}</dd>
                </div>
              ))}
            </dl>
          </>
        )}
      </div>
      {row !== undefined && (
        <div className="mt-2 flex flex-wrap gap-2">
          <Link to="/runs/$run" params={{ run: row.id }} className={buttonStyle({ size: "small" })}>
            {words.open}
          </Link>
          <Button size="small" aria-pressed={isMarked} onClick={() => onMark(row.id)}>
            {isMarked ? t.leaderboard.unmarkOne : t.leaderboard.mark}
          </Button>
        </div>
      )}
    </section>
  );
}

function valueText(measure: Measure, { row }: BoardRow): string {
  const value = measure.value(row);
  return value === null ? t.design.notMeasured : measure.shown(value);
}
