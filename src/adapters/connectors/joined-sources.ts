import { AppError } from "../../contracts/app-error.ts";
import type { SourceReader } from "../../ports/source-reader.ts";

/** Several readers as one. Their sources never share a name: files have paths, pages have addresses. */
export function joinedSources(readers: readonly SourceReader[]): SourceReader {
  const readerOf = new Map<string, SourceReader>();
  return {
    async list(options) {
      const lists = await Promise.all(readers.map((reader) => reader.list(options)));
      for (const [at, { sources }] of lists.entries()) {
        for (const { name } of sources) readerOf.set(name, readers[at] as SourceReader);
      }
      return {
        sources: lists.flatMap(({ sources }) => sources),
        leftOut: lists.flatMap(({ leftOut }) => leftOut),
      };
    },
    read(source) {
      const reader = readerOf.get(source.name);
      if (reader !== undefined) return reader.read(source);
      throw new AppError("source.unreadable", {
        message: `${source.name} is not among the sources that were listed.`,
        hint: "Run again: the sources are then listed anew.",
      });
    },
  };
}
