import * as z from "zod";
import { Digest } from "../digest.ts";
import { Passage, Span } from "../passage.ts";
import { Heading, Page, Place } from "../source.ts";

/** How a document is cut in place of what the folder's settings or the run say. */
export const chunkQuery = {
  strategy: z.enum(["fixed", "recursive", "sentence", "structure", "semantic"]).optional(),
  size: z.coerce.number().int().min(1).max(1_000_000).optional(),
  overlap: z.coerce.number().int().min(0).optional(),
  unit: z.enum(["characters", "tokens"]).optional(),
};

export const DocumentQuery = z.strictObject({
  source: z.string().min(1),
  run: z
    .string()
    .optional()
    .describe("As this run saw it, with its citations; as the folder holds it now where absent."),
  start: z.coerce.number().int().min(0).default(0).describe("Where the text begins that is shown."),
  end: z.coerce.number().int().min(0).optional().describe("Where it ends; at most 500,000 characters on."),
  page: z.coerce
    .number()
    .int()
    .min(1)
    .optional()
    .describe("The text of this page, in place of start and end; 404 where it has no text."),
  ...chunkQuery,
});
export type DocumentQuery = z.infer<typeof DocumentQuery>;

export const blockKinds = ["heading", "paragraph", "list-item", "table-row", "quote", "code"] as const;

/** A piece of the text that stands on lines of its own, as a page draws it. */
export const DocumentBlock = Span.extend({
  kind: z.enum(blockKinds),
  /** Of a heading its rank, 1 the highest; of a list item and a quote how deep it stands, from 1; null of the others. */
  level: z.int().nullable(),
  /** What of it is shown; smaller than the block where marks stand before or after it, such as "## " or "- ". */
  content: Span,
});
export type DocumentBlock = z.infer<typeof DocumentBlock>;

/**
 * A window of a document's canonical text with what lies over it. Positions count from the start of the whole text. Of regions,
 * places, blocks, chunks, gold and citations those are sent that touch the window, whole; `counts` tells of all.
 */
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
  /** Of the whole document, down to the rank at which there are 1,000 at most; of every rank in the window. */
  headings: z.array(Heading),
  /** Of the whole document; those without text are not among them. */
  pages: z.array(Page),
  /** With those without text; null where the source has no pages. */
  pageCount: z.int().nullable(),
  places: z.array(Place),
  /** In order, none inside another; between them stands only white space. */
  blocks: z.array(DocumentBlock),
  /** What cleaning kept; chunks stay inside. Empty where it is not known. */
  regions: z.array(Span),
  /** In order. `index` counts from 0 over the whole document. */
  chunks: z.array(Span.extend({ index: z.int() })),
  gold: z.array(Passage.extend({ questionId: z.string() })),
  /** Of the run's answers; empty without a run. */
  citations: z.array(Passage.extend({ questionId: z.string(), gold: z.boolean() })),
  /** Of the whole document. */
  counts: z.object({
    headings: z.int(),
    places: z.int(),
    chunks: z.int(),
    gold: z.int(),
    citations: z.int(),
  }),
  notices: z.array(z.string()),
});
export type DocumentView = z.infer<typeof DocumentView>;

export const FileQuery = z.strictObject({ source: z.string().min(1) });
export type FileQuery = z.infer<typeof FileQuery>;
