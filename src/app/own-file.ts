import { open, realpath, stat } from "node:fs/promises";
import path from "node:path";
import { storeFault } from "../adapters/shared/store-fault.ts";
import { AppError } from "../contracts/app-error.ts";
import { writeWhole } from "./write-whole.ts";

export interface KindOfFile {
  /** How a file of this kind begins: nothing else is overwritten. */
  marker: RegExp;
  /** "a Soundings report". */
  kind: string;
  /** The option that names the file. */
  option: string;
}

export interface OwnFile {
  /** Absolute, links followed. */
  file: string;
  /** Whole: a reader sees the old text or the new one. */
  write(text: string | AsyncIterable<string>): Promise<void>;
}

/** Long enough for every marker. */
const beginning = 256;

/**
 * A file that may be written: one that is not there, or is of this kind. Throws AppError "config.invalid" where
 * something else stands there; asked before the work, so that nobody waits for a result that has no place.
 */
export async function ownFile(given: string, { marker, kind, option }: KindOfFile): Promise<OwnFile> {
  const file = path.resolve(given);
  const writable = (target: string) => ({
    file: target,
    async write(text: string | AsyncIterable<string>) {
      await writeWhole(target, text);
    },
  });
  const notOurs = (message: string) =>
    new AppError("config.invalid", { message, hint: `Name another file with ${option}.` });
  const there = await stat(file).catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === "ENOENT") return undefined;
    throw storeFault(cause, path.dirname(file));
  });
  if (there === undefined) return writable(file);
  if (!there.isFile()) throw notOurs(`${file} is not a file.`);
  if (!marker.test(await beginningOf(file))) {
    throw notOurs(`${file} is there already and is not ${kind}.`);
  }
  return writable(await realpath(file));
}

async function beginningOf(file: string): Promise<string> {
  try {
    const opened = await open(file);
    try {
      const { buffer, bytesRead } = await opened.read(Buffer.alloc(beginning), 0, beginning, 0);
      return buffer.toString("utf8", 0, bytesRead);
    } finally {
      await opened.close();
    }
  } catch (cause) {
    throw storeFault(cause, path.dirname(file));
  }
}
