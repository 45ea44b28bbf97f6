import { randomBytes } from "node:crypto";
import { constants, copyFile, link, open, rm } from "node:fs/promises";
import path from "node:path";

/** Of file systems without links. */
const noLinks = new Set(["EPERM", "ENOTSUP", "EOPNOTSUPP", "ENOSYS"]);

/** Writes a file whole or not at all. False where one is there already, which stays as it is. */
export async function writeNewFile(file: string, bytes: Uint8Array): Promise<boolean> {
  // Dot files are no sources: what is half written is never read as one.
  const written = path.join(
    path.dirname(file),
    `.soundings-${process.pid}-${randomBytes(6).toString("hex")}`,
  );
  try {
    const handle = await open(written, "wx");
    try {
      await handle.writeFile(bytes);
      await handle.datasync();
    } finally {
      await handle.close();
    }
    // Unlike a rename, neither takes the place of a file that is there.
    await link(written, file).catch((thrown: NodeJS.ErrnoException) => {
      if (!noLinks.has(thrown.code ?? "")) throw thrown;
      return copyFile(written, file, constants.COPYFILE_EXCL);
    });
    return true;
  } catch (thrown) {
    if ((thrown as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw thrown;
  } finally {
    await rm(written, { force: true });
  }
}
