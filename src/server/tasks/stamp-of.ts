import { statSync } from "node:fs";
import { clockStepMilliseconds, fileStamp } from "../../app/sources/file-stamp.ts";

export interface Stamp {
  /** Changes whenever any of the files or folders is written, replaced, made or removed, by whatever process. */
  text: string;
  /** False where one was written so lately that another writing might not show. */
  isSettled: boolean;
}

/**
 * Asked at once and not in turn: all threads share a few helpers for what is asked in turn, and an experiment keeps these busy with
 * writing to the disk.
 */
export function stampOf(files: readonly string[]): Stamp {
  const now = BigInt(Date.now()) * 1_000_000n;
  let newest = 0n;
  const stamps: string[] = [];
  for (const file of files) {
    const found = statSync(file, { bigint: true, throwIfNoEntry: false });
    if (found !== undefined && found.mtimeNs > newest) newest = found.mtimeNs;
    stamps.push(found === undefined ? "none" : fileStamp(found));
  }
  return { text: stamps.join(", "), isSettled: now - newest > BigInt(clockStepMilliseconds) * 1_000_000n };
}
