import { AppError } from "../../contracts/app-error.ts";
import type { Digest } from "../../contracts/digest.ts";

/** Turns a stage's output into bytes and back. Equal values encode to equal bytes: the output's digest is the digest of them. */
export interface Codec<T> {
  encode(value: T): Uint8Array;
  /** Throws AppError "store.damaged" where the bytes are not its own. */
  decode(bytes: Uint8Array): T;
  /** Parts of the encoded bytes that can be used again by themselves. */
  items?(value: T, encoded: Uint8Array): ItemRange[];
}

export interface ItemRange {
  key: Digest;
  offset: number;
  length: number;
}

const encoder = new TextEncoder();
const decoder = new TextDecoder("utf-8", { fatal: true });

/** For outputs that are plain JSON. Members keep the order in which the stage wrote them. */
export function jsonCodec<T>(): Codec<T> {
  return {
    encode: (value) => encoder.encode(JSON.stringify(value)),
    decode(bytes) {
      try {
        return JSON.parse(decoder.decode(bytes)) as T;
      } catch (cause) {
        throw new AppError("store.damaged", {
          message: "A stored result is damaged.",
          hint: "Run again: it is rebuilt.",
          cause,
        });
      }
    },
  };
}
