import { mkdir, open, rm, stat } from "node:fs/promises";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { AppError } from "../../../contracts/app-error.ts";
import { storeFault } from "../../shared/store-fault.ts";

const pauseMilliseconds = 20;
const patienceMilliseconds = 10_000;
/** A holder writes a small file; one that has not ended by then was killed. */
const staleMilliseconds = 5_000;

/**
 * Does the work while no other process that asks for the same lock does its own. Throws AppError "store.unwritable" where another
 * holds it for longer than ten seconds, or where there is no writing at all; "store.full" where there is no room.
 */
export async function withFileLock<Result>(file: string, work: () => Promise<Result>): Promise<Result> {
  const folder = path.dirname(file);
  await mkdir(folder, { recursive: true }).catch((cause: unknown) => {
    throw storeFault(cause, folder);
  });
  for (let waited = 0; !(await taken(file)); waited += pauseMilliseconds) {
    if (waited >= patienceMilliseconds) {
      throw new AppError("store.unwritable", {
        message: `Another process has been changing the same file for ${patienceMilliseconds / 1000} seconds.`,
        hint: `Wait for it, or remove ${path.basename(file)} in the state folder where none is at work.`,
      });
    }
    await delay(pauseMilliseconds);
  }
  try {
    return await work();
  } finally {
    await rm(file, { force: true });
  }
}

/** Only one of many can make a file that is not there. */
async function taken(file: string): Promise<boolean> {
  try {
    await (await open(file, "wx")).close();
    return true;
  } catch (thrown) {
    if ((thrown as NodeJS.ErrnoException).code !== "EEXIST") throw storeFault(thrown, path.dirname(file));
    const made = await stat(file).catch(() => undefined);
    if (made !== undefined && Date.now() - made.mtimeMs > staleMilliseconds) await rm(file, { force: true });
    return false;
  }
}
