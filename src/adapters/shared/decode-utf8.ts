import { AppError } from "../../contracts/app-error.ts";

/** The text of UTF-8 bytes, without a byte order mark. Throws AppError "source.unreadable" saying where they are not UTF-8. */
export function decodeUtf8(bytes: Uint8Array): string {
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new AppError("source.unreadable", {
      message: `not valid UTF-8 at byte ${firstInvalidByte(bytes)}`,
      hint: "Save the file as UTF-8.",
      cause,
    });
  }
  if (text.includes("\0")) {
    throw new AppError("source.unreadable", { message: "holds zero bytes, so it is not a text file" });
  }
  return text;
}

/** Where the first sequence that is not UTF-8 begins. By halving: a valid prefix decodes without throwing in streaming mode. */
function firstInvalidByte(bytes: Uint8Array): number {
  const decodePrefix = (length: number) =>
    new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes.subarray(0, length), {
      stream: true,
    });
  let valid = 0;
  let invalid = bytes.length;
  while (invalid - valid > 1) {
    const middle = (valid + invalid) >> 1;
    try {
      decodePrefix(middle);
      valid = middle;
    } catch {
      invalid = middle;
    }
  }
  // The prefix may end inside a character; what was decoded of it ends before.
  return new TextEncoder().encode(decodePrefix(valid)).length;
}
