import { keepPreviousData, type QueryClient, queryOptions } from "@tanstack/react-query";
import type { QuestionsPage } from "@contracts/api/question-set.ts";
import type { RunsPage } from "@contracts/api/runs.ts";
import { readJson } from "../api/ask-server.ts";
import { sourcesQuery } from "../features/sources/queries.ts";
import * as t from "../messages/messages.ts";
import { pages } from "./pages.ts";
import { stringifySearch } from "./search-values.ts";

export interface Found {
  id: string;
  label: string;
  kind: string;
  /** The address of its page. */
  href: string;
}

const most = 8;
/** The sources are not read anew at every letter. */
const knownMilliseconds = 15_000;

/** Pages at once, the folder's own things from two letters on. What cannot be read is left out: a finder must not fail as a whole. */
export const findQuery = (text: string) =>
  queryOptions({
    queryKey: ["find", text],
    queryFn: ({ signal, client }) => find(text.trim(), signal, client),
    placeholderData: keepPreviousData,
  });

async function find(text: string, signal: AbortSignal, client: QueryClient): Promise<Found[]> {
  const sought = text.toLocaleLowerCase();
  const found: Found[] = pages
    .filter(({ label }) => label.toLocaleLowerCase().includes(sought))
    .map(({ to, label }) => ({ id: to, label, kind: t.app.navigation, href: to }));
  if (sought.length < 2) return found;
  const none = (): [] => [];
  const [runs, questions, sources] = await Promise.all([
    readJson<RunsPage>("/api/runs", { label: text, limit: most }, signal).then(
      ({ entries }) => entries,
      none,
    ),
    readJson<QuestionsPage>("/api/questions", { text, limit: most }, signal).then(
      ({ entries }) => entries,
      none,
    ),
    client.fetchQuery({ ...sourcesQuery, staleTime: knownMilliseconds }).then((all) => all.sources, none),
  ]);
  return [
    ...found,
    ...runs.map(({ id, label }) => ({
      id,
      label,
      kind: t.terms["run"]?.name ?? "",
      href: `/runs/${encodeURIComponent(id)}`,
    })),
    ...questions.map(({ entry }) => ({
      id: `question ${entry.id}`,
      label: entry.question,
      kind: t.app.questions,
      href: `/questions${stringifySearch({ text: entry.id })}`,
    })),
    ...sources
      .filter(({ source }) => source.toLocaleLowerCase().includes(sought))
      .slice(0, most)
      .map(({ source }) => ({
        id: `source ${source}`,
        label: source,
        kind: t.app.sources,
        href: `/document${stringifySearch({ source })}`,
      })),
  ];
}
