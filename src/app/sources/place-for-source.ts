import { lstat, mkdir, readdir } from "node:fs/promises";
import path from "node:path";
import { AppError } from "../../contracts/app-error.ts";
import { storeFault } from "../../adapters/shared/store-fault.ts";

/**
 * Where a source of that name lies below the root, its folders made. A part that is there in another Unicode spelling is that part.
 * Throws AppError "source.duplicate" where a file stands in the way of a folder or the other way round, "config.invalid" where a link
 * would lead out of the root.
 */
export async function placeForSource(root: string, parts: readonly string[]): Promise<string> {
  let place = root;
  for (const [at, part] of parts.entries()) {
    const isLast = at === parts.length - 1;
    const next = path.join(place, await spelledIn(place, part));
    const found = await lstat(next).catch(() => undefined);
    if (found?.isSymbolicLink() === true) {
      throw new AppError("config.invalid", {
        message: `${parts.slice(0, at + 1).join("/")} is a symbolic link, and links are not followed.`,
        hint: "Give another name.",
      });
    }
    if (found !== undefined && found.isDirectory() === isLast) {
      throw new AppError("source.duplicate", {
        message: `${parts.slice(0, at + 1).join("/")} is a ${isLast ? "folder" : "file"} already.`,
        hint: "Give another name.",
      });
    }
    if (found === undefined && !isLast) await makeFolder(next);
    place = next;
  }
  return place;
}

async function makeFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true }).catch((cause: unknown) => {
    throw storeFault(cause, folder);
  });
}

/** As the folder spells it: file systems keep names in the spelling that they were given in. */
async function spelledIn(folder: string, part: string): Promise<string> {
  const names = await readdir(folder).catch((): string[] => []);
  return names.includes(part) ? part : (names.find((name) => name.normalize("NFC") === part) ?? part);
}
