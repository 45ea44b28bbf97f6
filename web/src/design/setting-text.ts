import * as t from "../messages/messages.ts";

/** A setting's value as a person would write it. */
export function settingText(value: unknown): string {
  if (value === undefined || value === null) return t.design.notSet;
  return typeof value === "string" ? value : JSON.stringify(value);
}

/** "chunk.size" is read as "size" where nothing else is called that. */
export function shortPaths(paths: readonly string[]): Map<string, string> {
  const last = (path: string): string => path.slice(path.lastIndexOf(".") + 1);
  const times = new Map<string, number>();
  for (const path of paths) times.set(last(path), (times.get(last(path)) ?? 0) + 1);
  return new Map(paths.map((path) => [path, times.get(last(path)) === 1 ? last(path) : path]));
}
