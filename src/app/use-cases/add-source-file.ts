import { mkdir, readFile } from "node:fs/promises";
import path from "node:path";
import { tooLarge } from "../../adapters/connectors/folder/walk.ts";
import { mediaTypeOf } from "../../adapters/shared/media-types.ts";
import { sha256 } from "../../adapters/shared/sha256.ts";
import { storeFault } from "../../adapters/shared/store-fault.ts";
import type { AddedSource } from "../../contracts/api/source-file.ts";
import { AppError } from "../../contracts/app-error.ts";
import type { Source } from "../../contracts/source.ts";
import type { LoadedConfig } from "../config/load-config.ts";
import { placeForSource } from "../sources/place-for-source.ts";
import { readOneSource } from "../sources/read-one-source.ts";
import { rootForSources } from "../sources/root-for-sources.ts";
import { sourceNameParts } from "../sources/source-name.ts";
import { writeNewFile } from "../sources/write-new-file.ts";
import type { Workspace } from "../workspace.ts";
import { writtenBeginnings } from "../written-files.ts";

export interface NewSource {
  name: string;
  bytes: Uint8Array;
}

/**
 * Puts a file among the folder's sources and reads it. A file that is there is never overwritten: with the same bytes it is the one
 * that was meant, with others AppError "source.duplicate" is thrown.
 */
export async function addSourceFile(
  workspace: Workspace,
  config: LoadedConfig,
  { name, bytes }: NewSource,
  signal: AbortSignal,
): Promise<AddedSource> {
  const parts = sourceNameParts(name);
  const root = await rootForSources(config);
  requireNoOwnFile(config, root, parts);
  const source: Source = {
    name: parts.join("/"),
    mediaType: mediaTypeOf(parts.join("/")),
    bytes: bytes.length,
    digest: sha256(bytes),
  };
  const added = await put(config, root, parts, { source, bytes });
  return { ...(await readingOf(workspace, config, { source, bytes }, signal)), added };
}

/** True where it was written, false where it is there with the same bytes. */
async function put(
  config: LoadedConfig,
  root: string,
  parts: readonly string[],
  { source, bytes }: { source: Source; bytes: Uint8Array },
): Promise<boolean> {
  // Sources of all roots share their names.
  for (const other of config.sourceRoots.filter((one) => one !== root)) {
    const there = await readFile(path.join(other, ...parts)).catch(() => undefined);
    if (there !== undefined) return requireSame(there, source);
  }
  await mkdir(root, { recursive: true }).catch((cause: unknown) => {
    throw storeFault(cause, root);
  });
  const place = await placeForSource(root, parts);
  const isWritten = await writeNewFile(place, bytes).catch((cause: unknown) => {
    throw storeFault(cause, path.dirname(place));
  });
  return isWritten ? true : requireSame(await readFile(place), source);
}

function requireSame(there: Uint8Array, { name, digest }: Source): false {
  if (sha256(there) === digest) return false;
  throw new AppError("source.duplicate", {
    message: `There is a source ${JSON.stringify(name)} already, and it holds something else.`,
    hint: "Give another name, or remove the file that is there.",
  });
}

/** The configuration, questions and models lie beside sources and are none. */
function requireNoOwnFile({ sourcesIgnore }: LoadedConfig, root: string, parts: readonly string[]): void {
  const ignored = new Set(sourcesIgnore);
  const own = parts.findIndex((_, at) => ignored.has(path.join(root, ...parts.slice(0, at + 1))));
  if (own === -1) return;
  throw new AppError("config.invalid", {
    message: `${parts.slice(0, own + 1).join("/")} belongs to the project and is no source.`,
    hint: "Give another name.",
  });
}

async function readingOf(
  workspace: Workspace,
  config: LoadedConfig,
  { source, bytes }: { source: Source; bytes: Uint8Array },
  signal: AbortSignal,
): Promise<Omit<AddedSource, "added">> {
  const { name, ...described } = source;
  const told = { source: name, ...described, documents: [], hidden: [], notices: [], leftOut: [] };
  const reason = reasonAgainst(bytes, config.pipeline.parse.maxMegabytes * 1e6);
  if (reason !== undefined) return { ...told, leftOut: [{ source: name, reason }] };
  const { outputs } = await readOneSource(workspace, config, { source, bytes }, signal);
  const [{ documents }, leftOut, findings] = await Promise.all([
    outputs.corpus.load(),
    outputs.leftOut.load(),
    outputs.findings.load(),
  ]);
  return {
    ...told,
    documents: documents.map((document) => ({
      source: document.source,
      mediaType: document.mediaType,
      characters: document.text.length,
      pages: document.pageCount ?? null,
    })),
    hidden: findings.flatMap(({ hidden }) => hidden),
    notices: findings.flatMap(({ notices }) => notices),
    leftOut,
  };
}

/** What keeps a file from being read before a parser sees it. */
function reasonAgainst(bytes: Uint8Array, maxBytes: number): string | undefined {
  if (bytes.length === 0) return "the file is empty";
  if (bytes.length > maxBytes) return tooLarge(bytes.length, maxBytes);
  const beginning = new TextDecoder().decode(bytes.subarray(0, 256));
  return writtenBeginnings.some((written) => written.test(beginning))
    ? "Soundings wrote it itself, and what it writes is no source"
    : undefined;
}
