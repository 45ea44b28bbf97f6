import { createHash } from "node:crypto";
import type { FileHandle } from "node:fs/promises";
import { throwIfAborted } from "../../contracts/abort.ts";

const pieceBytes = 256 * 1024;
/** Long enough for every beginning that a file is known by. */
const beginningBytes = 256;

/** SHA-256 of a file, how many bytes it has and how it begins. No more than a piece of it is held in memory. */
export async function fileDigest(
  file: FileHandle,
  signal?: AbortSignal,
): Promise<{ digest: string; bytes: number; beginning: string }> {
  const hash = createHash("sha256");
  const { size } = await file.stat();
  // One byte more than there are, so that a small file and its end are read at one go.
  const piece = Buffer.allocUnsafe(Math.min(pieceBytes, size + 1));
  let bytes = 0;
  let beginning = "";
  for (;;) {
    if (signal !== undefined) throwIfAborted(signal);
    const { bytesRead } = await file.read(piece, 0, piece.length, bytes);
    if (bytes === 0) beginning = piece.toString("utf8", 0, Math.min(bytesRead, beginningBytes));
    hash.update(piece.subarray(0, bytesRead));
    bytes += bytesRead;
    if (bytesRead === 0 || (bytes === size && bytesRead < piece.length)) break;
  }
  return { digest: hash.digest("hex"), bytes, beginning };
}
