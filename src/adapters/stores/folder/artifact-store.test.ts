import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { describeArtifactStore } from "../../../ports/artifact-store.contract.ts";
import { temporaryFolder } from "../../../testing/temporary-folder.ts";
import { sha256 } from "../../shared/sha256.ts";
import { folderArtifactStore } from "./artifact-store.ts";

const bytes = new TextEncoder().encode("the tide turns at six");
const digest = sha256(bytes);

describeArtifactStore({
  name: "folder",
  make: () => {
    const folder = path.join(temporaryFolder(), "Häfen 海港/not/made/yet");
    return {
      store: folderArtifactStore(folder),
      reopen: () => folderArtifactStore(folder),
      tamper(digest, change) {
        const file = fileOf(folder, digest);
        const changed = change(readFileSync(file));
        if (changed === undefined) rmSync(file);
        else writeFileSync(file, changed);
      },
    };
  },
  traits: { outside: true },
});

test("names files by digest, in folders of its first two characters, and leaves no temporary file", async () => {
  const folder = temporaryFolder();
  await folderArtifactStore(folder).put(bytes);
  expect(filesIn(folder)).toEqual([`objects/${digest.slice(0, 2)}/${digest.slice(2)}`]);
});

test("sets a damaged file aside under its digest", async () => {
  const folder = temporaryFolder();
  const store = folderArtifactStore(folder);
  await store.put(bytes);
  writeFileSync(fileOf(folder, digest), "the tide turns at ten");
  await store.get(digest);
  expect(filesIn(folder)).toEqual([`damaged/${digest}`]);
});

test("never believes a temporary file that a killed process left", async () => {
  const folder = temporaryFolder();
  mkdirSync(path.join(folder, "tmp"));
  writeFileSync(path.join(folder, "tmp", `${digest.slice(0, 16)}-123-abcdef`), bytes);
  const store = folderArtifactStore(folder);
  expect([await store.get(digest), await store.has(digest), await Array.fromAsync(store.list())]).toEqual([
    undefined,
    false,
    [],
  ]);
});

test("leaves no temporary file where writing failed", async () => {
  const folder = temporaryFolder();
  writeFileSync(path.join(folder, "objects"), "a file where a folder must be");
  await expect(folderArtifactStore(folder).put(bytes)).rejects.toMatchObject({ code: "store.unwritable" });
  expect(filesIn(folder)).toEqual(["objects"]);
});

test("says what is wrong where its folder cannot be made", async () => {
  const file = path.join(temporaryFolder(), "a file");
  writeFileSync(file, "");
  await expect(folderArtifactStore(path.join(file, "state")).put(bytes)).rejects.toMatchObject({
    code: "store.unwritable",
    message: expect.stringContaining(`Writing to ${path.join(file, "state")} failed: `),
    hint: "Check that the folder exists on a working disk.",
  });
});

test("says what is wrong where an artifact cannot be read", async () => {
  const folder = temporaryFolder();
  mkdirSync(fileOf(folder, digest), { recursive: true });
  await expect(folderArtifactStore(folder).get(digest)).rejects.toMatchObject({
    code: "store.damaged",
    message: expect.stringContaining(`The stored artifact ${digest.slice(0, 12)} cannot be read: `),
  });
});

function fileOf(folder: string, digest: string): string {
  return path.join(folder, "objects", digest.slice(0, 2), digest.slice(2));
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join("/"));
}
