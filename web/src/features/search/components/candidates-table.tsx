import { getRouteApi } from "@tanstack/react-router";
import { type ReactNode, useMemo } from "react";
import { Badge } from "../../../design/badge.tsx";
import type { Column } from "../../../design/column.ts";
import { DataTable } from "../../../design/data-table.tsx";
import { count } from "../../../design/format.ts";
import { metricText } from "../../../design/metric-text.ts";
import { Panel } from "../../../design/panel.tsx";
import { sortingOf, sortingText } from "../../../design/sorting-text.ts";
import { inputStyle } from "../../../design/text-field.tsx";
import * as t from "../../../messages/messages.ts";
import type { Candidate, Race } from "../prepare/race.ts";
import { fateOf, reasonText } from "../prepare/story.ts";

const route = getRouteApi("/searches/$search");
const usualSorting = { column: "place", down: false };

/** Every configuration, how far it came and why it went no further. Enter follows one. */
export function CandidatesTable({
  race,
  id,
  followed,
  nameOf,
  onFollow,
}: {
  race: Race;
  id: string;
  followed: string | undefined;
  nameOf(id: string): string;
  onFollow(id: string): void;
}): ReactNode {
  const words = t.search.candidates;
  const { text = "", sort } = route.useSearch();
  const navigate = route.useNavigate();
  const rows = useMemo(() => {
    const sought = text.toLocaleLowerCase();
    return race.candidates.filter((candidate) =>
      `${candidate.name} ${candidate.id}`.toLocaleLowerCase().includes(sought),
    );
  }, [race, text]);
  return (
    <Panel
      title={words.title}
      aside={
        <input
          type="search"
          aria-label={words.text}
          placeholder={words.text}
          value={text}
          onChange={({ target }) =>
            void navigate({
              search: (before) => ({ ...before, text: target.value || undefined }),
              replace: true,
              resetScroll: false,
            })
          }
          className={`${inputStyle} max-w-56`}
        />
      }
    >
      <DataTable
        label={words.title}
        rows={rows}
        columns={columnsOf(race, nameOf)}
        rowKey={(candidate) => candidate.id}
        sorting={sortingOf(sort) ?? usualSorting}
        onSort={(next) =>
          void navigate({
            search: (before) => ({ ...before, sort: sortingText(next) }),
            replace: true,
            resetScroll: false,
          })
        }
        onOpen={(candidate) => onFollow(candidate.id)}
        isMarked={(candidate) => candidate.id === followed}
        keyInSight={followed}
        fileName={id}
      />
    </Panel>
  );
}

function columnsOf(race: Race, nameOf: (id: string) => string): Column<Candidate>[] {
  const words = t.search.candidates;
  const why = ({ dropped }: Candidate): string =>
    dropped === null ? "" : reasonText(dropped.reason, nameOf);
  // About half a rem a letter, and room for what it is called beside its name.
  const longest = race.candidates.reduce((most, { name }) => Math.max(most, name.length), 0);
  const nameWidth = Math.min(28, Math.max(14, longest * 0.44 + 5.5));
  return [
    {
      id: "place",
      header: words.place,
      name: words.place,
      cell: ({ place }) => place,
      value: ({ place }) => place,
      width: 4,
      numeric: true,
    },
    {
      id: "name",
      header: words.name,
      name: words.name,
      cell: ({ name, id, role }) => (
        <span title={id} className="flex items-center gap-2">
          <span className="truncate font-medium">{name}</span>
          {role !== null && (
            <Badge tone={role === "baseline" ? "land" : "depth"}>{t.search.race.roles[role]}</Badge>
          )}
        </span>
      ),
      value: ({ id }) => id,
      width: nameWidth,
    },
    {
      id: "fate",
      header: words.fate,
      name: words.fate,
      cell: (candidate) => fateOf(candidate, race),
      value: (candidate) => fateOf(candidate, race),
      width: 12.5,
    },
    {
      id: "mean",
      header: words.mean,
      name: words.meanLong,
      cell: ({ mean }) =>
        mean === null ? <span className="text-ink-faint">{t.design.notMeasured}</span> : metricText(mean),
      value: ({ mean }) => mean,
      width: 6,
      numeric: true,
    },
    {
      id: "scored",
      header: words.scored,
      name: words.scored,
      cell: ({ scored }) => count(scored),
      value: ({ scored }) => scored,
      width: 6.5,
      numeric: true,
    },
    {
      id: "why",
      header: words.why,
      name: words.why,
      cell: (candidate) => <span title={why(candidate)}>{why(candidate)}</span>,
      value: (candidate) => why(candidate) || null,
      width: "1fr",
    },
  ];
}
