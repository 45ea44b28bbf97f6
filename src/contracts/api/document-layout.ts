import * as z from "zod";
import { Span } from "../passage.ts";
import { chunkQuery } from "./document.ts";

export const DocumentLayoutQuery = z.strictObject({
  source: z.string().min(1),
  run: z
    .string()
    .optional()
    .describe("As this run saw it, with its citations; as the folder holds it now where absent."),
  page: z.coerce.number().int().min(1).describe("From 1."),
  ...chunkQuery,
});
export type DocumentLayoutQuery = z.infer<typeof DocumentLayoutQuery>;

/** In points of 1/72 inch from the upper left of the page as it is shown, as in `AskedAnswer.places`. */
export const LayoutRectangle = z.object({
  left: z.number(),
  top: z.number(),
  width: z.number(),
  height: z.number(),
});
export type LayoutRectangle = z.infer<typeof LayoutRectangle>;

/** The span is whole, also where it goes on on other pages; the rectangles are those on this page, a line of print each. */
const LaidOut = Span.extend({ rectangles: z.array(LayoutRectangle) });

/** Where on one page of a document its chunks, gold and citations stand. What has no rectangle on the page is not in it. */
export const DocumentLayout = z.object({
  source: z.string(),
  /** Null where it is shown as the folder holds it now. */
  run: z.string().nullable(),
  page: z.int(),
  /** What is printed on it where that is another, such as "iv". */
  label: z.string().nullable(),
  /** Pages of the document, those without text included. */
  pageCount: z.int(),
  width: z.number(),
  height: z.number(),
  /** The page's text; null where the page has none. */
  span: Span.nullable(),
  chunks: z.array(LaidOut.extend({ index: z.int() })),
  gold: z.array(LaidOut.extend({ questionId: z.string() })),
  citations: z.array(LaidOut.extend({ questionId: z.string(), gold: z.boolean() })),
  notices: z.array(z.string()),
});
export type DocumentLayout = z.infer<typeof DocumentLayout>;
