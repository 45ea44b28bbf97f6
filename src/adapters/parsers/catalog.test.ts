import { expect, test } from "vitest";
import { mediaTypeOf, takenExtensions } from "../shared/media-types.ts";
import { documentParsers, parserForMediaType } from "./catalog.ts";

test("every ending that sources may have belongs to the parser of its media type, and to no other", () => {
  const known = takenExtensions.map((extension): [string, string] => {
    const parser = parserForMediaType(mediaTypeOf(`a${extension.toUpperCase()}`));
    return [extension, parser?.extensions.includes(extension) === true ? parser.id : "none"];
  });
  const declared = documentParsers.flatMap(({ id, extensions }) =>
    extensions.map((extension): [string, string] => [extension, id]),
  );
  expect(new Map(known)).toEqual(new Map(declared));
  expect(declared).toHaveLength(takenExtensions.length);
  expect(new Set(documentParsers.map(({ mediaType }) => mediaType)).size).toBe(documentParsers.length);
});
