import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import type { SearchDetail } from "@contracts/api/searches.ts";
import { type ReactNode, useMemo } from "react";
import { useJobEvents } from "../../../api/job-events.ts";
import { projectQuery } from "../../../api/project-query.ts";
import { Notice } from "../../../design/notices.tsx";
import * as t from "../../../messages/messages.ts";
import { foldSearch, newerEvents, nothingLive } from "../prepare/live-search.ts";
import { raceOf } from "../prepare/race.ts";
import { CandidatesTable } from "./candidates-table.tsx";
import { FollowedCandidate } from "./followed-candidate.tsx";
import { RacePanel } from "./race-panel.tsx";
import { SearchOutcome } from "./search-outcome.tsx";
import { SpentPanel } from "./spent-panel.tsx";

const route = getRouteApi("/searches/$search");

/** A search from its result down to each configuration; it moves while the search is at work. */
export function SearchView({ search }: { search: SearchDetail }): ReactNode {
  const words = t.search;
  const { configuration } = route.useSearch();
  const navigate = route.useNavigate();
  const { data: project } = useQuery(projectQuery);
  const job =
    search.status === "running" ? (project?.jobs.find((one) => one.search === search.id)?.id ?? null) : null;
  const live = useJobEvents(job, foldSearch, nothingLive);
  const events = newerEvents(search.events, live.events);
  const race = useMemo(() => raceOf(search, events), [search, events]);
  const names = useMemo(() => new Map(race.candidates.map(({ id, name }) => [id, name])), [race]);
  const nameOf = (id: string): string => names.get(id) ?? id;
  const follow = (id: string | undefined): void =>
    void navigate({
      search: (before) => ({ ...before, configuration: id }),
      replace: true,
      resetScroll: false,
    });
  return (
    <>
      {search.status === "running" && (
        <p role="status" className="flex items-center gap-2 text-small text-ink-soft">
          <span aria-hidden className="size-2 animate-pulse rounded-full bg-accent" />
          {words.runs}
          {live.leader !== null && ` ${words.leader(nameOf(live.leader))}`}
        </p>
      )}
      {search.error !== null && (
        <Notice tone="warning">
          {words.statuses[search.status]}: {search.error} {words.stoppedHint}
        </Notice>
      )}
      <div className="grid items-start gap-4 xl:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        {search.result !== null && <SearchOutcome search={search} result={search.result} nameOf={nameOf} />}
        <SpentPanel search={search} events={events} race={race} />
      </div>
      <RacePanel race={race} followed={configuration} onFollow={follow} />
      <FollowedCandidate race={race} followed={configuration} nameOf={nameOf} onFollow={follow} />
      <CandidatesTable
        race={race}
        id={search.id}
        followed={configuration}
        nameOf={nameOf}
        onFollow={follow}
      />
    </>
  );
}
