import { fstatSync } from "node:fs";
import { open } from "node:fs/promises";
import type { CheckedFile } from "../app/sources/checked-file.ts";
import { fileStamp } from "../app/sources/file-stamp.ts";
import { AppError } from "../contracts/app-error.ts";
import type { ByteRange } from "./byte-range.ts";

export const pieceBytes = 64 * 1024;

/**
 * The bytes of a file that was checked, read as they are taken: no more than a piece is held for whoever takes them, however slowly.
 * Ends with an error once the file is another than the one that was checked, before a byte of that is given out.
 */
export async function* filePieces(
  { path, stamp }: CheckedFile,
  { start, end }: ByteRange,
): AsyncGenerator<Uint8Array> {
  const file = await open(path).catch((cause: NodeJS.ErrnoException) => {
    throw unreadable(`The file could be read a moment ago, and now not (${cause.code}).`, cause);
  });
  try {
    for (let at = start; at < end;) {
      const length = Math.min(pieceBytes, end - at);
      const { bytesRead, buffer } = await file.read(Buffer.allocUnsafeSlow(length), 0, length, at);
      // After the reading, so that nothing was written before it. At once: what is asked in turn waits for an experiment's writing.
      if (bytesRead === 0 || fileStamp(fstatSync(file.fd, { bigint: true })) !== stamp) {
        throw unreadable("The file has changed while it was sent.");
      }
      yield buffer.subarray(0, bytesRead);
      at += bytesRead;
    }
  } finally {
    await file.close();
  }
}

function unreadable(message: string, cause?: unknown): AppError {
  return new AppError("source.unreadable", { message, hint: "Ask for it again.", cause });
}
