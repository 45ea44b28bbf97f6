import * as z from "zod";

/** SHA-256 in lower-case hexadecimal, 64 characters. Names content: equal digests mean equal content. */
export const Digest = z.string().regex(/^[0-9a-f]{64}$/);
export type Digest = z.infer<typeof Digest>;
