import { statSync } from "node:fs";
import { type CheckedFile, checkedFile } from "../../app/sources/checked-file.ts";
import { fileStamp } from "../../app/sources/file-stamp.ts";
import { findSourceFile } from "../../app/use-cases/find-source-file.ts";
import type { FileQuery } from "../../contracts/api/document.ts";
import { throwIfAborted } from "../../contracts/abort.ts";
import { withFreshListing } from "./list-sources.ts";
import type { OpenProject } from "./open-project.ts";
import type { Task } from "./task.ts";

/** What is to be known of a source's file before it is sent piece by piece. */
export interface FoundFile extends CheckedFile {
  name: string;
  mediaType: string;
  digest: string;
  bytes: number;
}

export const findFile: Task<FileQuery, FoundFile> = async (project, { source: name }, { signal }) =>
  withFreshListing(project, signal, async (listed) => {
    const { source, file } = await findSourceFile(name, await listed(), (path, digest) =>
      checkedOnce(project, path, digest, signal),
    );
    return { ...file, name, mediaType: source.mediaType, digest: source.digest, bytes: source.bytes };
  });

interface Checked {
  /** By path: what was seen of each file when it was last read whole. */
  known: Map<string, { stamp: string; digest: string }>;
  last: Promise<unknown>;
}

const checkedOf = new WeakMap<OpenProject, Checked>();

/** Whoever reads a file part by part asks for it often: it is read whole once. Files are read one after another, whoever asks. */
async function checkedOnce(
  project: OpenProject,
  path: string,
  digest: string,
  signal: AbortSignal,
): Promise<CheckedFile | undefined> {
  const checked = checkedOf.get(project) ?? { known: new Map(), last: Promise.resolve() };
  checkedOf.set(project, checked);
  const held = stillKnown(checked, path, digest);
  if (held !== undefined) return held;
  const turn = checked.last.then(async () => {
    throwIfAborted(signal);
    const meanwhile = stillKnown(checked, path, digest);
    if (meanwhile !== undefined) return meanwhile;
    const file = await checkedFile(path, digest, signal);
    if (file !== undefined) checked.known.set(path, { stamp: file.stamp, digest });
    return file;
  });
  checked.last = turn.catch(() => {});
  return turn;
}

function stillKnown({ known }: Checked, path: string, digest: string): CheckedFile | undefined {
  const seen = known.get(path);
  if (seen?.digest !== digest) return undefined;
  const stats = statSync(path, { bigint: true, throwIfNoEntry: false });
  return stats !== undefined && fileStamp(stats) === seen.stamp ? { path, stamp: seen.stamp } : undefined;
}
