import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, onTestFinished, test } from "vitest";
import type { Project } from "../contracts/api/project.ts";
import { openedProject } from "./opened-project.fixture.ts";

test("an empty folder is shown, with what it lacks", async () => {
  const { get, folder } = await openedProject({});
  const { status, body } = await get("/api/project");
  expect([status, body]).toMatchObject([200, { sources: null, questions: 0, runs: 0, configFile: null }]);
  expect((body as Project).faults.map(({ code }) => code)).toEqual(["source.empty-folder"]);
  expect((await get("/api/questions")).status).toBe(200);
  expect((await get("/api/runs")).status).toBe(200);
  expect(readdirSync(folder)).toEqual([".soundings"]);
});

test("the example makes an empty folder a project, once, whoever asks at the same time", async () => {
  const { get, post, folder } = await openedProject({});
  const started = await Promise.all([1, 2, 3].map(() => post("/api/start", { kind: "example" })));
  expect(started.map(({ status }) => String(status)).toSorted()).toEqual(["201", "409", "409"]);
  const [refused] = started.filter(({ status }) => status === 409).map(({ body }) => body);
  expect(refused).toEqual({
    error: {
      code: "config.exists",
      message: 'The folder is not empty: it holds "README.md".',
      hint: "Start the example in an empty folder.",
    },
  });
  expect(await get("/api/project")).toMatchObject({
    body: { configFile: "soundings.yaml", questions: expect.any(Number) as number, faults: [] },
  });
  expect(readFileSync(path.join(folder, ".gitignore"), "utf8")).toBe(".soundings/\n");
});

test("a folder that holds anything is left as it is", async () => {
  const { post, folder } = await openedProject({ "sources/a.md": "Sea." });
  expect((await post("/api/start", { kind: "example" })).status).toBe(409);
  expect(readdirSync(folder).toSorted()).toEqual([".soundings", "sources"]);
});

test("a configuration is written to the letter where it is one, and never over another", async () => {
  const { get, post, folder } = await openedProject({ "sources/a.md": "Sea." });
  const text = "# Mine\nexperiment: sea\npipeline:\n  chunk:\n    size: 77\n";
  const wrong = await post("/api/start", {
    kind: "configuration",
    text: "pipeline:\n  chunk:\n    sise: 3\n",
  });
  expect([wrong.status, (wrong.body as { error: { message: string } }).error.message]).toEqual([
    422,
    expect.stringMatching(/^soundings\.yaml:3:5: .*sise/) as string,
  ]);
  expect(existsSync(path.join(folder, "soundings.yaml"))).toBe(false);
  const started = await post("/api/start", { kind: "configuration", text });
  expect(started).toEqual({
    status: 201,
    body: { kind: "configuration", files: ["soundings.yaml", ".gitignore"] },
  });
  expect(readFileSync(path.join(folder, "soundings.yaml"), "utf8")).toBe(text);
  const again = await post("/api/start", { kind: "configuration", text: "experiment: other\n" });
  expect([again.status, readFileSync(path.join(folder, "soundings.yaml"), "utf8")]).toEqual([409, text]);
  expect(await get("/api/project")).toMatchObject({ body: { experiment: "sea" } });
});

test("a configuration that is begun with names no variable of the environment, and none is told of by what it holds", async () => {
  process.env["SOUNDINGS_TEST_START"] = "a secret of somebody";
  onTestFinished(() => void delete process.env["SOUNDINGS_TEST_START"]);
  const { post, folder } = await openedProject({ "sources/a.md": "Sea." });
  const told = [];
  for (const name of ["SOUNDINGS_TEST_START", "SOUNDINGS_TEST_NOT_SET"]) {
    const text = `models:\n  ollama/qwen3:\n    baseUrl: \${${name}}\n`;
    const { status, body } = await post("/api/start", { kind: "configuration", text });
    told.push([status, (body as { error: { message: string } }).error.message.replace(name, "NAME")]);
  }
  expect(told[0]).toEqual([422, expect.not.stringContaining("a secret of somebody")]);
  expect(told[1]).toEqual(told[0]);
  expect(existsSync(path.join(folder, "soundings.yaml"))).toBe(false);
});
