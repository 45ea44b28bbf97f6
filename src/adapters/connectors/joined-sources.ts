import { AppError } from "../../contracts/app-error.ts";
import type { Source } from "../../contracts/source.ts";
import type { SourceFiles } from "../../ports/source-files.ts";
import type { SourceReader } from "../../ports/source-reader.ts";

type Reader = SourceReader & SourceFiles;

/** Several readers as one. Their sources never share a name: files have paths, pages have addresses. */
export function joinedSources(readers: readonly Reader[]): Reader {
  const readerOf = new Map<string, Reader>();

  function readerFor({ name }: Source): Reader {
    const reader = readerOf.get(name);
    if (reader !== undefined) return reader;
    throw new AppError("source.unreadable", {
      message: `${name} is not among the sources that were listed.`,
      hint: "Run again: the sources are then listed anew.",
    });
  }

  return {
    async list(options) {
      const lists = await Promise.all(readers.map((reader) => reader.list(options)));
      for (const [at, { sources }] of lists.entries()) {
        for (const { name } of sources) readerOf.set(name, readers[at] as Reader);
      }
      return {
        sources: lists.flatMap(({ sources }) => sources),
        leftOut: lists.flatMap(({ leftOut }) => leftOut),
      };
    },
    read: async (source) => readerFor(source).read(source),
    filesOf: async (source) => readerFor(source).filesOf(source),
  };
}
