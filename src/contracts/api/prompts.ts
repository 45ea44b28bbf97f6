import * as z from "zod";
import { Digest } from "../digest.ts";

/** What models are asked with: the prompts that come with Soundings, and every file that the configuration names or varies. */
export const Prompts = z.object({
  prompts: z.array(
    z.object({
      from: z.enum(["shipped", "file"]),
      name: z.string(),
      /** The answerers that it is for. */
      kinds: z.array(z.enum(["single", "agent"])),
      version: z.string(),
      digest: Digest,
      /** What is said at each node, such as `answer`. */
      texts: z.array(z.object({ node: z.string(), text: z.string() })),
      /** Nodes at which a file says something else than the shipped prompts. */
      changed: z.array(z.string()),
      /** Ids of runs that said exactly this, newest first. */
      runs: z.array(z.string()),
    }),
  ),
  /** Files that are named and cannot be asked with. */
  unusable: z.array(z.object({ name: z.string(), message: z.string(), hint: z.string().nullable() })),
  notices: z.array(z.string()),
});
export type Prompts = z.infer<typeof Prompts>;
