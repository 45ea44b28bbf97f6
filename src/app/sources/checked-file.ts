import { type FileHandle, open } from "node:fs/promises";
import { setTimeout as pass } from "node:timers/promises";
import { fileDigest } from "../../adapters/shared/file-digest.ts";
import { clockStepMilliseconds, fileStamp } from "./file-stamp.ts";

/** A file that was seen to hold certain bytes, and holds them for as long as its stamp is this one. */
export interface CheckedFile {
  path: string;
  stamp: string;
}

/**
 * The file where its bytes have this digest; undefined where they have not, or are just being written. Rejects as the file system
 * does where it cannot be read. No more than a piece of it is held in memory.
 */
export async function checkedFile(
  path: string,
  digest: string,
  signal: AbortSignal,
): Promise<CheckedFile | undefined> {
  const file = await open(path);
  try {
    const stamp = await settledStamp(file);
    if (stamp === undefined || (await fileDigest(file, signal)).digest !== digest) return undefined;
    return (await stampOf(file)) === stamp ? { path, stamp } : undefined;
  } finally {
    await file.close();
  }
}

/** Undefined where it is written while it is waited for. */
async function settledStamp(file: FileHandle): Promise<string | undefined> {
  const stats = await file.stat({ bigint: true });
  const stamp = fileStamp(stats);
  const rest = clockStepMilliseconds - (Date.now() - Number(stats.ctimeMs));
  if (rest <= 0) return stamp;
  // Another machine's clock may be ahead of this one's.
  await pass(Math.min(rest, clockStepMilliseconds));
  return (await stampOf(file)) === stamp ? stamp : undefined;
}

async function stampOf(file: FileHandle): Promise<string> {
  return fileStamp(await file.stat({ bigint: true }));
}
