import { rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterEach, expect, test } from "vitest";
import { smallExperiment, soundings, temporaryFolder } from "./command-line.ts";

const folders: { remove(): void }[] = [];
afterEach(() => {
  for (const made of folders.splice(0)) made.remove();
});

const weighted = {
  embed: { embedder: "static", weights: "corpus" },
  retrieve: { method: "vector", k: 2 },
};

function experiment(settings: object): string {
  const made = temporaryFolder({ ...smallExperiment, "soundings.yaml": JSON.stringify(settings) });
  folders.push(made);
  return made.folder;
}

interface RunJson {
  run: { id: string; status: string };
  metrics: Record<string, object>;
  stages: { stage: string; cached: boolean; outputs: Record<string, string> }[];
}

async function json<Shape>(...args: string[]): Promise<Shape> {
  const done = await soundings([...args, "--json"]);
  expect(done.stderr).toBe("");
  return JSON.parse(done.stdout) as Shape;
}

const notCached = ({ stages }: RunJson) => stages.filter(({ cached }) => !cached).map(({ stage }) => stage);
const outputsOf = ({ stages }: RunJson, name: string) => stages.find(({ stage }) => stage === name)?.outputs;
const stateOf = (folder: string) => new DatabaseSync(path.join(folder, ".soundings/soundings.sqlite"));
const question = "Where is our mooring?";
const newSource = "# The harbour\n\nOur mooring fees are due in May. The mooring master rings twice.\n";

test("weights fitted to the corpus are an output of the embed stage, and the run replays with them", async () => {
  const folder = experiment({ pipeline: weighted });
  const first = await json<RunJson>("run", folder);
  expect(Object.keys(outputsOf(first, "embed") ?? {})).toEqual(["embeddings", "weights"]);
  // Answers are compared by the embedder as it ships: that metric is one over all corpora.
  expect(Object.keys(first.metrics).filter((id) => id.startsWith("answer-similarity"))).toEqual([
    "answer-similarity@static-2",
  ]);
  expect(notCached(await json<RunJson>("run", folder))).toEqual([]);
  expect(await json("replay", first.run.id, "-C", folder)).toMatchObject({ identical: true });
});

test("they belong to one index version: a new source brings new ones, for passages and question alike", async () => {
  const folder = experiment({ pipeline: weighted });
  const before = await json<RunJson>("run", folder);
  writeFileSync(path.join(folder, "sources/harbour.md"), newSource);
  const { passages } = await json<{ passages: { source: string; score: number }[] }>(
    "ask",
    question,
    "-C",
    folder,
  );
  expect(passages).toHaveLength(2);
  const after = await json<RunJson>("run", folder);
  expect(notCached(after)).toEqual(["prepare", "retrieve", "answer", "evaluate"]);
  expect(outputsOf(after, "embed")?.["weights"]).not.toBe(outputsOf(before, "embed")?.["weights"]);

  rmSync(path.join(folder, ".soundings"), { recursive: true });
  const anew = await json<{ passages: { source: string; score: number }[] }>("ask", question, "-C", folder);
  expect(anew.passages).toEqual(passages);
});

test("an index that is not the one of its weights is an error, in a question asked as in a run", async () => {
  const folder = experiment({ pipeline: weighted });
  const before = await json<RunJson>("run", folder);
  writeFileSync(path.join(folder, "sources/harbour.md"), newSource);
  await json("ask", question, "-C", folder);
  const database = stateOf(folder);
  const { vectors } = outputsOf(before, "index") ?? {};
  const { changes } = database
    .prepare(
      "update stage_results set body = json_set(body, '$.outputs.vectors', ?) where stage = 'index' and body not like ?",
    )
    .run(vectors ?? "", `%${vectors}%`);
  database.close();
  expect(changes).toBe(1);

  for (const args of [
    ["ask", question, "-C", folder],
    ["run", folder],
  ]) {
    const done = await soundings([...args, "--json"]);
    expect(done.status).not.toBe(0);
    expect(done.stdout).toMatch(
      /The index was embedded by static-2\+[0-9a-f]{12}, and the question would be by static-2\+[0-9a-f]{12}; they differ in id\./,
    );
  }
});

test("a sweep holds general weights and those of the corpus beside each other", async () => {
  const folder = experiment({ pipeline: weighted, vary: { "embed.weights": ["general", "corpus"] } });
  const { runs } = await json<{ runs: { label: string; status: string }[] }>("sweep", "-C", folder);
  expect(runs.map(({ label, status }) => `${label} ${status}`).sort()).toEqual([
    "embed.weights=corpus finished",
    "embed.weights=general finished",
  ]);
  const database = stateOf(folder);
  const embedded = database
    .prepare("select json_extract(body, '$.outputs') as outputs from stage_results where stage = 'embed'")
    .all()
    .map(({ outputs }) => JSON.parse(String(outputs)) as Record<string, string>);
  database.close();
  expect(embedded.map((outputs) => Object.keys(outputs).join()).sort()).toEqual([
    "embeddings",
    "embeddings,weights",
  ]);
  expect(new Set(embedded.map(({ embeddings }) => embeddings)).size).toBe(2);
});

test("a topic map says whose vectors it is of", async () => {
  const map = await json<{ embedder: { id: string } }>("topics", experiment({ pipeline: weighted }));
  expect(map.embedder.id).toMatch(/^static-2\+[0-9a-f]{12}$/);
});

test.each(["none", "hashing"])("the embedder %s cannot have them", async (embedder) => {
  const folder = experiment({ pipeline: { ...weighted, embed: { embedder, weights: "corpus" } } });
  const done = await soundings(["ask", question, "-C", folder, "--json"]);
  expect(done.status).toBe(2);
  expect(JSON.parse(done.stdout)).toMatchObject({
    error: {
      code: "config.invalid",
      message: expect.stringMatching(
        `^soundings.yaml:1:\\d+: embed.weights: corpus is for the static embedder alone \\(embedder ${embedder}\\).$`,
      ) as string,
      hint: expect.stringContaining('Leave it out for the default, "general".') as string,
    },
  });
});
