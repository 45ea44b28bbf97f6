import * as z from "zod";

/** How an empty folder becomes a project. */
export const StartProject = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("example") }),
  z.strictObject({
    kind: z.literal("configuration"),
    text: z.string().max(500_000).describe("The text of soundings.yaml."),
  }),
]);
export type StartProject = z.infer<typeof StartProject>;

export const StartedProject = z.object({
  kind: z.enum(["example", "configuration"]),
  /** Files that were written, by their paths below the folder. */
  files: z.array(z.string()),
});
export type StartedProject = z.infer<typeof StartedProject>;
