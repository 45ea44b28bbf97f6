import * as z from "zod";
import { Digest } from "./digest.ts";

/** One content that a questions file has had. Versions are numbered from 1 in the order they were seen. */
export const QuestionVersion = z.object({
  /** The file's path below the folder. */
  file: z.string().min(1),
  /** Of the file's bytes, which are kept under this name. */
  digest: Digest,
  /** What the file held before; null for the first version of this file. */
  parent: Digest.nullable(),
  /** Milliseconds since 1970. */
  at: z.int(),
  /** What changed, for people: "12 drafts were accepted". */
  change: z.string(),
  /** Ids of drafts that were turned down with this change: they are not proposed again. */
  rejected: z.array(z.string()).optional(),
});
export type QuestionVersion = z.infer<typeof QuestionVersion>;
