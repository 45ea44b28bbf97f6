import { appendFileSync, readdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { temporaryFolder } from "../../../testing/temporary-folder.ts";
import { folderQuestionVersions } from "./question-versions.ts";

const bytesOf = (text: string) => new TextEncoder().encode(text);
const at = Date.UTC(2026, 4, 1);

test("lists versions in the order they were added, and gives each one's bytes back", async () => {
  const folder = temporaryFolder();
  const store = folderQuestionVersions(folder);
  expect(await store.list()).toEqual([]);
  const first = await store.keep(bytesOf("one"));
  const second = await store.keep(bytesOf("two"));
  const versions = [
    { file: "questions.jsonl", digest: first, parent: null, at, change: "first seen" },
    { file: "questions.jsonl", digest: second, parent: first, at: at + 1, change: "edited", rejected: ["a"] },
  ];
  for (const version of versions) await store.add(version);
  const reopened = folderQuestionVersions(folder);
  expect(await reopened.list()).toEqual(versions);
  const contents = await Promise.all(versions.map((version) => reopened.contentOf(version)));
  expect(contents).toEqual([bytesOf("one"), bytesOf("two")]);
});

test("a damaged line is named", async () => {
  const folder = temporaryFolder();
  const store = folderQuestionVersions(folder);
  const digest = await store.keep(bytesOf("one"));
  await store.add({ file: "q.jsonl", digest, parent: null, at, change: "first seen" });
  appendFileSync(path.join(folder, "questions", "versions.jsonl"), '{"file":');
  await expect(store.list()).rejects.toThrow("versions.jsonl line 2 is no version of the questions");
});

test("damaged bytes are an error, not a content", async () => {
  const folder = temporaryFolder();
  const store = folderQuestionVersions(folder);
  const digest = await store.keep(bytesOf("one"));
  const objects = path.join(folder, "questions", "objects", digest.slice(0, 2));
  for (const name of readdirSync(objects)) writeFileSync(path.join(objects, name), "other");
  await expect(
    store.contentOf({ file: "q.jsonl", digest, parent: null, at, change: "first seen" }),
  ).rejects.toThrow(`The content ${digest.slice(0, 12)} of a version of the questions is gone or damaged.`);
});
