import type { ReactNode } from "react";
import * as t from "../../../messages/messages.ts";
import { raceStyles } from "./race-styles.ts";

/** What each kind of line is. */
export function RaceKey({ isFollowing }: { isFollowing: boolean }): ReactNode {
  const kinds = (["winner", "runner-up", "baseline", "followed", "other"] as const).filter(
    (kind) => kind !== "followed" || isFollowing,
  );
  return (
    <ul className="mt-2 flex flex-wrap gap-x-5 gap-y-1 text-small">
      {kinds.map((kind) => {
        const { line, width, dashes } = raceStyles[kind];
        return (
          <li key={kind} className="flex items-center gap-2">
            <svg aria-hidden width={28} height={8}>
              <line
                x1={0}
                x2={28}
                y1={4}
                y2={4}
                className={line}
                strokeWidth={width}
                strokeDasharray={dashes}
              />
            </svg>
            {t.search.race.roles[kind]}
          </li>
        );
      })}
    </ul>
  );
}
