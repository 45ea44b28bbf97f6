import type { BigIntStats } from "node:fs";

/** Clocks of file systems tick in steps: what is written again within one bears the same stamp. */
export const clockStepMilliseconds = 100;

/** Changes whenever the file is written or another takes its place: nobody can set the time of its last change. */
export function fileStamp({ dev, ino, size, mtimeNs, ctimeNs }: BigIntStats): string {
  return [dev, ino, size, mtimeNs, ctimeNs].join(" ");
}
