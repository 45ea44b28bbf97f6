import type { ReactNode } from "react";
import { Chart } from "../../../charts/chart.tsx";
import { Panel } from "../../../design/panel.tsx";
import * as t from "../../../messages/messages.ts";
import { raceHeight } from "../prepare/race-drawing.ts";
import type { Race } from "../prepare/race.ts";
import { fateOf, roundName } from "../prepare/story.ts";
import { RaceDrawing } from "./race-drawing.tsx";
import { RaceKey } from "./race-key.tsx";
import { RoundsTable } from "./rounds-table.tsx";

/** The history drawn as a race. */
export function RacePanel({
  race,
  followed,
  onFollow,
}: {
  race: Race;
  followed: string | undefined;
  onFollow(id: string): void;
}): ReactNode {
  const words = t.search.race;
  const winner = race.candidates.find(({ role }) => role === "winner")?.name ?? null;
  if (race.rounds.length === 0) {
    return (
      <Panel title={words.title}>
        <p className="text-ink-soft">{words.nothing}</p>
      </Panel>
    );
  }
  return (
    <Panel>
      <Chart
        title={words.title}
        summary={words.summary(race.candidates.length, race.rounds.length, winner)}
        numbers={{
          header: [
            t.search.candidates.name,
            ...race.rounds.map((_, round) => roundName(race, round)),
            t.search.candidates.fate,
          ],
          rows: race.candidates.map((candidate) => [
            candidate.id,
            ...race.rounds.map(
              (_, round) => candidate.steps.find((step) => step.round === round)?.place ?? null,
            ),
            fateOf(candidate, race),
          ]),
        }}
        height={raceHeight(race)}
        isInteractive
      >
        {({ width }) => <RaceDrawing race={race} width={width} followed={followed} onFollow={onFollow} />}
      </Chart>
      <RaceKey isFollowing={followed !== undefined} />
      <p className="mt-1 text-small text-ink-soft">
        {words.how} <span className="max-md:hidden">{words.keys}</span>
      </p>
      <RoundsTable race={race} />
    </Panel>
  );
}
