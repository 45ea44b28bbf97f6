import { existsSync, readFileSync, utimesSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { temporaryFolder } from "../../../testing/temporary-folder.ts";
import { withFileLock } from "./file-lock.ts";

test("twenty that add one each, reading before they write, make twenty", async () => {
  const folder = temporaryFolder();
  const [file, lock] = [path.join(folder, "count"), path.join(folder, "state", "lock")];
  writeFileSync(file, "0");
  const addOne = () =>
    withFileLock(lock, async () => {
      const read = Number(readFileSync(file, "utf8"));
      await new Promise((resolve) => setImmediate(resolve));
      writeFileSync(file, String(read + 1));
    });
  await Promise.all(Array.from({ length: 20 }, addOne));
  expect(readFileSync(file, "utf8")).toBe("20");
  expect(existsSync(lock)).toBe(false);
});

test("is given back where the work fails, and taken over from one that was killed", async () => {
  const lock = path.join(temporaryFolder(), "lock");
  await expect(withFileLock(lock, () => Promise.reject(new Error("no")))).rejects.toThrow("no");
  expect(existsSync(lock)).toBe(false);
  writeFileSync(lock, "");
  const longAgo = new Date(2000, 0, 1);
  utimesSync(lock, longAgo, longAgo);
  expect(await withFileLock(lock, () => Promise.resolve("done"))).toBe("done");
});

test("where no lock can be made, that is said in a sentence", async () => {
  const inTheWay = path.join(temporaryFolder(), "state");
  writeFileSync(inTheWay, "");
  await expect(withFileLock(path.join(inTheWay, "lock"), () => Promise.resolve())).rejects.toMatchObject({
    code: "store.unwritable",
    message: expect.stringContaining("Writing to") as string,
  });
});
