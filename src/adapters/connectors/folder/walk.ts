import { throwIfAborted } from "../../../contracts/abort.ts";
import { lstat, readdir } from "node:fs/promises";
import path from "node:path";
import type { LeftOut } from "../../../contracts/source.ts";

export interface FoundFile {
  /** Path below the root, forward slashes, Unicode NFC. */
  name: string;
  /** Absolute, as the file system spells it. */
  file: string;
  bytes: number;
}

const skippedFolders = new Set(["node_modules"]);

/** Every regular file below the root that may be read by its size. Links are never followed, so the walk always ends. */
export async function walk(
  root: string,
  { ignore, maxBytes, signal }: { ignore: ReadonlySet<string>; maxBytes: number; signal: AbortSignal },
): Promise<{ files: FoundFile[]; leftOut: LeftOut[] }> {
  const files: FoundFile[] = [];
  const leftOut: LeftOut[] = [];
  const folders = [root];
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    throwIfAborted(signal);
    const entries = await readdir(folder, { withFileTypes: true }).catch((cause: unknown) => reasonOf(cause));
    if (typeof entries === "string") {
      leftOut.push({ source: nameBelow(root, folder), reason: entries });
      continue;
    }
    for (const entry of entries) {
      const file = path.join(folder, entry.name);
      const name = nameBelow(root, file);
      if (entry.name.startsWith(".") || ignore.has(file)) continue;
      if (entry.isDirectory()) {
        if (!skippedFolders.has(entry.name)) folders.push(file);
        continue;
      }
      const looked = await lookAt(file, maxBytes);
      if (typeof looked === "string") leftOut.push({ source: name, reason: looked });
      else files.push({ name, file, bytes: looked.size });
    }
  }
  return { files, leftOut };
}

/** What a failed read means, without a full stop. */
export function reasonOf(cause: unknown): string {
  const code = (cause as NodeJS.ErrnoException).code;
  if (code === "EACCES" || code === "EPERM") return "no permission to read it";
  if (code === "ENOENT") return "it is gone, or its name is not valid UTF-8";
  return `it cannot be read (${code ?? String(cause)})`;
}

/** Decimal megabytes, as `parse.maxMegabytes` counts them; never rounded to the limit itself. */
export function tooLarge(bytes: number, maxBytes: number): string {
  const megabytes = (count: number) => String(Number((count / 1e6).toPrecision(3)));
  const [size, most] = [megabytes(bytes), megabytes(maxBytes)];
  return size === most
    ? `${bytes} bytes, more than the ${maxBytes} bytes of parse.maxMegabytes`
    : `${size} MB, more than the ${most} MB of parse.maxMegabytes`;
}

async function lookAt(file: string, maxBytes: number): Promise<{ size: number } | string> {
  try {
    const stats = await lstat(file);
    if (stats.isSymbolicLink()) return "a symbolic link; links are not followed";
    if (!stats.isFile()) return "not a regular file";
    if (stats.size === 0) return "the file is empty";
    if (stats.size > maxBytes) return tooLarge(stats.size, maxBytes);
    return { size: stats.size };
  } catch (cause) {
    return reasonOf(cause);
  }
}

function nameBelow(root: string, file: string): string {
  return path.relative(root, file).split(path.sep).join("/").normalize("NFC") || ".";
}
