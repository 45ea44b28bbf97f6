import * as z from "zod";

export const Health = z.object({
  status: z.enum(["ready", "stopping"]),
  version: z.string(),
});
export type Health = z.infer<typeof Health>;
