import type { Digest } from "../contracts/digest.ts";

/** SHA-256 of bytes, or of a text's UTF-8 bytes. */
export type DigestOf = (content: string | Uint8Array) => Digest;
