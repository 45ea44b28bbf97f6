import * as z from "zod";
import { Digest } from "../digest.ts";
import { HiddenText, LeftOut } from "../source.ts";

/** What `PUT /api/sources/file` takes: more is answered with 413. */
export const largestSourceFile = 64_000_000;

export const AddSourceQuery = z.strictObject({
  name: z
    .string()
    .min(1)
    .describe("Its path below the folder of sources, with forward slashes: a.md, or letters/2024/a.md."),
});
export type AddSourceQuery = z.infer<typeof AddSourceQuery>;

/** A file that lies among the sources now, and how it was read. */
export const AddedSource = z.object({
  source: z.string(),
  /** False where it lay there before with the same bytes. */
  added: z.boolean(),
  mediaType: z.string(),
  bytes: z.int(),
  digest: Digest,
  /** Its own text and that of every part that could be read; empty where nothing could. */
  documents: z.array(
    z.object({
      source: z.string(),
      mediaType: z.string(),
      characters: z.int(),
      /** Null where it has no pages. */
      pages: z.int().nullable(),
    }),
  ),
  hidden: z.array(HiddenText),
  /** What was not read of it, a sentence each. */
  notices: z.array(z.string()),
  /** It, or parts of it, and why. */
  leftOut: z.array(LeftOut),
});
export type AddedSource = z.infer<typeof AddedSource>;
