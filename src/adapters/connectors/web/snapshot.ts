import * as z from "zod";
import { Digest } from "../../../contracts/digest.ts";

/** A page as it was fetched. Its bytes lie beside it. */
export const Snapshot = z.object({
  schema: z.literal("soundings.snapshot/1"),
  /** As a person named it. */
  address: z.string(),
  /** Where redirects led. */
  finalAddress: z.string(),
  status: z.int(),
  mediaType: z.string().min(1),
  /** The encoding that the site named, where the bytes were turned from it into UTF-8; null where they are as they came. */
  charset: z.string().nullable().default(null),
  etag: z.string().nullable(),
  lastModified: z.string().nullable(),
  bytes: z.int().min(0),
  digest: Digest,
  fetchedAt: z.iso.datetime(),
  /** When the site last said that the page is still this. */
  checkedAt: z.iso.datetime(),
});
export type Snapshot = z.infer<typeof Snapshot>;
