import * as z from "zod";
import { Digest } from "../digest.ts";
import { Passage, Span } from "../passage.ts";
import { Heading, Page, Place } from "../source.ts";

export const DocumentQuery = z.strictObject({
  source: z.string().min(1),
  run: z
    .string()
    .optional()
    .describe("As this run saw it, with its citations; as the folder holds it now where absent."),
  start: z.coerce.number().int().min(0).default(0).describe("Where the text begins that is shown."),
  end: z.coerce.number().int().min(0).optional().describe("Where it ends; at most 500,000 characters on."),
  strategy: z.enum(["fixed", "recursive", "sentence", "structure", "semantic"]).optional(),
  size: z.coerce.number().int().min(1).max(1_000_000).optional(),
  overlap: z.coerce.number().int().min(0).optional(),
  unit: z.enum(["characters", "tokens"]).optional(),
});
export type DocumentQuery = z.infer<typeof DocumentQuery>;

/** A document's canonical text with what lies over it. Positions count from the start of the whole text. */
export const DocumentView = z.object({
  source: z.string(),
  /** Null where it is shown as the folder holds it now. */
  run: z.string().nullable(),
  mediaType: z.string().nullable(),
  /** Of the source's bytes; null where it is not known. */
  version: Digest.nullable(),
  language: z.string().nullable(),
  characters: z.int(),
  window: Span,
  /** `text.length` is `window.end - window.start`. */
  text: z.string(),
  headings: z.array(Heading),
  pages: z.array(Page),
  places: z.array(Place),
  /** What cleaning kept; chunks stay inside. Empty where it is not known. */
  regions: z.array(Span),
  /** Every chunk of the document, in order. */
  chunks: z.array(Span),
  gold: z.array(Passage.extend({ questionId: z.string() })),
  /** Of the run's answers; empty without a run. */
  citations: z.array(Passage.extend({ questionId: z.string(), gold: z.boolean() })),
  notices: z.array(z.string()),
});
export type DocumentView = z.infer<typeof DocumentView>;

export const FileQuery = z.strictObject({ source: z.string().min(1) });
export type FileQuery = z.infer<typeof FileQuery>;
