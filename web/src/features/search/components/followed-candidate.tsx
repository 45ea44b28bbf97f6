import type { ReactNode } from "react";
import { Breakable } from "../../../design/breakable.tsx";
import { Badge } from "../../../design/badge.tsx";
import { Button } from "../../../design/button.tsx";
import { Panel } from "../../../design/panel.tsx";
import * as t from "../../../messages/messages.ts";
import type { Race } from "../prepare/race.ts";
import { storyOf } from "../prepare/story.ts";

/** One configuration through all rounds, in words. */
export function FollowedCandidate({
  race,
  followed,
  nameOf,
  onFollow,
}: {
  race: Race;
  followed: string | undefined;
  nameOf(id: string): string;
  onFollow(id: string | undefined): void;
}): ReactNode {
  const words = t.search.story;
  const candidate = race.candidates.find(({ id }) => id === followed);
  return (
    <div aria-live="polite">
      {candidate === undefined ? (
        <p className="text-small text-ink-soft">{followed === undefined ? words.choose : words.gone}</p>
      ) : (
        <Panel
          title={words.title(candidate.name)}
          aside={
            <Button size="small" onClick={() => onFollow(undefined)}>
              {words.stop}
            </Button>
          }
          className="border-l-4 border-l-accent"
        >
          <p className="flex flex-wrap items-center gap-2 text-small text-ink-soft">
            {candidate.role !== null && (
              <Badge tone={candidate.role === "baseline" ? "land" : "depth"}>
                {t.search.race.roles[candidate.role]}
              </Badge>
            )}
            <span className="font-mono text-tiny [overflow-wrap:anywhere]">{candidate.id}</span>
          </p>
          <ol className="mt-3 grid gap-3 sm:grid-cols-2 xl:grid-cols-3">
            {storyOf(candidate, race, nameOf).map(({ round, sentences }) => (
              <li key={round} className="border-l-2 border-depth-3 pl-3 text-small">
                <h3>{round}</h3>
                {sentences.map((sentence) => (
                  <p key={sentence} className="[overflow-wrap:anywhere]">
                    <Breakable text={sentence} />
                  </p>
                ))}
              </li>
            ))}
          </ol>
          {candidate.steps.length === 0 && <p className="mt-2 text-small">{t.search.fates.notMeasured}</p>}
        </Panel>
      )}
    </div>
  );
}
