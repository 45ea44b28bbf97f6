import { existsSync } from "node:fs";
import path from "node:path";
import { afterEach, expect, test } from "vitest";
import { smallExperiment, soundings, temporaryFolder } from "./command-line.ts";

const folders: { remove(): void }[] = [];
afterEach(() => {
  for (const made of folders.splice(0)) made.remove();
});

function folderOf(files: Record<string, string>): string {
  const made = temporaryFolder(files);
  folders.push(made);
  return made.folder;
}

interface RunJson {
  run: { id: string; status: string };
  pipeline: { embed: { embedder: unknown }; retrieve: { method: string } };
  stages: { stage: string; notices: string[]; outputs: Record<string, string> }[];
}

async function json<Shape>(...args: string[]): Promise<Shape> {
  const done = await soundings([...args, "--json"]);
  expect(done.stderr).toBe("");
  return JSON.parse(done.stdout) as Shape;
}

const runIn = (folder: string, ...settings: string[]) =>
  json<RunJson>("run", folder, ...settings.flatMap((setting) => ["--set", setting]));
const stagesOf = ({ stages }: RunJson) => stages.map(({ stage }) => stage);
const noticesOf = ({ stages }: RunJson) => stages.flatMap(({ notices }) => notices);
async function passagesIn(folder: string, { run }: RunJson, question: string) {
  const shown = await json<{ passages: object[] }>("show", run.id, "--question", question, "-C", folder);
  return shown.passages;
}

const chosen = ({ pipeline }: RunJson) => [pipeline.embed.embedder, pipeline.retrieve.method];

test("vectors of the static embedder stand beside the words, and a small index of them needs no LanceDB", async () => {
  const folder = folderOf(smallExperiment);
  const run = await runIn(folder);
  expect([run.run.status, ...chosen(run)]).toEqual(["finished", "static", "hybrid"]);
  expect(stagesOf(run)).toContain("embed");
  expect(existsSync(path.join(folder, ".soundings/vectors"))).toBe(false);
  const asked = await json<{ passages: { source: string }[] }>("ask", "Which berth is ours?", "-C", folder);
  expect(asked.passages[0]?.source).toBe("boat.md");
});

test.each([
  ["embed.embedder=none", ["none", "context-bm25"]],
  ["retrieve.method=context-bm25", ["static", "context-bm25"]],
  ["retrieve.method=bm25", ["static", "bm25"]],
])("whoever sets %s alone gets no error, and no chunk is embedded", async (setting, settings) => {
  const run = await runIn(folderOf(smallExperiment), setting);
  expect([run.run.status, ...chosen(run)]).toEqual(["finished", ...settings]);
  expect(stagesOf(run)).not.toContain("embed");
});

test("a sweep over embedders completes each combination by itself", async () => {
  const vary = "vary:\n  embed.embedder: [none, static]\n";
  const folder = folderOf({ ...smallExperiment, "soundings.yaml": vary });
  const { runs } = await json<{ runs: { id: string; status: string }[] }>("sweep", folder);
  const shown = await Promise.all(runs.map(({ id }) => json<RunJson>("show", id, "-C", folder)));
  expect(shown.map((run) => [run.run.status, ...chosen(run)])).toEqual(
    expect.arrayContaining([
      ["finished", "none", "context-bm25"],
      ["finished", "static", "hybrid"],
    ]),
  );
  expect(shown).toHaveLength(2);
});

const german =
  "# Das Haus\n\nDie Heizung wird im Keller eingeschaltet. Der Schlüssel hängt neben der Tür.\n\n# Der Garten\n\nDie Hecke wird im Herbst geschnitten, und das Wasser im Winter abgestellt.\n";
const chinese =
  "# 房子\n\n暖气在地下室打开。钥匙挂在门边。冬天要关掉花园里的水。\n\n# 花园\n\n秋天修剪树篱，春天种花。花园的门每天晚上都要锁上。\n";

test.each([
  ["German", german, "Wo wird die Heizung eingeschaltet?", "Die Heizung wird im Keller eingeschaltet."],
  ["Chinese", chinese, "暖气在哪里打开？", "暖气在地下室打开。"],
])(
  "a %s folder is ranked by words alone, and the run and every answer say so once",
  async (language, text, question, quote) => {
    const gold = [{ source: "a.md", quote }];
    const folder = folderOf({
      "sources/a.md": text,
      "questions.jsonl": `${JSON.stringify({ id: "q1", question, gold })}\n${JSON.stringify({ id: "q2", question: `${question} ${question}`, gold })}\n`,
    });
    const hybrid = await runIn(folder);
    expect(hybrid.run.status).toBe("finished");
    const notice = `The embedder static-2 knows English; for 1 ${language} document words alone decide.`;
    expect(noticesOf(hybrid).filter((one) => one.includes("words alone decide"))).toEqual([notice]);
    const words = await runIn(folder, "retrieve.method=context-bm25");
    expect(await passagesIn(folder, hybrid, "q1")).toEqual(await passagesIn(folder, words, "q1"));
    const asked = await soundings(["ask", folder, question]);
    expect(asked.status).toBe(0);
    expect(asked.stderr.split("\n").filter((line) => line.includes("words alone decide"))).toEqual([notice]);
    const told = await json<{ notices: string[] }>("ask", question, "-C", folder);
    expect(told.notices).toEqual([notice]);
    const byWords = ["--set", "retrieve.method=context-bm25"];
    expect((await json<{ notices: string[] }>("ask", question, "-C", folder, ...byWords)).notices).toEqual(
      [],
    );
  },
);

test.each([
  ["without a word", "🙂 🙂 🙂\n"],
  ["of unknown words", "qxzzvk wvvrtq\n"],
  ["of nothing at all", "\n"],
])("questions in a folder %s end without a failure", async (_, text) => {
  const folder = folderOf({
    "sources/a.md": text,
    "questions.jsonl": `${JSON.stringify({ id: "q1", question: "Where is the key?", answerable: false })}\n`,
  });
  const run = await runIn(folder);
  expect(run.run.status).toBe("finished");
  const asked = await json<{ answer: { refused: boolean } }>("ask", "Where is the key?", "-C", folder);
  expect(asked.answer.refused).toBe(true);
});
