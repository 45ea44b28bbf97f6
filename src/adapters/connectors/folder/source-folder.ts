import { throwIfAborted } from "../../../contracts/abort.ts";
import { readFile, stat } from "node:fs/promises";
import path from "node:path";
import { AppError } from "../../../contracts/app-error.ts";
import type { LeftOut, Source } from "../../../contracts/source.ts";
import type { SourceReader } from "../../../ports/source-reader.ts";
import { sha256 } from "../../shared/sha256.ts";
import { isTaken, mediaTypeOf, takenExtensions } from "../../shared/media-types.ts";
import { type FoundFile, reasonOf, tooLarge, walk } from "./walk.ts";

export interface SourceFolderSettings {
  /** Folders, absolute; a source's name is its path below its root. */
  roots: readonly string[];
  /** Absolute paths of files and folders that are no sources. */
  ignore: readonly string[];
  /** How files begin that are no sources whatever they are called. */
  ignoredBeginnings?: readonly RegExp[];
  /** There are other sources: a folder without any is no error. */
  mayBeEmpty?: boolean;
}

/** Files read at the same time: enough to keep a disk busy, few enough to hold in memory. */
const readsAtOnce = 8;

/** The files below some folders. Dot files, dot folders and node_modules are passed over in silence. */
export function sourceFolder({
  roots,
  ignore,
  ignoredBeginnings = [],
  mayBeEmpty = false,
}: SourceFolderSettings): SourceReader {
  const distinctRoots = [...new Set(roots.map((root) => path.resolve(root)))];
  const ignored = new Set(ignore.map((file) => path.resolve(file)));
  const fileOf = new Map<string, string>();

  return {
    async list({ maxBytes, signal }) {
      const files: FoundFile[] = [];
      const leftOut: LeftOut[] = [];
      for (const root of distinctRoots) {
        await requireFolder(root);
        const found = await walk(root, { ignore: ignored, maxBytes, signal });
        files.push(...found.files);
        leftOut.push(...found.leftOut);
      }
      files.sort((a, b) => byCodeUnit(a.name, b.name));
      requireDistinctNames(files);

      const sources: Source[] = [];
      await forEachAtOnce(files, readsAtOnce, signal, async (found) => {
        const read = await readWhole(found, maxBytes, ignoredBeginnings);
        if (read === undefined) return;
        if (typeof read === "string") leftOut.push({ source: found.name, reason: read });
        else sources.push(read);
      });
      sources.sort((a, b) => byCodeUnit(a.name, b.name));
      leftOut.sort((a, b) => byCodeUnit(a.source, b.source));
      if (!mayBeEmpty && !sources.some(({ name }) => isTaken(name)))
        throw nothingUsable(distinctRoots, sources, leftOut);
      for (const { name, file } of files) fileOf.set(name, file);
      return { sources, leftOut };
    },

    async read(source) {
      const file = fileOf.get(source.name);
      if (file === undefined) throw unreadable(`${source.name} is not among the sources that were listed.`);
      const bytes = await readFile(file).catch((cause: unknown) => {
        throw unreadable(
          `${source.name} could be read a moment ago, and now not: ${reasonOf(cause)}.`,
          cause,
        );
      });
      if (sha256(bytes) !== source.digest)
        throw unreadable(`${source.name} has changed since it was listed.`);
      return bytes;
    },
  };
}

async function requireFolder(root: string): Promise<void> {
  const stats = await stat(root).catch((cause: unknown) => {
    const gone = (cause as NodeJS.ErrnoException).code === "ENOENT";
    throw new AppError("config.invalid", {
      message: gone
        ? `The folder of sources ${root} does not exist.`
        : `The folder of sources ${root}: ${reasonOf(cause)}.`,
      hint: gone
        ? "Make it and put files there, or name another under sources: in soundings.yaml."
        : "Give yourself permission to read it.",
      cause,
    });
  });
  if (stats.isDirectory()) return;
  throw new AppError("config.invalid", {
    message: `${root} is named as a folder of sources, but it is a file.`,
    hint: "Name the folder that the file lies in.",
  });
}

/** A file found twice, such as `é.md` in two Unicode spellings, or one name below two roots. */
function requireDistinctNames(files: readonly FoundFile[]): void {
  for (const [index, { name, file }] of files.entries()) {
    const next = files[index + 1];
    if (next?.name !== name) continue;
    const [first, second] = [file, next.file].sort();
    throw new AppError("source.duplicate", {
      message: `Two sources are both named "${name}": ${first} and ${second}.`,
      hint: "Rename one of them, or name one folder above both under sources: in soundings.yaml.",
    });
  }
}

/** Long enough for every beginning that is known. */
const beginningLength = 256;

/** Why a file cannot be one is a sentence; undefined where it is none. */
async function readWhole(
  { name, file }: FoundFile,
  maxBytes: number,
  ignoredBeginnings: readonly RegExp[],
): Promise<Source | string | undefined> {
  try {
    const bytes = await readFile(file);
    const beginning = bytes.toString("utf8", 0, beginningLength);
    if (ignoredBeginnings.some((pattern) => pattern.test(beginning))) return undefined;
    if (bytes.length === 0) return "the file is empty";
    if (bytes.length > maxBytes) return tooLarge(bytes.length, maxBytes);
    return { name, mediaType: mediaTypeOf(name), bytes: bytes.length, digest: sha256(bytes) };
  } catch (cause) {
    return reasonOf(cause);
  }
}

async function forEachAtOnce<T>(
  items: readonly T[],
  limit: number,
  signal: AbortSignal,
  work: (item: T) => Promise<void>,
): Promise<void> {
  const waiting = items.values();
  const worker = async () => {
    for (const item of waiting) {
      throwIfAborted(signal);
      await work(item);
    }
  };
  await Promise.all(Array.from({ length: limit }, worker));
  throwIfAborted(signal);
}

function nothingUsable(
  roots: readonly string[],
  sources: readonly Source[],
  leftOut: readonly LeftOut[],
): AppError {
  const where = roots.join(" or ");
  const others = [
    ...leftOut.map(({ source, reason }) => `${source} (${reason})`),
    ...sources.map(({ name }) => `${name} (no parser takes files of this kind)`),
  ];
  const [first] = others;
  const found =
    first === undefined
      ? "it holds no files"
      : others.length === 1
        ? `only ${first}`
        : `only ${first} and ${others.length - 1} more`;
  return new AppError("source.empty-folder", {
    message: `No file in ${where} can be used: ${found}.`,
    hint: `Put files there that end in ${takenExtensions.join(", ")}.`,
  });
}

function unreadable(message: string, cause?: unknown): AppError {
  return new AppError("source.unreadable", {
    message,
    hint: "Run again: the sources are then listed anew.",
    cause,
  });
}

function byCodeUnit(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
