import * as z from "zod";
import { Digest } from "./digest.ts";

/** One content that the prepared sources of a folder have had. Versions are numbered from 1 in the order they were seen. */
export const DatasetVersion = z.object({
  /** Of what preparation made of the sources, which is kept under this name. */
  digest: Digest,
  /** Milliseconds since 1970, when it was seen. */
  at: z.int(),
  documents: z.int().min(0),
});
export type DatasetVersion = z.infer<typeof DatasetVersion>;
