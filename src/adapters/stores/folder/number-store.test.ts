import { mkdirSync } from "node:fs";
import { readdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { expect, test } from "vitest";
import { describeNumberStore } from "../../../ports/number-store.contract.ts";
import { temporaryFolder } from "../../../testing/temporary-folder.ts";
import { folderNumberStore } from "./number-store.ts";

describeNumberStore({ name: "a folder", make: () => folderNumberStore(temporaryFolder()) });

const key = "ab".repeat(32);
const item = "cd".repeat(32);

test("numbers lie as little-endian float32 behind the keys of their items, and no temporary file is left", async () => {
  const folder = temporaryFolder();
  await folderNumberStore(folder).keep(key, Float32Array.of(1, -2), [item]);
  expect(await readdir(path.join(folder, "ab"))).toEqual([`${"ab".repeat(31)}.f32`]);
  const bytes = await readFile(path.join(folder, "ab", `${"ab".repeat(31)}.f32`));
  expect(bytes.toString("hex")).toBe(`01000000${item}0000803f000000c0`);
  expect(await folderNumberStore(folder).find(key)).toEqual(Float32Array.of(1, -2));
});

test.each([
  ["empty", ""],
  ["cut among the keys", "0100000000"],
  ["cut in a number", "000000000000"],
])("a file that is %s is named, never taken for an absent one", async (_, hex) => {
  const folder = temporaryFolder();
  mkdirSync(path.join(folder, "ab"));
  await writeFile(path.join(folder, "ab", `${"ab".repeat(31)}.f32`), Buffer.from(hex, "hex"));
  await expect(folderNumberStore(folder).find(key)).rejects.toMatchObject({
    code: "store.damaged",
    hint: "Remove the file: the model is then asked again.",
  });
});
