import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import { AddedSource, largestSourceFile } from "../contracts/api/source-file.ts";
import { put } from "./http-client.fixture.ts";
import { openedProject, type OpenedProject } from "./opened-project.fixture.ts";

async function add({ server }: OpenedProject, name: string, body: string | Uint8Array) {
  const { status, text } = await put(
    server.address,
    `/api/sources/file?name=${encodeURIComponent(name)}`,
    body,
  );
  return { status, body: JSON.parse(text) as { error?: { code: string; message: string }; added?: boolean } };
}

test("a new file lies among the sources, is told how it was read, and can be shown at once", async () => {
  const project = await openedProject();
  const { status, body } = await add(project, "new/deep/owls.md", "# Owls\n\nThey hoot.\n");
  expect({ status, body: AddedSource.parse(body) }).toEqual({
    status: 200,
    body: {
      source: "new/deep/owls.md",
      added: true,
      mediaType: "text/markdown",
      bytes: 19,
      digest: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
      documents: [{ source: "new/deep/owls.md", mediaType: "text/markdown", characters: 19, pages: null }],
      hidden: [],
      notices: [],
      leftOut: [],
    },
  });
  const shown = await project.get("/api/document?source=new/deep/owls.md");
  expect(shown).toMatchObject({ status: 200, body: { text: "# Owls\n\nThey hoot.\n" } });
  expect(readdirSync(path.join(project.folder, "sources/new/deep"))).toEqual(["owls.md"]);
});

test("the same bytes are there already; others never take their place", async () => {
  const project = await openedProject();
  const before = readFileSync(path.join(project.folder, "sources/boats.md"), "utf8");
  const same = await add(project, "boats.md", before);
  const other = await add(project, "boats.md", "# Other boats\n");
  expect([same.status, same.body.added]).toEqual([200, false]);
  expect([other.status, other.body.error]).toEqual([
    409,
    {
      code: "source.duplicate",
      message: 'There is a source "boats.md" already, and it holds something else.',
      hint: "Give another name, or remove the file that is there.",
    },
  ]);
  expect(readFileSync(path.join(project.folder, "sources/boats.md"), "utf8")).toBe(before);
});

test("of two tabs that add one name at once, one adds it and the other is told; of the same bytes both are content", async () => {
  const project = await openedProject();
  const same = await Promise.all(Array.from({ length: 4 }, () => add(project, "same.md", "one")));
  const torn = await Promise.all(["a", "b", "c", "d"].map((text) => add(project, "torn.md", text)));
  expect(same.map(({ status, body }) => `${status} ${body.added}`).toSorted()).toEqual([
    "200 false",
    "200 false",
    "200 false",
    "200 true",
  ]);
  expect(torn.map(({ status }) => String(status)).toSorted()).toEqual(["200", "409", "409", "409"]);
  const winner = ["a", "b", "c", "d"][torn.findIndex(({ status }) => status === 200)];
  expect(readFileSync(path.join(project.folder, "sources/torn.md"), "utf8")).toBe(winner);
});

test("a strange name is a name, and is shown as it is", async () => {
  const names = [
    "<script>alert(1)</script>.md",
    "<img src=x onerror=alert(1)>.md",
    "🌊 tide 👩‍🚀.md",
    "שלום/عربى.md",
    "'; DROP TABLE runs; --.md",
    "%2e%2e%2fa.md",
    `${"n".repeat(250)}.md`,
  ];
  const project = await openedProject();
  const told = [];
  for (const name of names) {
    const added = await add(project, name, `Strange words about ${name}.`);
    const shown = await project.get(`/api/document?source=${encodeURIComponent(name)}`);
    const { source, text } = shown.body as { source: string; text: string };
    told.push([added.status, shown.status, source, text]);
  }
  expect(told).toEqual(names.map((name) => [200, 200, name, `Strange words about ${name}.`]));
});

test("a name that leads elsewhere is refused, and nothing is written", async () => {
  const names = [
    "../out.md",
    "a/../../out.md",
    "/tmp/out.md",
    "..\\out.md",
    ".hidden.md",
    "a/.git/hooks/x.md",
    "\u202Efdp.md",
    "n".repeat(300),
    "CON.md",
  ];
  const project = await openedProject();
  const files = () =>
    readdirSync(project.folder, { recursive: true })
      .map(String)
      .filter((file) => !file.startsWith(".soundings"))
      .toSorted();
  const before = files();
  const told = [];
  for (const name of names) {
    const { status, body } = await add(project, name, "x");
    told.push([status, body.error?.code]);
  }
  expect(told).toEqual(names.map(() => [422, "config.invalid"]));
  expect(files()).toEqual(before);
});

test("neither a link nor a file is gone through, and what belongs to the project is no source", async () => {
  const project = await openedProject({
    "sources/boats.md": "# Boats\n",
    "soundings.yaml": "sources: .\n",
    "questions.jsonl": "",
  });
  const outside = path.join(tmpdir(), `soundings-outside-${process.pid}`);
  mkdirSync(outside, { recursive: true });
  symlinkSync(outside, path.join(project.folder, "elsewhere"));
  const errors = [];
  for (const name of [
    "elsewhere/a.md",
    "sources/boats.md/a.md",
    "sources",
    "questions.jsonl",
    "soundings.yaml",
  ]) {
    const { status, body } = await add(project, name, "x");
    errors.push([status, body.error?.message]);
  }
  expect(errors).toEqual([
    [422, "elsewhere is a symbolic link, and links are not followed."],
    [409, "sources/boats.md is a file already."],
    [409, "sources is a folder already."],
    [422, "questions.jsonl belongs to the project and is no source."],
    [422, "soundings.yaml belongs to the project and is no source."],
  ]);
  expect(existsSync(path.join(outside, "a.md"))).toBe(false);
});

test("a file of the same name in another Unicode spelling is the one that is there", async () => {
  const project = await openedProject({ "sources/cafe\u0301.md": "Tea." });
  const same = await add(project, "caf\u00e9.md", "Tea.");
  const other = await add(project, "caf\u00e9.md", "Coffee.");
  expect([same.status, same.body.added, other.status]).toEqual([200, false, 409]);
  expect((await project.get("/api/sources")).status).toBe(200);
});

test("what cannot be read is added all the same, and why it is left out is told", async () => {
  const project = await openedProject();
  const unknown = await add(project, "program.exe", new Uint8Array([1, 2, 3]));
  const broken = await add(project, "broken.pdf", "no PDF at all");
  const empty = await add(project, "empty.md", "");
  const left = [unknown, broken, empty].map(({ body }) => AddedSource.parse(body).leftOut);
  expect(left).toEqual([
    [{ source: "program.exe", reason: "no parser takes files of this kind" }],
    [{ source: "broken.pdf", reason: expect.stringMatching(/./) as string }],
    [{ source: "empty.md", reason: "the file is empty" }],
  ]);
});

test("a file that is larger than is taken is refused in a sentence", async () => {
  const project = await openedProject();
  const { status, body } = await add(project, "large.txt", new Uint8Array(largestSourceFile + 1));
  expect({ status, body }).toEqual({
    status: 413,
    body: {
      error: {
        code: "request.too-large",
        message: "The body is larger than 64 MB.",
        hint: "Put larger files into the folder of sources yourself.",
      },
    },
  });
  expect(existsSync(path.join(project.folder, "sources/large.txt"))).toBe(false);
});

test("a body of any kind is taken as bytes, JSON that is none as well", async () => {
  const project = await openedProject();
  const bytes = "{ no json";
  const answered = await put(project.server.address, "/api/sources/file?name=a.jsonl", bytes);
  expect(answered.status).toBe(200);
  expect(readFileSync(path.join(project.folder, "sources/a.jsonl"), "utf8")).toBe(bytes);
});

test("files for a folder that is empty go into sources, however many come at once", async () => {
  const project = await openedProject({});
  const added = await Promise.all(
    ["a.md", "b.md", "c/d.md"].map((name) => add(project, name, `About ${name}.`)),
  );
  expect(added.map(({ status }) => status)).toEqual([200, 200, 200]);
  expect(
    readdirSync(path.join(project.folder, "sources"), { recursive: true }).map(String).toSorted(),
  ).toEqual(["a.md", "b.md", "c", path.join("c", "d.md")]);
  writeFileSync(path.join(project.folder, "sources", "e.md"), "About e.");
  expect(await project.get("/api/document?source=c/d.md")).toMatchObject({ status: 200 });
});
