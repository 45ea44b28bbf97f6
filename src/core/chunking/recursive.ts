import type { Chunker } from "../../ports/chunker.ts";
import { defineChunker, type SizeSettings } from "./define-chunker.ts";
import { splitRegion } from "./split-region.ts";

/**
 * Chunks that end before a heading, at a blank line, a line end, a sentence end, a clause end or a space, whichever of
 * these is first found in a chunk's second half; at words of scripts without spaces where none is.
 */
export function recursiveChunker(settings: SizeSettings): Chunker {
  return defineChunker(
    {
      id: "recursive",
      version: "1",
      split: ({ document, ...region }) =>
        splitRegion({ text: document.text, headings: document.headings, ...region }),
    },
    settings,
  );
}
