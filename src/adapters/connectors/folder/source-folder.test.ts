import { execFileSync } from "node:child_process";
import { chmod, chown, mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { AppError } from "../../../contracts/app-error.ts";
import { takenExtensions } from "../../shared/media-types.ts";
import { sha256 } from "../../shared/sha256.ts";
import { sourceFolder } from "./source-folder.ts";

let root: string;
const never = new AbortController().signal;
const maxBytes = 1000;

beforeEach(async () => {
  root = await mkdtemp(path.join(tmpdir(), "soundings-folder-"));
});
afterEach(() => rm(root, { recursive: true, force: true }));

async function write(files: Record<string, string>): Promise<void> {
  for (const [name, content] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(root, name)), { recursive: true });
    await writeFile(path.join(root, name), content);
  }
}

function reader(folders: readonly string[] = [""], ignore: readonly string[] = []) {
  const absolute = (names: readonly string[]) => names.map((name) => path.join(root, name));
  return sourceFolder({ roots: absolute(folders), ignore: absolute(ignore) });
}

test("names the file of what was listed, and of nothing else", async () => {
  await write({ "a/b.md": "Sea." });
  const folder = reader();
  const { sources } = await folder.list({ maxBytes, signal: never });
  expect(await folder.filesOf(sources[0]!)).toEqual([path.join(root, "a/b.md")]);
  await expect(folder.filesOf({ ...sources[0]!, name: "../b.md" })).rejects.toMatchObject({
    code: "source.unreadable",
  });
});

test("a file that begins as those do that are no sources is none, whatever it is called", async () => {
  await write({ "a.md": "Sea.", "report.html": "<!-- ours -->\n<p>gold", "other.html": "<p><!-- ours -->" });
  const folder = sourceFolder({ roots: [root], ignore: [], ignoredBeginnings: [/^<!-- ours -->/] });
  const { sources, leftOut } = await folder.list({ maxBytes, signal: never });
  expect([sources.map(({ name }) => name), leftOut]).toEqual([["a.md", "other.html"], []]);
});

function faultOf(error: unknown): unknown {
  if (!(error instanceof AppError)) throw error;
  return { code: error.code, message: error.message.replaceAll(root, "ROOT"), hint: error.hint };
}

const namesOf = async (...parameters: Parameters<typeof reader>) =>
  (await reader(...parameters).list({ maxBytes, signal: never })).sources.map(({ name }) => name);

test("lists files below the root by name in code-unit order, with their versions", async () => {
  await write({
    "b.md": "two",
    "Z.txt": "one",
    "a/c.TXT": "three",
    "a.md": "four",
    "ä.md": "five",
    "picture.png": "six",
  });
  const source = (name: string, mediaType: string, content: string) => ({
    name,
    mediaType,
    bytes: Buffer.byteLength(content),
    digest: sha256(content),
  });
  expect(await reader().list({ maxBytes, signal: never })).toEqual({
    sources: [
      source("Z.txt", "text/plain", "one"),
      source("a.md", "text/markdown", "four"),
      source("a/c.TXT", "text/plain", "three"),
      source("b.md", "text/markdown", "two"),
      source("picture.png", "application/octet-stream", "six"),
      source("ä.md", "text/markdown", "five"),
    ],
    leftOut: [],
  });
});

test("passes over dot files, dot folders, node_modules and what it is told to ignore", async () => {
  await write({
    ".hidden.md": "x",
    ".git/a.md": "x",
    "node_modules/p/readme.md": "x",
    "n/node_modules/b.md": "x",
  });
  await write({ "kept.md": "x", "questions.jsonl": "x", "n/questions.jsonl": "x", "drafts/d.md": "x" });
  expect(await namesOf([""], ["questions.jsonl", "drafts"])).toEqual(["kept.md", "n/questions.jsonl"]);
});

test("gives names in Unicode NFC and reads the file by its own spelling", async () => {
  await write({ "cafe\u0301/e\u0301.md": "coffee" });
  const folder = reader();
  const [source] = (await folder.list({ maxBytes, signal: never })).sources;
  expect(source?.name).toBe("caf\u00e9/\u00e9.md");
  expect(Buffer.from(await folder.read(source!)).toString()).toBe("coffee");
});

test("leaves out links, empty files, large files and what is no file, each with its reason", async () => {
  await write({
    "a.md": "x",
    "empty.md": "",
    "large.md": "x".repeat(1234),
    "almost.md": "x".repeat(1001),
    "full.md": "x".repeat(1000),
  });
  await symlink(root, path.join(root, "loop"));
  await symlink("a.md", path.join(root, "link.md"));
  await symlink("nowhere", path.join(root, "broken.md"));
  const server = createServer().listen(path.join(root, "socket.md"));
  await new Promise((resolve) => server.once("listening", resolve));
  try {
    const { sources, leftOut } = await reader().list({ maxBytes, signal: never });
    expect(sources.map(({ name }) => name)).toEqual(["a.md", "full.md"]);
    expect(leftOut).toEqual([
      { source: "almost.md", reason: "1001 bytes, more than the 1000 bytes of parse.maxMegabytes" },
      { source: "broken.md", reason: "a symbolic link; links are not followed" },
      { source: "empty.md", reason: "the file is empty" },
      { source: "large.md", reason: "0.00123 MB, more than the 0.001 MB of parse.maxMegabytes" },
      { source: "link.md", reason: "a symbolic link; links are not followed" },
      { source: "loop", reason: "a symbolic link; links are not followed" },
      { source: "socket.md", reason: "not a regular file" },
    ]);
  } finally {
    server.close();
  }
});

test.skipIf(process.platform === "win32")("leaves out files and folders that may not be read", async () => {
  await write({ "a.md": "x", "secret.md": "x", "vault/b.md": "x" });
  await chmod(path.join(root, "secret.md"), 0);
  await chmod(path.join(root, "vault"), 0);
  const { sources, leftOut } = await asOrdinaryUser(() => reader().list({ maxBytes, signal: never }));
  await chmod(path.join(root, "vault"), 0o700);
  expect(sources.map(({ name }) => name)).toEqual(["a.md"]);
  expect(leftOut).toEqual([
    { source: "secret.md", reason: "no permission to read it" },
    { source: "vault", reason: "no permission to read it" },
  ]);
});

test.skipIf(process.platform !== "linux")("leaves out a file whose name is not UTF-8", async () => {
  await write({ "a.md": "x" });
  await writeFile(Buffer.concat([Buffer.from(`${root}/`), Buffer.from([0xe9]), Buffer.from(".md")]), "x");
  expect((await reader().list({ maxBytes, signal: never })).leftOut).toEqual([
    { source: "\ufffd.md", reason: "it is gone, or its name is not valid UTF-8" },
  ]);
});

test("takes several roots, each once, and a root that is itself a link", async () => {
  await write({ "one/a.md": "x", "two/b.md": "x" });
  await symlink("two", path.join(root, "other"));
  expect(await namesOf(["one", "other", "one/"])).toEqual(["a.md", "b.md"]);
});

test("refuses one name below two roots", async () => {
  await write({ "one/n/a.md": "x", "two/n/a.md": "y" });
  expect(await reader(["one", "two"]).list({ maxBytes, signal: never }).catch(faultOf)).toEqual({
    code: "source.duplicate",
    message: 'Two sources are both named "n/a.md": ROOT/one/n/a.md and ROOT/two/n/a.md.',
    hint: "Rename one of them, or name one folder above both under sources: in soundings.yaml.",
  });
});

test("says what is wrong with a folder that gives nothing", async () => {
  await write({ "file.md": "x", "pictures/a.png": "x", "pictures/b.md": "" });
  await mkdir(path.join(root, "bare"));
  const outcome = (folder: string) => reader([folder]).list({ maxBytes, signal: never }).catch(faultOf);
  const taken = `Put files there that end in ${takenExtensions.join(", ")}.`;
  expect([
    await outcome("none"),
    await outcome("file.md"),
    await outcome("bare"),
    await outcome("pictures"),
  ]).toEqual([
    {
      code: "config.invalid",
      message: "The folder of sources ROOT/none does not exist.",
      hint: "Make it and put files there, or name another under sources: in soundings.yaml.",
    },
    {
      code: "config.invalid",
      message: "ROOT/file.md is named as a folder of sources, but it is a file.",
      hint: "Name the folder that the file lies in.",
    },
    {
      code: "source.empty-folder",
      message: "No file in ROOT/bare can be used: it holds no files.",
      hint: taken,
    },
    {
      code: "source.empty-folder",
      message: "No file in ROOT/pictures can be used: only b.md (the file is empty) and 1 more.",
      hint: taken,
    },
  ]);
});

test("refuses to read a version that has changed, is gone or was never listed", async () => {
  await write({ "a.md": "x", "b.md": "x" });
  const folder = reader();
  const { sources } = await folder.list({ maxBytes, signal: never });
  await write({ "a.md": "y" });
  await rm(path.join(root, "b.md"));
  const [first, second] = sources;
  const hint = "Run again: the sources are then listed anew.";
  const outcomes = [first!, second!, { ...first!, name: "../a.md" }].map((source) =>
    folder.read(source).catch(faultOf),
  );
  expect(await Promise.all(outcomes)).toEqual([
    { code: "source.unreadable", message: "a.md has changed since it was listed.", hint },
    {
      code: "source.unreadable",
      message: "b.md could be read a moment ago, and now not: it is gone, or its name is not valid UTF-8.",
      hint,
    },
    { code: "source.unreadable", message: "../a.md is not among the sources that were listed.", hint },
  ]);
});

test("lists many files the same way every time", async () => {
  await write(Object.fromEntries(Array.from({ length: 300 }, (_, n) => [`${n % 7}/${n}.txt`, `text ${n}`])));
  const folder = reader();
  const lists = await Promise.all([1, 2].map(() => folder.list({ maxBytes, signal: never })));
  expect(lists[0]).toEqual(lists[1]);
  expect(lists[0]?.sources.length).toBe(300);
});

test("stops when aborted, before or while it lists", async () => {
  await write({ "a.md": "x", "b/c.md": "x" });
  const reason = new Error("stop");
  const stop = { code: "aborted", cause: reason };
  await expect(reader().list({ maxBytes, signal: AbortSignal.abort(reason) })).rejects.toMatchObject(stop);
  const abort = new AbortController();
  const listing = reader().list({ maxBytes, signal: abort.signal });
  abort.abort(reason);
  await expect(listing).rejects.toMatchObject(stop);
});

/** The superuser may read everything, so the work is done as nobody in particular where the tests run as that. */
async function asOrdinaryUser<T>(work: () => Promise<T>): Promise<T> {
  if (process.geteuid?.() !== 0) return work();
  const nobody = Number(execFileSync("id", ["-u", "nobody"], { encoding: "utf8" }));
  for (const name of ["", "a.md", "secret.md", "vault"]) await chown(path.join(root, name), nobody, nobody);
  process.seteuid?.(nobody);
  try {
    return await work();
  } finally {
    process.seteuid?.(0);
  }
}
