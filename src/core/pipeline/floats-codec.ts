import { AppError } from "../../contracts/app-error.ts";
import type { Codec } from "./codec.ts";

/** Little-endian float32, nothing else. */
export const floatsCodec: Codec<Float32Array> = {
  encode: (floats) => new Uint8Array(floats.buffer, floats.byteOffset, floats.byteLength).slice(),
  decode(bytes) {
    if (bytes.length % Float32Array.BYTES_PER_ELEMENT === 0) return floatsOf(bytes);
    throw new AppError("store.damaged", {
      message: "Stored weights are damaged.",
      hint: "Run again: they are made anew.",
    });
  },
};

/** Copied: float32 needs an aligned place, and the slice of a Buffer would be the Buffer's whole memory. */
export function floatsOf(bytes: Uint8Array): Float32Array {
  return new Float32Array(new Uint8Array(bytes).buffer);
}
