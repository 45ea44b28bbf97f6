import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

export interface CommandOutcome {
  status: number | null;
  stdout: string;
  stderr: string;
}

export const repository = path.join(import.meta.dirname, "..", "..");
export const entry = path.join(repository, "bin", "development.js");

/** Runs the command line as a person would, in a process of its own. */
export function soundings(
  args: readonly string[],
  options: { cwd?: string; signal?: AbortSignal; environment?: Record<string, string> } = {},
): Promise<CommandOutcome> {
  return execute(process.execPath, [entry, ...args], options);
}

export function execute(
  command: string,
  args: readonly string[],
  {
    cwd = repository,
    signal,
    environment = {},
  }: { cwd?: string; signal?: AbortSignal; environment?: Record<string, string> } = {},
): Promise<CommandOutcome> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd,
      env: { ...process.env, NO_COLOR: "1", ...environment },
      stdio: ["ignore", "pipe", "pipe"],
      ...(signal === undefined ? {} : { signal, killSignal: "SIGINT" as const }),
    });
    let stdout = "";
    let stderr = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => (stdout += text));
    child.stderr.setEncoding("utf8").on("data", (text: string) => (stderr += text));
    child.on("error", (error) => (error.name === "AbortError" ? undefined : reject(error)));
    child.on("close", (status) => resolve({ status, stdout, stderr }));
  });
}

/** A folder of files that goes away with the test. Values are texts or bytes. */
export function temporaryFolder(files: Record<string, string | Uint8Array> = {}): {
  folder: string;
  remove(): void;
} {
  const folder = mkdtempSync(path.join(tmpdir(), "soundings-test-"));
  for (const [name, content] of Object.entries(files)) {
    const file = path.join(folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** Three short sources and four questions: enough for every stage to have something to do. */
export const smallExperiment: Record<string, string> = {
  "sources/boat.md":
    "# The boat\n\n## Engine\n\nThe engine starts with the green key. Check the oil every week.\n\n## Mooring\n\nThe mooring is number 14, beside the fuel berth.\n",
  "sources/oven.md":
    "# The oven\n\n## Cleaning\n\nThe oven cleans itself at 480 degrees for two hours.\n\n## Faults\n\nF3 means that the door is open.\n",
  "sources/haus.md":
    "# Das Haus\n\n## Heizung\n\nDie Heizung wird im Keller eingeschaltet. Der Schlüssel hängt neben der Tür.\n",
  "questions.jsonl": `${[
    {
      id: "q1",
      question: "Which mooring is ours?",
      answer: "number 14",
      gold: [{ source: "boat.md", quote: "The mooring is number 14, beside the fuel berth." }],
    },
    {
      id: "q2",
      question: "What does F3 mean on the oven?",
      answer: "the door is open",
      gold: [{ source: "oven.md", quote: "F3 means that the door is open." }],
    },
    {
      id: "q3",
      question: "Wo wird die Heizung eingeschaltet?",
      answer: "im Keller",
      gold: [{ source: "haus.md", quote: "Die Heizung wird im Keller eingeschaltet." }],
    },
    { id: "q4", question: "How old is the dog?", answerable: false },
  ]
    .map((question) => JSON.stringify(question))
    .join("\n")}\n`,
};
