import { type ReactNode, useMemo, useRef } from "react";
import * as t from "../../../messages/messages.ts";
import { raceDrawing } from "../prepare/race-drawing.ts";
import type { Race } from "../prepare/race.ts";
import { fateOf } from "../prepare/story.ts";
import { RaceHeads } from "./race-heads.tsx";
import { RaceLineMark } from "./race-line-mark.tsx";

/** The lines, and the rounds they run through. Arrow keys go from line to line by final place. */
export function RaceDrawing({
  race,
  width,
  followed,
  onFollow,
}: {
  race: Race;
  width: number;
  followed: string | undefined;
  onFollow(id: string): void;
}): ReactNode {
  const group = useRef<SVGGElement>(null);
  const drawing = useMemo(() => raceDrawing(race, width), [race, width]);
  const stop = race.candidates.some(({ id }) => id === followed) ? followed : race.candidates[0]?.id;

  function step(place: number, by: number): void {
    const next = race.candidates[Math.min(Math.max(place - 1 + by, 0), race.candidates.length - 1)];
    if (next === undefined) return;
    group.current?.querySelector<SVGElement>(`[data-candidate="${CSS.escape(next.id)}"]`)?.focus();
  }

  // The worst first, so that the best are drawn over them.
  return (
    <>
      <RaceHeads race={race} columns={drawing.columns} height={drawing.height} />
      <g ref={group} role="group" aria-label={t.search.race.lines}>
        {drawing.lines.toReversed().map((line) => (
          <RaceLineMark
            key={line.candidate.id}
            line={line}
            label={t.search.race.line(line.candidate.name, fateOf(line.candidate, race))}
            isFollowed={line.candidate.id === followed}
            isStop={line.candidate.id === stop}
            onFollow={() => onFollow(line.candidate.id)}
            onStep={(by) => step(line.candidate.place, by)}
          />
        ))}
      </g>
    </>
  );
}
