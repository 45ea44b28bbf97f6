import type { BigIntStats } from "node:fs";

/** Changes whenever the file is written or another takes its place: nobody can set the time of its last change. */
export function fileStamp({ dev, ino, size, mtimeNs, ctimeNs }: BigIntStats): string {
  return [dev, ino, size, mtimeNs, ctimeNs].join(" ");
}
