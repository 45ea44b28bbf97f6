import * as z from "zod";
import { DatasetVersion } from "../dataset-version.ts";

const NumberedDataset = DatasetVersion.extend({ version: z.int() });

export const SourceVersions = z.object({
  /** Oldest first. A content to which the sources have returned is listed again. */
  versions: z.array(NumberedDataset),
});
export type SourceVersions = z.infer<typeof SourceVersions>;

/** What of two versions is compared, for sources and for questions. */
export const ChangesQuery = z.strictObject({
  from: z.string().min(1).optional().describe("A version's number; the one before `to` where absent."),
  to: z.string().min(1).optional().describe("A version's number; the newest where absent."),
});
export type ChangesQuery = z.infer<typeof ChangesQuery>;

/** What became of the sources between two versions. */
export const SourceChanges = z.object({
  from: NumberedDataset,
  to: NumberedDataset,
  added: z.array(z.string()),
  removed: z.array(z.string()),
  /** bytes: the file is another; read: the same file was read otherwise; prepared: its language or what cleaning keeps is another. */
  changed: z.array(z.object({ source: z.string(), what: z.enum(["bytes", "read", "prepared"]) })),
  /** The same content under another name. */
  moved: z.array(z.object({ from: z.string(), to: z.string() })),
  unchanged: z.int(),
});
export type SourceChanges = z.infer<typeof SourceChanges>;
