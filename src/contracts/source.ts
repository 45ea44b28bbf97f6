import * as z from "zod";
import { Digest } from "./digest.ts";
import { Span } from "./passage.ts";

/** A file a person added, before parsing. */
export const Source = z.object({
  /** Path below the sources folder, forward slashes; unique in a dataset. */
  name: z.string().min(1),
  mediaType: z.string(),
  bytes: z.int().min(0),
  /** Digest of the file's bytes: the source version. */
  digest: Digest,
});
export type Source = z.infer<typeof Source>;

/** A heading and where its own line stands in the canonical text. Its section runs to the next heading of the same or a higher rank. */
export const Heading = Span.extend({
  /** 1 is the highest rank. */
  level: z.int().min(1).max(6),
  title: z.string(),
});
export type Heading = z.infer<typeof Heading>;

/** The characters that stand on one page of a paged source. Pages are numbered from 1. */
export const Page = Span.extend({ number: z.int().min(1) });
export type Page = z.infer<typeof Page>;

/** A source's canonical text with the positions every later stage keeps. */
export const Document = z.object({
  source: z.string().min(1),
  /** Digest of the source's bytes. */
  version: Digest,
  mediaType: z.string(),
  text: z.string(),
  /** In order of position. */
  headings: z.array(Heading),
  /** In order of position; empty where the source has no pages. */
  pages: z.array(Page),
});
export type Document = z.infer<typeof Document>;

/** A source that could not be used, and why. The other sources go on without it. */
export const LeftOut = z.object({ source: z.string(), reason: z.string() });
export type LeftOut = z.infer<typeof LeftOut>;
