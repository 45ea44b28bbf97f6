import { appendFileSync, mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { sha256 } from "../../adapters/shared/sha256.ts";
import { checkedFile } from "./checked-file.ts";
import { fileStamp } from "./file-stamp.ts";

const stays = new AbortController().signal;
const content = "high water ".repeat(100_000);

function written(): string {
  const folder = mkdtempSync(path.join(tmpdir(), "soundings-checked-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  writeFileSync(path.join(folder, "tides.txt"), content);
  return path.join(folder, "tides.txt");
}

test("a file that holds the bytes of a digest is known by its stamp from then on; one that does not is none", async () => {
  const file = written();
  const stamp = fileStamp(statSync(file, { bigint: true }));
  expect(await checkedFile(file, sha256(content), stays)).toEqual({ path: file, stamp });
  expect(await checkedFile(file, sha256("low water"), stays)).toBeUndefined();
});

test("a file that is written while it is looked at is none, though it held the bytes at first", async () => {
  const file = written();
  const checking = checkedFile(file, sha256(content), stays);
  appendFileSync(file, "!");
  expect(await checking).toBeUndefined();
});

test("what cannot be read, and what nobody waits for, are told apart from other bytes", async () => {
  const file = written();
  await expect(checkedFile(`${file}.gone`, "", stays)).rejects.toMatchObject({ code: "ENOENT" });
  await expect(checkedFile(file, "", AbortSignal.abort())).rejects.toMatchObject({ code: "aborted" });
});
