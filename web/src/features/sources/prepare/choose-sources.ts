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

/** Values that occur, most frequent first. */
export function tallied(values: readonly string[]): { value: string; count: number }[] {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts]
    .map(([value, count]) => ({ value, count }))
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
}
