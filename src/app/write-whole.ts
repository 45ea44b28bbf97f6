import { randomBytes } from "node:crypto";
import { open, rename, rm, stat } from "node:fs/promises";
import path from "node:path";
import { storeFault } from "../adapters/shared/store-fault.ts";

/**
 * A reader sees the old text or the new one: temporary name, sync, rename. The file keeps its permissions.
 * @param unless asked when all is written, just before it takes the old one's place: where it says yes, nothing has happened
 */
export async function writeWhole(
  file: string,
  text: string | AsyncIterable<string>,
  unless?: () => Promise<boolean>,
): Promise<{ isWritten: boolean }> {
  const written = path.join(
    path.dirname(file),
    `.${path.basename(file)}-${process.pid}-${randomBytes(6).toString("hex")}`,
  );
  const mode = await stat(file).then(
    (stats) => stats.mode & 0o777,
    () => undefined,
  );
  try {
    const opened = await open(written, "wx", mode ?? 0o666);
    try {
      // Before anything is written: what only its owner may read is not shown to others in between.
      if (mode !== undefined) await opened.chmod(mode);
      await opened.writeFile(text);
      await opened.datasync();
    } finally {
      await opened.close();
    }
    if ((await unless?.()) === true) {
      await rm(written, { force: true });
      return { isWritten: false };
    }
    await rename(written, file);
    return { isWritten: true };
  } catch (cause) {
    await rm(written, { force: true });
    throw storeFault(cause, path.dirname(file));
  }
}
