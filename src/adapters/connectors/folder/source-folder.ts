import { throwIfAborted } from "../../../contracts/abort.ts";
import { open, readFile, stat } from "node:fs/promises";
import path from "node:path";
import { AppError } from "../../../contracts/app-error.ts";
import type { LeftOut, Source } from "../../../contracts/source.ts";
import type { SourceFiles } from "../../../ports/source-files.ts";
import type { SourceReader } from "../../../ports/source-reader.ts";
import { fileDigest } from "../../shared/file-digest.ts";
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

/** Files read at the same time: enough to keep a disk busy. */
const readsAtOnce = 8;

/** The files below some folders. Dot files, dot folders and node_modules are passed over in silence. */
export function sourceFolder({
  roots,
  ignore,
  ignoredBeginnings = [],
  mayBeEmpty = false,
}: SourceFolderSettings): SourceReader & SourceFiles {
  const distinctRoots = [...new Set(roots.map((root) => path.resolve(root)))];
  const ignored = new Set(ignore.map((file) => path.resolve(file)));
  const fileOf = new Map<string, string>();
  const listedFile = ({ name }: Source): string => {
    const file = fileOf.get(name);
    if (file === undefined) throw unreadable(`${name} is not among the sources that were listed.`);
    return file;
  };

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
        const read = await lookInto(found, maxBytes, ignoredBeginnings);
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
      const bytes = await readFile(listedFile(source)).catch((cause: unknown) => {
        throw unreadable(
          `${source.name} could be read a moment ago, and now not: ${reasonOf(cause)}.`,
          cause,
        );
      });
      if (sha256(bytes) !== source.digest)
        throw unreadable(`${source.name} has changed since it was listed.`);
      return bytes;
    },

    filesOf: async (source) => [listedFile(source)],
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

/** Why a file cannot be one is a sentence; undefined where it is none. */
async function lookInto(
  { name, file }: FoundFile,
  maxBytes: number,
  ignoredBeginnings: readonly RegExp[],
): Promise<Source | string | undefined> {
  try {
    const { digest, bytes, beginning } = await digestAt(file);
    if (ignoredBeginnings.some((pattern) => pattern.test(beginning))) return undefined;
    if (bytes === 0) return "the file is empty";
    if (bytes > maxBytes) return tooLarge(bytes, maxBytes);
    return { name, mediaType: mediaTypeOf(name), bytes, digest };
  } catch (cause) {
    return reasonOf(cause);
  }
}

async function digestAt(path: string): ReturnType<typeof fileDigest> {
  const file = await open(path);
  try {
    return await fileDigest(file);
  } finally {
    await file.close();
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
