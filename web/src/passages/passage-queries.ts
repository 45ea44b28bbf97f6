import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import type { DocumentLayout } from "@contracts/api/document-layout.ts";
import type { DocumentView } from "@contracts/api/document.ts";
import { readJson } from "../api/ask-server.ts";
import { RequestFailed } from "../api/request-failed.ts";
import type { Cut } from "./cut.ts";
import { windowCharacters } from "./prepare/pieces.ts";

export interface DocumentAddress {
  source: string;
  /** As this run saw it; as the folder holds it now where absent. */
  run?: string | undefined;
}

/** A window of the text, from 0, with its blocks and what lies over it. What was shown stays until another way to cut it is there. */
export const windowQuery = ({ source, run }: DocumentAddress, cut: Cut = {}, window = 0) =>
  queryOptions<DocumentView>({
    queryKey: ["document", source, run ?? null, window, cut],
    queryFn: ({ signal }) =>
      readJson<DocumentView>(
        "/api/document",
        {
          source,
          run,
          start: window * windowCharacters,
          end: (window + 1) * windowCharacters,
          ...cut,
        },
        signal,
      ),
    placeholderData: (before) =>
      before?.source === source &&
      (run === undefined ? before.run === null : before.run?.startsWith(run) === true) &&
      before.window.start === window * windowCharacters
        ? before
        : undefined,
  });

/** Where on a page its chunks, gold and citations stand; null for a page without text. */
export const layoutQuery = ({ source, run }: DocumentAddress, cut: Cut, page: number) =>
  queryOptions({
    queryKey: ["layout", source, run ?? null, page, cut],
    queryFn: ({ signal }) =>
      readJson<DocumentLayout>("/api/document/layout", { source, run, page, ...cut }, signal).catch(
        (error: unknown) => {
          if (error instanceof RequestFailed && error.details.code === "source.unknown") return null;
          throw error;
        },
      ),
    placeholderData: keepPreviousData,
    staleTime: 30_000,
  });

/** What the folder holds under this name today: its version; null where nothing lies there. */
export const presentQuery = (source: string) =>
  queryOptions({
    queryKey: ["document-present", source],
    queryFn: ({ signal }) =>
      readJson<DocumentView>("/api/document", { source, start: 0, end: 1 }, signal).then(
        ({ version }): { version: string | null } | null => ({ version }),
        (error: unknown) => {
          if (error instanceof RequestFailed && error.status === 404) return null;
          throw error;
        },
      ),
    refetchInterval: 10_000,
  });

/** Where the file itself is, as it was added. */
export function fileAddress(source: string): string {
  return `/api/file?${new URLSearchParams({ source }).toString()}`;
}
