import { readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { isTaken } from "../../src/adapters/shared/media-types.ts";
import type { GoodFile } from "./vary-file.ts";

const example = fileURLToPath(new URL("../../examples/house-manual/sources", import.meta.url));

/** Files of the folders that a parser takes; of the example's sources where no folder is named. */
export function goodFiles(folders: readonly string[]): GoodFile[] {
  return (folders.length === 0 ? [example] : folders).flatMap((folder) =>
    (readdirSync(folder, { recursive: true }) as string[])
      .filter((name) => isTaken(name) && statSync(path.join(folder, name)).isFile())
      .sort()
      .map((name) => ({ name, bytes: new Uint8Array(readFileSync(path.join(folder, name))) })),
  );
}
