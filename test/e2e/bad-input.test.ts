import { chmodSync, mkdirSync, symlinkSync, truncateSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import {
  type CommandOutcome,
  entry,
  execute,
  smallExperiment,
  soundings,
  temporaryFolder,
} from "./command-line.ts";

const folders: { remove(): void }[] = [];
function folderOf(files: Record<string, string>): string {
  const made = temporaryFolder(files);
  folders.push(made);
  return made.folder;
}
afterEach(() => {
  for (const made of folders.splice(0)) made.remove();
});

/** What the person reads: no stack trace, one sentence and what to do. */
function complaint(stderr: string, folder: string): string[] {
  expect(stderr).not.toMatch(/^\s+at /m);
  // A slow machine shows progress before.
  const lines = stderr.trimEnd().replaceAll(folder, "FOLDER").split("\n");
  return lines.filter((line) => !/\d+ stages? from cache$/.test(line));
}

const questionsWith = (extra: object) => `${smallExperiment["questions.jsonl"]}${JSON.stringify(extra)}\n`;

describe("a mistake gives one sentence and what to do", () => {
  test.each([
    ["an unknown setting", { "soundings.yaml": "pipeline:\n  chunk:\n    sise: 300\n" }, /sise.*size/],
    [
      "overlap not below size",
      { "soundings.yaml": "pipeline:\n  chunk:\n    size: 100\n    overlap: 100\n" },
      /overlap/,
    ],
    [
      "a span outside its source",
      {
        "questions.jsonl": questionsWith({
          id: "x",
          question: "?",
          gold: [{ source: "boat.md", start: 5, end: 99999 }],
        }),
      },
      /not inside "boat\.md"/,
    ],
    [
      "two questions with one id",
      { "questions.jsonl": questionsWith({ id: "q1", question: "Again?", answerable: false }) },
      /"q1" already stands at/,
    ],
    [
      "a quote that does not stand in its source",
      {
        "questions.jsonl": questionsWith({
          id: "x",
          question: "?",
          gold: [{ source: "boat.md", quote: "submarine" }],
        }),
      },
      /"submarine" does not stand in "boat\.md"/,
    ],
    ["broken JSON in the questions", { "questions.jsonl": '{"id": "a", "question": \n' }, /questions\.jsonl/],
    [
      "two sources with one name",
      { "soundings.yaml": "sources: [sources, more]\n", "more/boat.md": "# Other\n\nText." },
      /boat\.md/,
    ],
  ] as const)("%s", async (_name, files, expected) => {
    const folder = folderOf({ ...smallExperiment, ...(files as Record<string, string>) });
    const done = await soundings(["run", folder]);
    expect(done.status).toBe(2);
    const lines = complaint(done.stderr, folder);
    expect(lines[0]).toMatch(expected);
    expect(lines).toHaveLength(2);
  });

  test("an empty folder", async () => {
    const folder = folderOf({});
    mkdirSync(path.join(folder, "sources"));
    const done = await soundings(["run", folder]);
    expect(done.status).toBe(2);
    expect(complaint(done.stderr, folder)).toHaveLength(2);
  });

  test("a folder that is not there", async () => {
    const done = await soundings(["run", "/no/such/folder"]);
    expect(done.status).toBe(2);
    expect(done.stderr).toContain("/no/such/folder");
  });

  test("no questions: run says how to get some", async () => {
    const folder = folderOf({ "sources/boat.md": smallExperiment["sources/boat.md"] ?? "" });
    const done = await soundings(["run", folder]);
    expect(done.status).toBe(2);
    expect(done.stderr).toContain("questions.jsonl");
  });

  test("a method that needs vectors without an embedder", async () => {
    const folder = folderOf(smallExperiment);
    const done = await soundings(["run", folder, "--set", "retrieve.method=vector", "embed.embedder=none"]);
    expect(done.status).toBe(2);
    expect(complaint(done.stderr, folder).at(-1)).toContain("embed.embedder");
  });

  test("an unknown command names the nearest", async () => {
    const done = await soundings(["swep"]);
    expect(done.status).toBe(2);
    expect(done.stderr).toContain("sweep");
  });

  test("an unknown run", async () => {
    const folder = folderOf(smallExperiment);
    const done = await soundings(["show", "run-nothing", "-C", folder]);
    expect(done.status).toBe(2);
    expect(complaint(done.stderr, folder)[0]).toContain('There is no run "run-nothing"');
  });
});

describe("files that cannot be used are named and the others go on", () => {
  test("a text of 200 MB, a loop of links, a kind without a parser", async () => {
    const folder = folderOf(smallExperiment);
    const large = path.join(folder, "sources", "large.txt");
    writeFileSync(large, "a");
    truncateSync(large, 200_000_000);
    symlinkSync(path.join(folder, "sources"), path.join(folder, "sources", "loop"));
    writeFileSync(path.join(folder, "sources", "picture.png"), "not text");
    const done = await soundings(["run", folder]);
    expect(done.status).toBe(0);
    expect(done.stdout).toContain("left out: large.txt: 200 MB, more than the 50 MB of parse.maxMegabytes");
    expect(done.stdout).toContain("left out: loop: a symbolic link");
    expect(done.stdout).toContain("left out: picture.png: no parser takes files of this kind");
  });
});

describe("nothing stored is lost", () => {
  test.skipIf(process.platform === "win32")("without permission to write", async (context) => {
    const folder = folderOf(smallExperiment);
    const done = await runReadOnly(folder);
    context.skip(done.status === 99, "the superuser may write everywhere, and nothing can be mounted here");
    expect(done.status).toBe(3);
    expect(complaint(done.stderr, folder)[0]).toContain("No permission to write to");
  });

  test("on a full disk, and the next run goes on where there is room", async (context) => {
    const folder = folderOf(smallExperiment);
    mkdirSync(path.join(folder, ".soundings"));
    const done = await runOnMount(folder, "size=160k");
    context.skip(done.status === 99, "no small disk can be mounted here");
    expect(done.status).toBe(3);
    expect(complaint(done.stderr, folder)[0]).toContain("is full");
    const again = await soundings(["run", folder]);
    expect(again.status).toBe(0);
  });
});

/** The superuser writes whatever the rights say, but not to a disk that is mounted for reading. */
async function runReadOnly(folder: string): Promise<CommandOutcome> {
  if (process.getuid?.() === 0) {
    mkdirSync(path.join(folder, ".soundings"));
    return runOnMount(folder, "ro");
  }
  chmodSync(folder, 0o555);
  try {
    return await soundings(["run", folder]);
  } finally {
    chmodSync(folder, 0o755);
  }
}

/** Runs with .soundings on a disk of its own, in a namespace that ends with the command; 99 where none can be made. */
async function runOnMount(folder: string, options: string): Promise<CommandOutcome> {
  const script =
    `mount -t tmpfs -o ${options} tmpfs "${folder}/.soundings" 2>/dev/null || exit 99; ` +
    `exec "${process.execPath}" "${entry}" run "${folder}"`;
  const impossible = { status: 99, stderr: "", stdout: "" };
  const done = await execute("unshare", ["-rm", "sh", "-c", script]).catch(() => impossible);
  return done.stderr.startsWith("unshare:") ? impossible : done;
}
