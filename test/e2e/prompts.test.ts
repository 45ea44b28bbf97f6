import { rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type ChatBody, type ModelServer, startModelServer } from "../fixtures/model-server.ts";
import { readingModel } from "../fixtures/reading-model.ts";
import { type CommandOutcome, smallExperiment, soundings, temporaryFolder } from "./command-line.ts";

const asked = "---user---\n{{passages}}\n\nQuestion: {{question}}";
const plain = `Answer from the passages.\nCite them as [1].\n${asked}`;
const brief = `Answer briefly from the passages.\nCite them as [1].\n${asked}`;
const fileOf = (version: string, text: string) => `---\nversion: ${version}\n---\n\n${text}\n`;

let server: ModelServer;
const folders: { remove(): void }[] = [];
beforeAll(async () => {
  server = await startModelServer({
    reply: (body) =>
      questionIn(body).includes("dog") ? { status: 422, message: "not that one" } : readingModel(body),
  });
});
afterAll(async () => {
  await server.kill();
  for (const made of folders) made.remove();
});

function questionIn({ messages }: ChatBody): string {
  return messages.at(-1)?.content ?? "";
}

/** A folder that varies the prompts of one call of the local model. */
function folderOf(files: Record<string, string>, prompts: readonly string[], kind = "single"): string {
  const made = temporaryFolder({
    ...smallExperiment,
    "soundings.yaml": `models:\n  local: { like: vllm, baseUrl: ${JSON.stringify(server.baseUrl)}, traits: { contextTokens: 8192, maxOutputTokens: 1024 } }\npipeline:\n  answer: { kind: ${kind}, model: local/reader }\nvary:\n  answer.prompt: [${prompts.join(", ")}]\n`,
    ...files,
  });
  folders.push(made);
  return made.folder;
}

async function told(folder: string, ...args: string[]): Promise<string> {
  const { status, stdout, stderr } = await soundings([...args, "-C", folder]);
  expect([status, stderr]).toEqual([0, ""]);
  return stdout.replaceAll(folder, "FOLDER").trimEnd();
}

async function object<Shape>(folder: string, ...args: string[]): Promise<Shape> {
  return JSON.parse(await told(folder, ...args, "--json")) as Shape;
}

interface Listed {
  from: string;
  name: string;
  version: string;
  digest: string;
  nodes: string[];
  runs: number;
  newest: { run: string } | null;
}

interface List {
  schema: string;
  prompts: Listed[];
  unusable: { name: string; message: string; hint: string }[];
  notices: string[];
}

/** Runs by label. */
async function runsOf(folder: string): Promise<Map<string, string>> {
  const { runs } = await object<{ runs: { run: { id: string; label: string } }[] }>(folder, "runs");
  return new Map(runs.map(({ run }) => [run.label, run.id]));
}

describe("prompts that are varied", () => {
  let folder: string;
  let a: string;
  let b: string;
  let swept: CommandOutcome;
  beforeAll(async () => {
    folder = folderOf({ "a.md": fileOf("1", plain), "prompts/b.md": fileOf("x-2", brief) }, [
      "a.md",
      "prompts/b.md",
    ]);
    swept = await soundings(["sweep", "-C", folder]);
    const runs = await runsOf(folder);
    a = runs.get("answer.prompt=a.md") ?? "";
    b = runs.get("answer.prompt=prompts/b.md") ?? "";
  });

  test("stand under their names in the leaderboard", () => {
    // The order goes by latency where nothing else differs.
    const rows = [...swept.stdout.matchAll(/^(?:best)?[ ◆]* (\S+\.md) +1\.000 \[/gm)].map(([, name]) => name);
    expect([swept.status, rows.length, new Set(rows)]).toEqual([0, 2, new Set(["a.md", "prompts/b.md"])]);
  });

  test("are listed with their digests and the runs that used them", async () => {
    const { schema, prompts, unusable, notices } = await object<List>(folder, "prompts");
    expect([
      schema,
      prompts.map(({ from, name, version, nodes, runs, newest }) => [
        from,
        name,
        version,
        nodes,
        runs,
        newest?.run,
      ]),
      unusable,
      notices,
    ]).toEqual([
      "soundings.prompts/1",
      [
        ["shipped", "single", "1", [], 0, undefined],
        ["shipped", "agent", "1", [], 0, undefined],
        ["file", "a.md", "1", ["answer"], 1, a],
        ["file", "prompts/b.md", "x-2", ["answer"], 1, b],
      ],
      [],
      [],
    ]);
    expect(new Set(prompts.slice(1).map(({ digest }) => digest)).size).toBe(3);
    const shown = await told(folder, "prompts");
    expect(shown).toMatch(
      new RegExp(`^a\\.md +1 +${prompts[2]?.digest.slice(0, 12)} +answer +1 +${a} `, "m"),
    );
  });

  test("are shown as the file has them and as the run said them", async () => {
    const [, , { digest } = { digest: "" }] = (await object<List>(folder, "prompts")).prompts;
    const text = `# answer\n${plain}`;
    expect([
      await told(folder, "prompts", "show", "a.md"),
      await told(folder, "prompts", "show", a),
      await told(folder, "prompts", "show", a.slice(0, -2), "--node", "answer"),
    ]).toEqual([
      `a.md, version 1, ${digest.slice(0, 12)}\n\n${text}`,
      `${a} with a.md, version 1, ${digest.slice(0, 12)}\n\n${text}`,
      `${a} with a.md, version 1, ${digest.slice(0, 12)}\n\n${text}`,
    ]);
    expect(await object(folder, "prompts", "show", a)).toEqual({
      schema: "soundings.prompt/1",
      from: "run",
      name: "a.md",
      run: a,
      kinds: ["single"],
      version: "1",
      digest,
      texts: [{ node: "answer", own: true, text: plain }],
      unasked: [],
    });
  });

  test("are held against each other line by line", async () => {
    const shown = await told(folder, "prompts", "diff", a, "prompts/b.md");
    expect(shown.split("\n").slice(2)).toEqual([
      "",
      "# answer",
      "- Answer from the passages.",
      "+ Answer {+briefly +}from the passages.",
      "  Cite them as [1].",
      "  ---user---",
      "  … 3 lines the same",
    ]);
    expect(await object(folder, "prompts", "diff", "a.md", b)).toMatchObject({
      schema: "soundings.prompts-diff/1",
      first: { from: "file", name: "a.md", run: null },
      second: { from: "run", name: "prompts/b.md", run: b },
      nodes: [
        {
          node: "answer",
          lines: [
            { kind: "removed" },
            {
              kind: "added",
              parts: [
                { text: "Answer ", changed: false },
                { text: "briefly ", changed: true },
                { text: "from the passages.", changed: false },
              ],
            },
            { kind: "same" },
            { kind: "same" },
            { kind: "same" },
            { kind: "same" },
            { kind: "same" },
          ],
        },
      ],
    });
    expect(await told(folder, "prompts", "diff", a, "a.md")).toMatch(/\n\nThey say the same\.$/);
  });

  test("lead to answers whose calls are shown as they went over the wire", async () => {
    const sent = server.bodies.filter(
      (body) =>
        questionIn(body).includes("wird die Heizung") && body.messages[0]?.content.startsWith("Answer from"),
    );
    const { calls } = await object<{ calls: { sent: string[]; received: string[]; missing: unknown }[] }>(
      folder,
      "show",
      a,
      "--question",
      "q3",
      "--calls",
    );
    expect(
      calls.map((call) => ({ ...call, sent: call.sent.map((text) => JSON.parse(text) as unknown) })),
    ).toEqual([
      {
        node: "answer",
        round: 1,
        model: "local/reader",
        reply: expect.stringMatching(/^[0-9a-f]{64}$/),
        usage: { inputTokens: expect.any(Number), outputTokens: expect.any(Number) },
        sent,
        received: [expect.stringMatching(/^data: \{[^]*"content":" Keller"[^]*data: \[DONE\]/)],
        warnings: [],
        missing: null,
      },
    ]);
    const wire = await told(folder, "show", a, "--question", "q3", "--calls");
    expect(wire).toMatch(
      /^call 1 of 1: answer, round 1, local\/reader: \d+ tokens read, \d+ written\nsent\n\{/,
    );
    expect(wire).toContain(calls[0]?.received[0]?.trimEnd());
    const step = /1\. answer: The model answered\.\n +asked local\/reader: \d+ tokens read, \d+ written/;
    expect(await told(folder, "show", a, "--question", "q3")).toMatch(step);
    expect(await told(folder, "show", a, "--why", "q3")).toMatch(step);
  });

  test("say why a question has no answer, and count it as no refusal", async () => {
    const why = "vLLM turned the request down with status 422: not that one.";
    expect([
      (await told(folder, "show", a, "--question", "q4")).split("\n")[3],
      await told(folder, "show", a, "--question", "q4", "--calls"),
    ]).toEqual([
      `answer: none could be given: ${why}`,
      `No answer could be given, so that no call stands with it: ${why}`,
    ]);
    const story = await object(folder, "show", a, "--why", "q4");
    expect(story).toMatchObject({
      answer: { failed: why, steps: [] },
      end: { end: "not-analysable", cause: "no-answer-given", refused: null },
    });
  });

  test("say so where what was sent is no longer kept", async () => {
    rmSync(path.join(folder, ".soundings", "replies"), { recursive: true });
    const shown = await told(folder, "show", a, "--question", "q1", "--calls");
    expect(shown.split("\n").slice(1)).toEqual(["What went over the wire is no longer kept."]);
  });
});

test("every step of an agent is shown with what it kept", async () => {
  const folder = folderOf({ "a.md": fileOf("1", plain) }, ["a.md"], "agent");
  expect((await soundings(["run", "-C", folder, "--set", "answer.prompt=a.md"])).status).toBe(0);
  const [run = ""] = (await runsOf(folder)).values();
  const shown = await told(folder, "show", run, "--question", "q3");
  expect(
    shown
      .split("\n")
      .slice(6, 17)
      .map((line) => line.replace(/\d+ tokens read, \d+ written/, "…")),
  ).toEqual([
    "1. plan: A short question that joins nothing: one part.",
    "2. retrieve: 1 passage not seen before.",
    "   looked up “Wo wird die Heizung eingeschaltet?”",
    "   found haus.md 0–100",
    "3. grade: 1 of 1 help, and nothing is left open.",
    "   kept haus.md 0–100",
    "   asked local/reader: …",
    "4. answer: One sentence written.",
    "   asked local/reader: …",
    "5. verify: 1 of 1 sentences stand on passages.",
    "6. conclude: Every sentence stands.",
  ]);
  const { texts } = await object<{ texts: { node: string; own: boolean }[] }>(folder, "prompts", "show", run);
  expect(texts.map(({ node, own }) => [node, own])).toEqual([
    ["plan", false],
    ["grade", false],
    ["rewrite", false],
    ["answer", true],
    ["verify", false],
    ["repair", false],
  ]);
});

test("a text that changed under the same version is told, with the run that said it otherwise", async () => {
  const folder = folderOf({ "a.md": fileOf("1", plain) }, ["a.md"]);
  expect(await soundings(["sweep", "-C", folder])).toMatchObject({ status: 0 });
  const [run = ""] = (await runsOf(folder)).values();
  const others = `1 run said something that stands in none of these, the newest of them ${run}: soundings prompts show ${run}`;
  const noticesWith = async (text: string) => {
    writeFileSync(path.join(folder, "a.md"), text);
    return (await object<List>(folder, "prompts")).notices;
  };
  expect([
    await noticesWith(fileOf("1", brief)),
    await noticesWith(fileOf("2", brief)),
    await noticesWith(fileOf("1", plain)),
    await noticesWith(fileOf("2", `# answer\n${plain}\n\n# plan\nSplit it.\n{{question}}`)),
  ]).toEqual([
    [
      `a.md is still version 1, and says something else at answer than in ${run}: give it another version.`,
      others,
    ],
    [others],
    [],
    ["a.md has a prompt for plan, where single asks nothing: only an agent does.", others],
  ]);
});

test("a file that cannot be used is told with its line, and the others are listed all the same", async () => {
  const folder = folderOf({ "a.md": fileOf("1", plain), "bad.md": fileOf("1", `${plain}\n{{pasages}}`) }, [
    "a.md",
    "bad.md",
    "gone.md",
  ]);
  const listed = await soundings(["prompts", folder, "--json"]);
  const { prompts, unusable } = JSON.parse(listed.stdout.replaceAll(folder, "FOLDER")) as List;
  const bad = "The prompt file bad.md line 11 has {{pasages}} in its answer prompt.";
  const gone = "There is no prompt file gone.md in FOLDER.";
  expect([listed.status, prompts.map(({ name }) => name), unusable]).toEqual([
    2,
    ["single", "agent", "a.md"],
    [
      { name: "bad.md", message: bad, hint: expect.stringContaining("{{passages}}") },
      { name: "gone.md", message: gone, hint: expect.stringContaining("soundings.yaml") },
    ],
  ]);
  // Nothing is asked, also not with the prompts that are sound.
  const before = server.bodies.length;
  const said = async (...args: string[]): Promise<[number | null, string | undefined]> => {
    const { status, stderr } = await soundings([...args, "-C", folder]);
    return [status, stderr.replaceAll(folder, "FOLDER").split("\n")[0]];
  };
  const ends = [
    await said("sweep"),
    await said("run", "--set", "answer.prompt=bad.md"),
    await said("run", "--set", "answer.prompt=gone.md"),
  ];
  expect([ends, (await runsOf(folder)).size, server.bodies.length - before]).toEqual([
    [
      [2, bad],
      [2, bad],
      [2, gone],
    ],
    0,
    0,
  ]);
});

test("what was asked wrongly is told in one sentence", async () => {
  const folder = folderOf({ "a.md": fileOf("1", plain) }, ["a.md"]);
  expect((await soundings(["run", "-C", folder, "--set", "answer={kind: extractive}"])).status).toBe(0);
  const [run = ""] = (await runsOf(folder)).values();
  const said = async (...args: string[]): Promise<[number | null, string | undefined]> => {
    const { status, stderr } = await soundings([...args, "-C", folder]);
    return [status, stderr.replaceAll(folder, "FOLDER").split("\n")[0]];
  };
  expect([
    await said("prompts", "show", "sngle"),
    await said("prompts", "show", "run-nobody"),
    await said("prompts", "show", run),
    await said("prompts", "show", "single", "--node", "anwser"),
    await said("prompts", "diff", "single", "sources"),
    await said("show", run, "--calls"),
  ]).toEqual([
    [2, "There is no prompt file sngle in FOLDER, and no run or shipped set of that name."],
    [2, 'There is no run "run-nobody" in FOLDER/.soundings.'],
    [2, `${run} asked no model with prompts: its answerer is extractive.`],
    [2, '--node "anwser" is no node that a model is asked at.'],
    [2, "There is no prompt file sources in FOLDER, and no run or shipped set of that name."],
    [2, "--calls shows what was sent for one question, and none is named."],
  ]);
  expect(await told(folder, "show", run, "--question", "q1", "--calls")).toBe(
    "No model was asked for this question.",
  );
});
