import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import type { DocumentView } from "@contracts/api/document.ts";
import type { AddedSource } from "@contracts/api/source-file.ts";
import type { SourceChanges, SourceVersions } from "@contracts/api/source-versions.ts";
import type { Sources } from "@contracts/api/sources.ts";
import { readJson, sendFile } from "../../api/ask-server.ts";

/** Everything under it is read anew when the sources have changed. */
const key = "sources";

export const sourcesQuery = queryOptions({
  queryKey: [key],
  queryFn: ({ signal }) => readJson<Sources>("/api/sources", {}, signal),
  // It is worked out over every file: not each time that somebody looks back at the window.
  refetchOnWindowFocus: false,
});

export const sourceVersionsQuery = queryOptions({
  queryKey: [key, "versions"],
  queryFn: ({ signal }) => readJson<SourceVersions>("/api/sources/versions", {}, signal),
});

export const sourceChangesQuery = (from: string | undefined, to: string | undefined) =>
  queryOptions({
    queryKey: [key, "changes", from, to],
    queryFn: ({ signal }) => readJson<SourceChanges>("/api/sources/changes", { from, to }, signal),
    placeholderData: keepPreviousData,
  });

/** The text of a document, as far as the server hands it over at once. */
export const sourceTextQuery = (source: string) =>
  queryOptions({
    queryKey: [key, "text", source],
    queryFn: ({ signal }) => readJson<DocumentView>("/api/document", { source }, signal),
  });

export const addSource = (name: string, file: Blob): Promise<AddedSource> =>
  sendFile<AddedSource>("/api/sources/file", { name }, file);
