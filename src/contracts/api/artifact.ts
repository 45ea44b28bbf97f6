import * as z from "zod";
import { Digest } from "../digest.ts";

export const ArtifactParams = z.object({
  run: z.string().min(1).max(200).describe("A run's id; any beginning that only one has is enough."),
  digest: Digest.describe("One of the run's `lineage.artifacts`."),
});

export const ArtifactQuery = z.strictObject({
  view: z.literal("preview").optional().describe("JSON about it, in place of its bytes."),
});
export type ArtifactQuery = z.infer<typeof ArtifactQuery>;

/** What an artifact of a run holds, as far as a person would read it. */
export const ArtifactPreview = z.object({
  name: z.string(),
  stage: z.string(),
  digest: Digest,
  /** What a download is called. */
  fileName: z.string(),
  mediaType: z.string(),
  bytes: z.int(),
  /** Its first 100 kB, JSON laid out; of a container of several entries their list; null where it is not text. */
  text: z.string().nullable(),
  /** False where more follows. */
  isWhole: z.boolean(),
});
export type ArtifactPreview = z.infer<typeof ArtifactPreview>;
