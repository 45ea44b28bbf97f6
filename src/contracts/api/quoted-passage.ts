import * as z from "zod";
import { Passage } from "../passage.ts";

/** A passage with its words and where a person finds it. */
export const QuotedPassage = Passage.extend({
  quote: z.string(),
  /** "page 3", "line 12". */
  where: z.string(),
  /** Null where the source has no pages. */
  page: z.int().nullable(),
});
export type QuotedPassage = z.infer<typeof QuotedPassage>;
