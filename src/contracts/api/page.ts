import * as z from "zod";

/** The query of every list that is read page by page. */
export const pageQuery = {
  cursor: z.string().max(2000).optional().describe("`next` of the page before; the first page where absent."),
  limit: z.coerce.number().int().min(1).max(200).default(50).describe("Entries of a page at most."),
};

/** One page of a list. */
export function pageOf<Entry extends z.ZodType>(entry: Entry) {
  return z.object({
    entries: z.array(entry),
    /** The cursor of the next page; null on the last one. */
    next: z.string().nullable(),
    /** Of all pages together, as they are now. */
    total: z.int().min(0),
  });
}
