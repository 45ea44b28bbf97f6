import { Link } from "@tanstack/react-router";
import { Diamond } from "lucide-react";
import type { ReactNode } from "react";
import { Badge } from "../../../design/badge.tsx";
import * as t from "../../../messages/messages.ts";
import type { BoardRow } from "../prepare/board.ts";

/** The run's name as the way to it, and what sets it apart. */
export function RunCell({
  row: { id, name, rank, row },
  isOnFront = row.onFront,
}: {
  row: BoardRow;
  /** Where another front is spoken of than that of all costs together. */
  isOnFront?: boolean;
}): ReactNode {
  return (
    <span data-run={id} className="flex min-w-0 items-center gap-2">
      <Link
        to="/runs/$run"
        params={{ run: id }}
        title={row.run.label}
        className="min-w-0 truncate py-1 font-medium underline decoration-line-strong underline-offset-4 hover:decoration-accent"
      >
        {name}
      </Link>
      {isOnFront && (
        <span title={t.leaderboard.onFront}>
          <Diamond aria-hidden className="size-3 fill-land-line text-land-line" />
          <span className="sr-only">{t.leaderboard.onFront}</span>
        </span>
      )}
      {rank === null && (
        <span title={t.leaderboard.unrankedHint}>
          <Badge>{t.leaderboard.unranked}</Badge>
        </span>
      )}
    </span>
  );
}
