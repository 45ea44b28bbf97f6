import { createHash, randomUUID } from "node:crypto";
import { mkdir, open, readdir, rename, rm, stat } from "node:fs/promises";
import { hostname } from "node:os";
import { join } from "node:path";

const removed = { recursive: true, force: true, maxRetries: 5 } as const;
const oneDayMs = 86_400_000;
const machine = createHash("sha256").update(hostname()).digest("hex").slice(0, 8);

/** A new folder to build one index in; its name tells who builds, so that what a dead process left can be removed. */
export async function makeStagingFolder(folder: string, name: string): Promise<string> {
  const staging = join(folder, `.building.${name}.${machine}.${process.pid}.${randomUUID()}`);
  await mkdir(staging, { recursive: true });
  return staging;
}

/** Removes half-built indexes and half-removed ones whose process is gone. */
export async function removeAbandoned(folder: string): Promise<void> {
  for (const entry of await readdir(folder).catch(() => [])) {
    if (!/^\.(building|removing)\./.test(entry)) continue;
    const path = join(folder, entry);
    const [builtOn, pid] = entry.split(".").slice(-3);
    const abandoned =
      builtOn === machine
        ? !isAlive(Number(pid))
        : (await stat(path).then(
            ({ mtimeMs }) => mtimeMs,
            () => Infinity,
          )) <
          Date.now() - oneDayMs;
    if (abandoned) await rm(path, removed);
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/**
 * Moves a whole table to its name. Where another build was first, its table stays and this one is dropped: both are the same.
 * A damaged one makes way.
 */
export async function publishTable(
  built: string,
  {
    folder,
    name,
    table,
    isWhole,
  }: { folder: string; name: string; table: string; isWhole: () => Promise<boolean> },
): Promise<void> {
  await flushFolder(built);
  try {
    await rename(built, table);
  } catch (error) {
    if (!(await isFolder(table))) throw error;
    if (await isWhole()) return;
    await removeTable(folder, name, table);
    await rename(built, table);
  }
}

export async function removeTable(folder: string, name: string, table: string): Promise<void> {
  const removing = join(folder, `.removing.${name}.${machine}.${process.pid}.${randomUUID()}`);
  try {
    await rename(table, removing);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return;
    throw error;
  }
  await rm(removing, removed);
}

export async function removeFolder(folder: string): Promise<void> {
  await rm(folder, removed);
}

export async function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (entry) => entry.isDirectory(),
    () => false,
  );
}

/** Without it a power cut after the rename could leave the name with empty files. */
async function flushFolder(folder: string): Promise<void> {
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = await open(join(entry.parentPath, entry.name), "r+");
    try {
      await file.sync();
    } finally {
      await file.close();
    }
  }
}
