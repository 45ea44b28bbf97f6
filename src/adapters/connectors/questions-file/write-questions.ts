import { open, realpath, rename, rm, stat } from "node:fs/promises";
import path from "node:path";
import { storeFault } from "../../shared/store-fault.ts";

/**
 * Puts the bytes in the file's place: temporary name, sync, rename. Whoever reads meanwhile sees the old file or the new
 * one, never a part. A link stays a link, and the file keeps its permissions. Throws AppError "store.full" or "store.unwritable".
 */
export async function writeQuestions(file: string, bytes: Uint8Array | string): Promise<void> {
  const place = await realpath(file).catch(() => file);
  const folder = path.dirname(place);
  const written = path.join(folder, `.${path.basename(place)}.${process.pid}.tmp`);
  const mode = await stat(place).then(
    (stats) => stats.mode & 0o777,
    () => undefined,
  );
  try {
    const handle = await open(written, "w");
    try {
      await handle.writeFile(bytes);
      if (mode !== undefined) await handle.chmod(mode);
      await handle.datasync();
    } finally {
      await handle.close();
    }
    await rename(written, place);
  } catch (cause) {
    await rm(written, { force: true }).catch(() => {});
    throw storeFault(cause, folder);
  }
}
