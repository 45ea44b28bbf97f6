import { appendFileSync, readdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { smallExperiment, soundings, temporaryFolder } from "./command-line.ts";

const folders: { remove(): void }[] = [];
function folderOf(files: Record<string, string>): string {
  const made = temporaryFolder(files);
  folders.push(made);
  return made.folder;
}
afterEach(() => {
  for (const made of folders.splice(0)) made.remove();
});

interface RunJson {
  schema: string;
  run: { id: string; status: string };
  stages: { stage: string; key: string; cached: boolean; seconds: number; outputs: Record<string, string> }[];
  metrics: Record<
    string,
    { value: number; low: number; high: number; n: number; notApplicable: number; failed: number }
  >;
}

async function runJson(folder: string, ...more: string[]): Promise<RunJson> {
  const done = await soundings(["run", folder, "--json", ...more]);
  expect(done.stderr).toBe("");
  return JSON.parse(done.stdout) as RunJson;
}

describe("soundings run", () => {
  test("needs no configuration and prints one documented object", async () => {
    const run = await runJson(folderOf(smallExperiment));
    expect(run.schema).toBe("soundings.run/1");
    expect(run.run.status).toBe("finished");
    expect(run.stages.map(({ stage, cached }) => [stage, cached])).toEqual([
      ["parse", false],
      ["prepare", false],
      ["chunk", false],
      ["embed", false],
      ["index", false],
      ["retrieve", false],
      ["answer", false],
      ["evaluate", false],
    ]);
    expect(run.metrics["span-recall@5"]).toMatchObject({ value: 1, n: 3, notApplicable: 1, failed: 0 });
    for (const id of ["span-coverage@5", "ndcg@10", "mrr@10", "answerability-auroc"]) {
      expect(run.metrics[id]).toBeDefined();
    }
  });

  test("executes no stage the second time and gives the same digests", async () => {
    const folder = folderOf(smallExperiment);
    const first = await runJson(folder);
    const second = await runJson(folder);
    expect(second.stages.every(({ cached }) => cached)).toBe(true);
    expect(second.stages.map(({ key, outputs }) => [key, outputs])).toEqual(
      first.stages.map(({ key, outputs }) => [key, outputs]),
    );
    expect(second.run.id).not.toBe(first.run.id);
  });

  test("gives the same digests in another folder", async () => {
    const [first, second] = [
      await runJson(folderOf(smallExperiment)),
      await runJson(folderOf(smallExperiment)),
    ];
    expect(second.stages.map(({ key, outputs }) => [key, outputs])).toEqual(
      first.stages.map(({ key, outputs }) => [key, outputs]),
    );
  });

  test("sees a change of the same length in a source", async () => {
    const folder = folderOf(smallExperiment);
    const first = await runJson(folder);
    const changed = (smallExperiment["sources/oven.md"] ?? "").replace("480 degrees", "460 degrees");
    writeFileSync(path.join(folder, "sources/oven.md"), changed);
    const second = await runJson(folder);
    expect(second.stages.some(({ cached }) => cached)).toBe(false);
    expect(second.stages.find(({ stage }) => stage === "index")?.outputs).not.toEqual(
      first.stages.find(({ stage }) => stage === "index")?.outputs,
    );
  });

  test("retrieves nothing again when only gold is corrected", async () => {
    const folder = folderOf(smallExperiment);
    await runJson(folder);
    const questions = (smallExperiment["questions.jsonl"] ?? "").replace(
      "F3 means that the door is open.",
      "F3 means",
    );
    writeFileSync(path.join(folder, "questions.jsonl"), questions);
    const { stages } = await runJson(folder);
    expect(stages.filter(({ cached }) => !cached).map(({ stage }) => stage)).toEqual(["prepare", "evaluate"]);
  });

  test("keeps its state beside the sources and nowhere else", async () => {
    const folder = folderOf(smallExperiment);
    await runJson(folder);
    expect(readdirSync(folder).sort()).toEqual([".soundings", "questions.jsonl", "sources"]);
  });

  test("runs every stage with vectors in LanceDB too", async () => {
    const run = await runJson(
      folderOf(smallExperiment),
      "--set",
      "embed.embedder=hashing",
      "embed.dimensions=64",
      "index.vectors=lancedb",
    );
    expect(run.stages.map(({ stage }) => stage)).toContain("embed");
    expect(run.metrics["span-recall@5"]?.value).toBe(1);
  });

  test("leaves a bad file out, names it, and goes on", async () => {
    const folder = folderOf({ ...smallExperiment, "sources/empty.md": "" });
    writeFileSync(path.join(folder, "sources", "dos.md"), Uint8Array.of(103, 114, 129, 110));
    const done = await soundings(["run", folder]);
    expect(done.status).toBe(0);
    expect(done.stdout).toContain("left out: empty.md: the file is empty");
    expect(done.stdout).toContain(
      "left out: dos.md: is not text in UTF-8, UTF-16 or Windows-1252 (If it is text, save it as UTF-8.)",
    );
  });
});

describe("soundings sweep", () => {
  test("builds each index once however many configurations share it", async () => {
    const config =
      "vary:\n  chunk.size: [60, 120]\n  retrieve.method: [bm25, context-bm25]\n  retrieve.k: [1, 2, 3]\n";
    const folder = folderOf({ ...smallExperiment, "soundings.yaml": config });
    const done = await soundings(["sweep", "-C", folder, "--json"]);
    const { runs } = JSON.parse(done.stdout) as { runs: { stages: RunJson["stages"] }[] };
    expect(runs).toHaveLength(12);
    const built = runs.flatMap(({ stages }) =>
      stages.filter(({ stage, cached }) => stage === "index" && !cached),
    );
    expect(built).toHaveLength(2);
    const again = await soundings(["sweep", "-C", folder, "--json"]);
    const second = JSON.parse(again.stdout) as { runs: { stages: RunJson["stages"] }[] };
    expect(second.runs.flatMap(({ stages }) => stages).filter(({ cached }) => !cached)).toEqual([]);
  });
});

describe("answer.kind: none", () => {
  test("measures retrieval alone: no answer stage, no answer metrics, and one retrieval whatever k is", async () => {
    const folder = folderOf(smallExperiment);
    const run = await runJson(folder, "--set", "answer.kind=none");
    expect(run.stages.map(({ stage }) => stage)).toEqual([
      "parse",
      "prepare",
      "chunk",
      "embed",
      "index",
      "retrieve",
      "evaluate",
    ]);
    expect(Object.keys(run.metrics)).toContain("span-recall@5");
    expect(Object.keys(run.metrics)).not.toContain("token-f1");
    const shown = await soundings(["show", run.run.id, "-C", folder, "--question", "q1"]);
    expect(shown.status).toBe(0);
    const asked = await soundings(["ask", folder, "Which mooring?", "--set", "answer.kind=none"]);
    expect([asked.status, asked.stderr]).toEqual([
      2,
      expect.stringContaining("answer.kind is none") as string,
    ]);
  });
});

describe("looking at runs", () => {
  test("show, runs, compare and replay read what was stored", async () => {
    const folder = folderOf(smallExperiment);
    const first = await runJson(folder);
    const second = await runJson(folder, "--set", "chunk.size=60", "retrieve.method=bm25");
    const listed = await soundings(["runs", "-C", folder]);
    expect(listed.stdout).toContain(first.run.id);
    const shown = await soundings(["show", first.run.id.slice(0, 8), "-C", folder, "--question", "q2"]);
    expect(shown.stdout).toContain("What does F3 mean on the oven?");
    const compared = await soundings(["compare", first.run.id, second.run.id, "-C", folder]);
    expect(compared.stdout).toContain("chunk.size");
    const replayed = await soundings(["replay", first.run.id, "-C", folder]);
    expect(replayed).toMatchObject({
      status: 0,
      stdout: expect.stringContaining("Identical: all 8 stages") as string,
    });
    appendFileSync(path.join(folder, "sources/boat.md"), "\nA new line.\n");
    const changed = await soundings(["replay", first.run.id, "-C", folder]);
    expect(changed.status).toBe(1);
    expect(changed.stdout).toContain("changed since: boat.md");
  });
});

describe("soundings ask", () => {
  test("answers from a folder of notes without questions, and cites", async () => {
    const folder = folderOf({ "boat.md": smallExperiment["sources/boat.md"] ?? "" });
    const done = await soundings(["ask", folder, "Which number is the mooring?", "--json"]);
    const { answer, places } = JSON.parse(done.stdout) as {
      answer: { text: string; refused: boolean };
      places: { source: string; firstLine: number }[];
    };
    expect(answer.refused).toBe(false);
    expect(answer.text).toContain("number 14");
    expect(places[0]).toMatchObject({ source: "boat.md", firstLine: 9 });
  });

  test("says so when the sources do not", async () => {
    const folder = folderOf(smallExperiment);
    const done = await soundings(["ask", folder, "Who won the election in Peru?"]);
    expect(done.stdout).toContain("The sources do not say.");
  });
});
