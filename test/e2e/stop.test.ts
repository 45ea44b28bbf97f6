import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { appendFileSync } from "node:fs";
import path from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { entry, smallExperiment, soundings, temporaryFolder } from "./command-line.ts";

const folders: { remove(): void }[] = [];
const children: Started[] = [];
afterEach(() => {
  for (const { child } of children.splice(0)) child.kill("SIGKILL");
  for (const made of folders.splice(0)) made.remove();
});

function folderOf(files: Record<string, string>): string {
  const made = temporaryFolder(files);
  folders.push(made);
  return made.folder;
}

/** Never answers, and says that it was asked. */
const hangingAnswerer = `export default {
  id: "hanging",
  async answer() {
    process.stderr.write("asked\\n");
    await new Promise(() => {});
  },
};
`;
const hanging = {
  ...smallExperiment,
  "hanging.ts": hangingAnswerer,
  "soundings.yaml": "pipeline:\n  answer:\n    kind: { file: ./hanging.ts }\n",
};

interface Started {
  child: ChildProcess;
  ended: Promise<number | null>;
  stderr(): string;
  /** Resolves once standard error holds the text. */
  says(text: string): Promise<void>;
}

function start(args: readonly string[]): Started {
  const child = spawn(process.execPath, [entry, ...args], { stdio: ["ignore", "pipe", "pipe"] });
  let stderr = "";
  const waiting: { text: string; resolve(): void }[] = [];
  const look = () => {
    for (const { text, resolve } of waiting) if (stderr.includes(text)) resolve();
  };
  child.stdout.resume();
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    stderr += text;
    look();
  });
  const started: Started = {
    child,
    ended: once(child, "close").then(([status]) => status as number | null),
    stderr: () => stderr,
    says: (text) =>
      new Promise((resolve) => {
        waiting.push({ text, resolve });
        look();
      }),
  };
  children.push(started);
  return started;
}

describe("Ctrl-C", () => {
  test("once ends cleanly, even inside a part that hangs, and keeps finished stages", async () => {
    const folder = folderOf(hanging);
    const run = start(["run", folder]);
    await run.says("asked");
    run.child.kill("SIGINT");
    expect(await run.ended).toBe(130);
    expect(run.stderr()).toContain("Stopping; finished stages are kept.");
    const listed = await soundings(["runs", "-C", folder, "--json"]);
    const { runs } = JSON.parse(listed.stdout) as {
      runs: { run: { status: string }; stages: { stage: string }[] }[];
    };
    expect(runs.map((one) => one.run.status)).toEqual(["stopped"]);
    const next = await soundings(["run", folder, "--json", "--set", "answer.kind=first-sentence"]);
    const { stages } = JSON.parse(next.stdout) as { stages: { stage: string; cached: boolean }[] };
    expect(stages.filter(({ cached }) => cached).map(({ stage }) => stage)).toEqual(
      runs[0]?.stages.map(({ stage }) => stage),
    );
  });

  test("a killed run is shown as stopped, and the next one takes over its claim", async () => {
    const folder = folderOf(hanging);
    const run = start(["run", folder]);
    await run.says("asked");
    run.child.kill("SIGKILL");
    await run.ended;
    const listed = await soundings(["runs", "-C", folder, "--json"]);
    const { runs } = JSON.parse(listed.stdout) as { runs: { run: { status: string; error: string } }[] };
    expect(runs[0]?.run).toMatchObject({ status: "stopped", error: "Its process ended before it did." });
    const again = start(["run", folder]);
    await again.says("asked");
    again.child.kill("SIGKILL");
    await again.ended;
  });
});

describe("soundings run --watch", () => {
  test("runs again when a source changes, and ends with Ctrl-C", async () => {
    const folder = folderOf(smallExperiment);
    const watching = start(["run", folder, "--watch"]);
    await watching.says("Watching; Ctrl-C ends.");
    appendFileSync(path.join(folder, "sources", "boat.md"), "\nA new line about the anchor.\n");
    await watching.says("Changed: ");
    await watching.says("boat.md");
    watching.child.kill("SIGINT");
    expect(await watching.ended).toBe(0);
  });
});
