import type { Sources } from "@contracts/api/sources.ts";

export type ListedSource = Sources["sources"][number];

export interface SourceFilter {
  text?: string | undefined;
  kind?: string | undefined;
  language?: string | undefined;
}

/** The sources whose name holds the text, of this kind and language. */
export function chooseSources(
  sources: readonly ListedSource[],
  { text = "", kind, language }: SourceFilter,
): readonly ListedSource[] {
  const sought = text.trim().toLocaleLowerCase();
  if (sought === "" && kind === undefined && language === undefined) return sources;
  return sources.filter(
    (one) =>
      one.source.toLocaleLowerCase().includes(sought) &&
      (kind === undefined || one.mediaType === kind) &&
      (language === undefined || one.language === language),
  );
}
