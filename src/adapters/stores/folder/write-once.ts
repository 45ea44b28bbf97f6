import { randomBytes } from "node:crypto";
import { link, mkdir, open, rm } from "node:fs/promises";
import path from "node:path";
import { storeFault } from "../../shared/store-fault.ts";

/** Writes a file whole or not at all, and durably; one that is there stays as it is. `folder` is named where that fails. */
export async function writeOnce(file: string, content: Uint8Array, folder: string): Promise<void> {
  const written = `${file}.${process.pid}-${randomBytes(6).toString("hex")}.tmp`;
  try {
    await mkdir(path.dirname(file), { recursive: true });
    const handle = await open(written, "wx");
    try {
      await handle.writeFile(content);
      await handle.datasync();
    } finally {
      await handle.close();
    }
    // Unlike a rename, a link never takes the place of a file that is there.
    await link(written, file).catch((cause: NodeJS.ErrnoException) => {
      if (cause.code !== "EEXIST") throw cause;
    });
  } catch (cause) {
    throw storeFault(cause, folder);
  } finally {
    await rm(written, { force: true }).catch(() => {});
  }
}
