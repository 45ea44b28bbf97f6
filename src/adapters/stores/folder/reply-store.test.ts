import { readdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { describeReplyStore } from "../../../ports/language-model-replies.contract.ts";
import { temporaryFolder } from "../../../testing/temporary-folder.ts";
import { folderReplyStore } from "./reply-store.ts";

describeReplyStore({ name: "a folder", make: () => folderReplyStore(temporaryFolder()) });

const key = "ab".repeat(32);
const finish = { type: "finish", finish: { reason: "stop", raw: null } } as const;

test("another process finds what was kept, and no temporary file is left", async () => {
  const folder = temporaryFolder();
  await folderReplyStore(folder).keep(key, [finish]);
  expect(await folderReplyStore(folder).find(key)).toEqual([finish]);
  expect(await readdir(path.join(folder, "ab"))).toEqual([`${"ab".repeat(31)}.jsonl.gz`]);
});

test("a damaged file is named, never taken for an absent one", async () => {
  const folder = temporaryFolder();
  const store = folderReplyStore(folder);
  await store.keep(key, [finish]);
  const [name] = await readdir(path.join(folder, "ab"));
  await writeFile(path.join(folder, "ab", String(name)), "torn");
  await expect(store.find(key)).rejects.toMatchObject({
    code: "store.damaged",
    hint: "Remove the file: the model is then asked again.",
  });
});

test.each([
  ["nothing", ""],
  ["no end", '{"type":"text-delta","id":"text-1","text":"half"}\n'],
  [
    "no line break after its end",
    `{"type":"text-delta","id":"text-1","text":"half"}\n${JSON.stringify(finish)}`,
  ],
  ["something else", "1\n"],
])("a file with %s is damaged, and no shorter reply", async (_, content) => {
  const folder = temporaryFolder();
  const store = folderReplyStore(folder);
  await store.keep(key, [finish]);
  const [name] = await readdir(path.join(folder, "ab"));
  await writeFile(path.join(folder, "ab", String(name)), gzipSync(content));
  await expect(store.find(key)).rejects.toMatchObject({ code: "store.damaged" });
});
