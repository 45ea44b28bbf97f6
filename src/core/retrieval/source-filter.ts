import type { Pipeline } from "../../contracts/pipeline.ts";
import type { LexicalIndex } from "./lexical/lexical-index.ts";

/** By source ordinal, whether a filter lets it through; undefined where nothing is filtered. */
export function sourceFilter(
  { sources, languages }: Pick<LexicalIndex, "sources" | "languages">,
  filter: Pipeline["retrieve"]["filter"],
): ((sourceOrdinal: number) => boolean) | undefined {
  if (filter?.sources === undefined && filter?.languages === undefined) return undefined;
  const patterns = filter.sources?.map(wildcard);
  return (ordinal) =>
    (patterns === undefined || patterns.some((pattern) => pattern.test(sources[ordinal] as string))) &&
    (filter.languages === undefined || filter.languages.includes(languages[ordinal] as string));
}

function wildcard(pattern: string): RegExp {
  // Runs of stars as one: two in a row would backtrack.
  const parts = pattern.replaceAll(/\*+/g, "*").split("*");
  const literal = (part: string) => part.replaceAll(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`);
  return new RegExp(`^${parts.map(literal).join("[^]*")}$`, "u");
}
