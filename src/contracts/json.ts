import * as z from "zod";

/** What JSON can hold. Settings, metrics and manifests are made of it. */
export const Json = z.json();
export type Json = z.infer<typeof Json>;
