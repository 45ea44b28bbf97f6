import type { ReactNode } from "react";
import * as t from "../../../messages/messages.ts";
import type { LanePiece } from "../prepare/bracket-lanes.ts";

const laneWidth = 12;
const rowHeight = 40;

/** A row's piece of every line that it stands beside, or their letters where the rows are in another order. */
export function AlikeCell({
  pieces,
  laneCount,
  range,
  isDrawn,
  isTurned,
  isAlikeLooked,
}: {
  pieces: readonly LanePiece[];
  laneCount: number;
  /** Ranks that it cannot be told apart from; null where there are none. */
  range: { first: number; last: number } | null;
  isDrawn: boolean;
  isTurned: boolean;
  /** It cannot be told apart from the run that is looked at. */
  isAlikeLooked: boolean;
}): ReactNode {
  const said = range === null ? t.leaderboard.aloneInRank : t.leaderboard.alikeWith(range.first, range.last);
  if (!isDrawn) {
    return (
      <span title={said} className={isAlikeLooked ? "font-semibold text-accent" : "text-ink-soft"}>
        {pieces.map(({ letter }) => letter).join("")}
      </span>
    );
  }
  return (
    <span title={said} className="block">
      <span className="sr-only">{said}</span>
      <svg
        aria-hidden
        viewBox={`0 0 ${laneCount * laneWidth} ${rowHeight}`}
        className={`block h-10 ${isAlikeLooked ? "text-accent" : "text-depth-5"}`}
      >
        {pieces.map(({ letter, lane, isTop, isBottom }) => (
          <LaneLine
            key={letter}
            x={lane * laneWidth + laneWidth / 2}
            startsHere={isTurned ? isBottom : isTop}
            endsHere={isTurned ? isTop : isBottom}
          />
        ))}
      </svg>
    </span>
  );
}

/** A bracket's line through the row; where it starts or ends, the tick turns to the rows. */
function LaneLine({
  x,
  startsHere,
  endsHere,
}: {
  x: number;
  startsHere: boolean;
  endsHere: boolean;
}): ReactNode {
  const top = startsHere ? 8 : 0;
  const bottom = endsHere ? rowHeight - 8 : rowHeight;
  return (
    <path
      d={`${startsHere ? `M${x + 4},${top}H${x}` : `M${x},${top}`}V${bottom}${endsHere ? `H${x + 4}` : ""}`}
      fill="none"
      stroke="currentColor"
      strokeWidth={2}
    />
  );
}
