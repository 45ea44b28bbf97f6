import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { smallModel, writeFiles } from "../fixtures/model-folder.ts";
import { smallExperiment, soundings, temporaryFolder } from "./command-line.ts";

const folders: { remove(): void }[] = [];
afterEach(() => {
  for (const made of folders.splice(0)) made.remove();
});

/** The small experiment with settings and a small model; its weights are drawn, so what it finds means nothing. */
function experiment(pipeline: object): string {
  const made = temporaryFolder({ ...smallExperiment, "soundings.yaml": JSON.stringify({ pipeline }) });
  folders.push(made);
  writeFiles(path.join(made.folder, "models/small"), smallModel());
  return made.folder;
}

const onnx = (changes: object = {}) => ({
  embed: { embedder: { onnx: "./models/small", ...changes } },
  retrieve: { method: "vector", k: 3 },
});

interface RunJson {
  run: { id: string; status: string };
  stages: { stage: string; cached: boolean; outputs: Record<string, string> }[];
}

async function json<Shape>(...args: string[]): Promise<Shape> {
  const done = await soundings([...args, "--json"]);
  expect(done.stderr).toBe("");
  return JSON.parse(done.stdout) as Shape;
}

const notCached = ({ stages }: RunJson) => stages.filter(({ cached }) => !cached).map(({ stage }) => stage);

/** Names a folder where npm installed onnxruntime-node or onnxruntime-web. */
const runtime = process.env["SOUNDINGS_ONNX_RUNTIME"];

describe.skipIf(runtime === undefined)("a model in a folder", () => {
  function withRuntime(pipeline: object): string {
    const folder = experiment(pipeline);
    symlinkSync(path.join(runtime ?? "", "node_modules"), path.join(folder, "node_modules"));
    return folder;
  }

  test("embeds a run, is known again, and is embedded anew where its weights change", async () => {
    const folder = withRuntime(onnx());
    const first = await json<RunJson>("run", folder);
    expect(first.run.status).toBe("finished");
    expect(notCached(await json<RunJson>("run", folder))).toEqual([]);
    const replay = await json<{ identical: boolean }>("replay", first.run.id, "-C", folder);
    expect(replay.identical).toBe(true);
    const weights = smallModel()["model.onnx"] as Uint8Array;
    // A field that no runtime reads: the same model in other bytes.
    writeFileSync(
      path.join(folder, "models/small/model.onnx"),
      Buffer.concat([weights, Buffer.from([0x10, 0])]),
    );
    // Answers are compared by the model too.
    expect(notCached(await json<RunJson>("run", folder))).toEqual(["embed", "index", "retrieve", "evaluate"]);
  });

  test("answers a question", async () => {
    const folder = withRuntime(onnx());
    const { passages } = await json<{ passages: object[] }>("ask", "Which mooring is ours?", "-C", folder);
    expect(passages).toHaveLength(3);
  });

  test("a run moved elsewhere with its model is the same run", async () => {
    const [one, other] = [withRuntime(onnx()), withRuntime(onnx())];
    const outputsOf = async (folder: string) =>
      (await json<RunJson>("run", folder)).stages.map((s) => s.outputs);
    expect(await outputsOf(one)).toEqual(await outputsOf(other));
  });
});

test.each([
  ["models/none", "models/none is not a folder."],
  ["sources", "sources holds no model.onnx or onnx/model.onnx."],
])("a folder that is no model is one sentence: %s", async (place, message) => {
  const folder = experiment(onnx({ onnx: place }));
  mkdirSync(path.join(folder, "models"), { recursive: true });
  const done = await soundings(["run", folder, "--json"]);
  expect(done.status).toBe(2);
  expect(JSON.parse(done.stdout)).toMatchObject({ error: { code: "config.invalid", message } });
});

test("texts of which the static embedder knows nothing are told of, and no vector finds them", async () => {
  const folder = experiment({ embed: { embedder: "static" }, retrieve: { method: "vector", k: 10 } });
  const strange = {
    "emoji.md": "🙂🎉 👩‍👩‍👧",
    "rtl.md": "הנמל נמצא בצפון.",
    "han.md": "港口位于北部。",
    "signs.md": "…!? --",
  };
  for (const [name, text] of Object.entries(strange)) writeFileSync(path.join(folder, "sources", name), text);
  const done = await soundings(["run", folder]);
  expect(done.status).toBe(0);
  expect(done.stdout + done.stderr).toContain(
    "4 of 7 chunks hold nothing that the embedder static-2 knows: no vector finds them.",
  );
  const found = async (question: string) => {
    const { passages } = await json<{ passages: { source: string }[] }>("ask", question, "-C", folder);
    return passages.map(({ source }) => source).sort();
  };
  expect(await found("Where is the harbour? 港口 🙂")).toEqual(["boat.md", "haus.md", "oven.md"]);
  expect(await found("港口 🙂 הנמל")).toEqual([]);
});

describe("larger passages around the chunks found", () => {
  const parent = {
    chunk: { size: 40 },
    retrieve: { k: 2, parent: { neighbours: 1, within: "section" } },
    evaluate: { k: [2] },
  };

  const diverse = {
    ...parent,
    embed: { embedder: "hashing" },
    retrieve: { ...parent.retrieve, method: "hybrid", diversity: 0.5 },
  };

  test.each([
    ["ranked by relevance", parent],
    ["ranked for diversity", diverse],
  ])("%s, are what the answerer is given, in a run as in a question asked", async (_, pipeline) => {
    const folder = experiment(pipeline);
    const { run } = await json<RunJson>("run", folder);
    const shown = await json<{ passages: { score: number }[]; used: number }>(
      "show",
      run.id,
      "--question",
      "q2",
      "-C",
      folder,
    );
    const asked = await json<{ passages: { start: number; end: number; text: string; language: string }[] }>(
      "ask",
      "What does F3 mean on the oven?",
      "-C",
      folder,
    );
    const given = asked.passages.map(({ text: _text, language: _language, ...passage }) => passage);
    expect(given).toEqual(shown.passages.slice(0, shown.used));
    expect(Math.max(...given.map(({ start, end }) => end - start))).toBeGreaterThan(40);
  });

  test("are told of in a question's story", async () => {
    const folder = experiment(parent);
    const { run } = await json<RunJson>("run", folder);
    const story = await json<{ gold: { chunks: { rank: number }[] }[]; given: { characters: number } }>(
      "show",
      run.id,
      "--why",
      "q2",
      "-C",
      folder,
    );
    expect(story.gold[0]?.chunks.map(({ rank }) => rank)).toEqual([1, 1]);
    expect(story.given.characters).toBeGreaterThan(40);
  });

  test("need a limit to be said", async () => {
    const done = await soundings(["run", experiment({ retrieve: { parent: {} } }), "--json"]);
    expect(done.status).toBe(2);
    expect(JSON.parse(done.stdout).error.message).toContain(
      "needs neighbours, characters, or within: section",
    );
  });
});
