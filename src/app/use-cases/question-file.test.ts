import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { fixedClock } from "../../testing/fixed-clock.ts";
import { temporaryFolder } from "../../testing/temporary-folder.ts";
import { loadConfig } from "../config/load-config.ts";
import { editQuestionFile, openQuestionFile } from "./question-file.ts";

const line = '{"id": "1", "question": "Where?", "draft": true}\n';

async function folderWith(name: string, content: string) {
  const folder = temporaryFolder();
  const file = path.join(folder, name);
  writeFileSync(file, content);
  const config = await loadConfig({ folder });
  const workspace = { stateFolder: config.stateFolder, clock: fixedClock() };
  return { file, config, workspace };
}

test("an edit is written and kept with what it followed", async () => {
  const { file, config, workspace } = await folderWith("questions.jsonl", line);
  const opened = await openQuestionFile(workspace, config);
  const change = new Map([["1", { draft: undefined }]]);
  await editQuestionFile(workspace, config, opened, { change }, { change: "1 draft accepted" });
  expect(readFileSync(file, "utf8")).toBe('{"id": "1", "question": "Where?"}\n');
  const { versions } = await openQuestionFile(workspace, config);
  expect(versions.map(({ change, parent }) => [change, parent])).toEqual([
    ["first seen", null],
    ["1 draft accepted", versions[0]?.digest],
  ]);
});

test("a file that has changed meanwhile is not overwritten", async () => {
  const { file, config, workspace } = await folderWith("questions.jsonl", line);
  const opened = await openQuestionFile(workspace, config);
  writeFileSync(file, "mine\n");
  const edits = { remove: new Set(["1"]) };
  await expect(editQuestionFile(workspace, config, opened, edits, { change: "x" })).rejects.toThrow(
    "questions.jsonl has changed while this command was at work, so nothing was written.",
  );
  expect(readFileSync(file, "utf8")).toBe("mine\n");
});

test("an edit that changes nothing makes no version", async () => {
  const { config, workspace } = await folderWith("questions.jsonl", line);
  const opened = await openQuestionFile(workspace, config);
  await editQuestionFile(workspace, config, opened, {}, { change: "nothing" });
  expect((await openQuestionFile(workspace, config)).versions).toHaveLength(1);
});

test.each([
  [
    "questions.yaml",
    "- {id: '1', question: a}\n",
    "questions.yaml is a list, and only files with one question a line",
  ],
  ["questions.jsonl", `${line}{"id":}\n`, "questions.jsonl line 2, column 7: a value is missing."],
])("%s with such content is not edited", async (name, content, message) => {
  const { file, config, workspace } = await folderWith(name, content);
  const opened = await openQuestionFile(workspace, config);
  await expect(editQuestionFile(workspace, config, opened, {}, { change: "x" })).rejects.toThrow(message);
  expect(readFileSync(file, "utf8")).toBe(content);
});
