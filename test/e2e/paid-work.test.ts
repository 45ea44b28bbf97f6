import path from "node:path";
import { loadConfig } from "../../src/app/config/load-config.ts";
import { runExperiment } from "../../src/app/use-cases/run-experiment.ts";
import { openWorkspace } from "../../src/app/workspace.ts";
import type { Run } from "../../src/contracts/run.ts";
import { fixedClock } from "../../src/testing/fixed-clock.ts";
import { afterEach, describe, expect, test } from "vitest";
import { type EmbeddingServer, startEmbeddingServer } from "../fixtures/embedding-server.ts";
import { soundings, temporaryFolder } from "./command-line.ts";

const never = new AbortController().signal;
const endings: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of endings.splice(0)) await end();
});

async function serving(settings: Parameters<typeof startEmbeddingServer>[0]): Promise<EmbeddingServer> {
  const server = await startEmbeddingServer(settings);
  endings.push(() => server.kill());
  return server;
}

const rooms = Array.from({ length: 150 }, (_, at) => `room${at}`);
const source = rooms
  .map((room, at) => `# The ${room}\n\nIn the ${room} there are ${at + 3} chairs and a table of oak.\n`)
  .join("\n");
const questions = rooms
  .slice(0, 40)
  .map((room, at) =>
    JSON.stringify({
      id: `q${at}`,
      question: `How many chairs are in the ${room}?`,
      gold: [{ source: "rooms.md", quote: `In the ${room} there are ${at + 3} chairs` }],
    }),
  )
  .join("\n");

function folderWith(port: number, pipeline: object): string {
  const baseUrl = `http://127.0.0.1:${port}/v1`;
  const models = {
    mine: { like: "vllm", baseUrl, prices: { input: 10 } },
    judge: { like: "vllm", baseUrl, prices: { input: 10 } },
  };
  const made = temporaryFolder({
    "soundings.yaml": JSON.stringify({
      models,
      pipeline: { chunk: { size: 120, overlap: 0 }, answer: { kind: "none" }, ...pipeline },
    }),
    "sources/rooms.md": source,
    "questions.jsonl": `${questions}\n`,
  });
  endings.push(made.remove);
  return made.folder;
}

/** In this process, with waits that take no time: what is tried again and again is given up at once. */
async function runWithoutWaiting(folder: string): Promise<Run["status"]> {
  const clock = fixedClock();
  const workspace = await openWorkspace(path.join(folder, ".soundings"), (parts) => ({
    ...parts,
    clock,
    async pause(milliseconds, signal) {
      await parts.pause(0, signal);
      clock.advance(milliseconds);
    },
  }));
  try {
    const config = await loadConfig({ folder });
    const configurations = [{ label: "default", pipeline: config.pipeline }];
    let status: Run["status"] = "running";
    for await (const event of runExperiment(workspace, config, configurations, { signal: never })) {
      if (event.type === "run-end") ({ status } = event.run);
    }
    return status;
  } finally {
    await workspace.close();
  }
}

const embedding = { embed: { embedder: { model: "mine/vectors", dimensions: 8 } } };
const reranking = { rerank: { model: "judge/scores", depth: 5 } };

describe.each([
  ["an embedding server", embedding, 64],
  ["a reranking server", reranking, 50],
] as const)("%s", (_, pipeline, diesAfterTexts) => {
  test("that is killed in the middle and started anew is waited for", async () => {
    const first = await serving({ diesAfterTexts });
    const folder = folderWith(first.port, pipeline);
    const running = soundings(["run", folder, "--json"]);
    await Promise.race([first.gone, running]);
    const second = await serving({ port: first.port });
    const { status, stderr, stdout } = await running;
    expect([status, stderr]).toEqual([0, ""]);
    expect(JSON.parse(stdout)).toMatchObject({ run: { status: "finished" } });
    expect(first.texts.length).toBeGreaterThanOrEqual(diesAfterTexts);
    const whole = await serving({});
    const elsewhere = folderWith(whole.port, pipeline);
    expect((await soundings(["run", elsewhere])).status).toBe(0);
    // What was cut off came to nobody; every text that was answered was asked for once.
    expect(first.texts.length + second.texts.length).toBe(whole.texts.length);
  });

  test("that stays down ends the run in a sentence, and the next run asks only for what is missing", async () => {
    const whole = await serving({});
    expect(await runWithoutWaiting(folderWith(whole.port, pipeline))).toBe("finished");
    const first = await serving({ diesAfterTexts });
    const folder = folderWith(first.port, pipeline);
    await expect(runWithoutWaiting(folder)).rejects.toMatchObject({
      name: "AppError",
      message: expect.stringMatching(/^[^\n]+\.$/),
      hint: expect.any(String),
    });
    const second = await serving({ port: first.port });
    expect(await runWithoutWaiting(folder)).toBe("finished");
    expect(first.texts.length).toBeGreaterThanOrEqual(diesAfterTexts);
    expect(first.texts.length + second.texts.length).toBe(whole.texts.length);
  });
});

test("a dry run after an outage tells the texts that are missing, and no others", async () => {
  const first = await serving({ diesAfterTexts: 64 });
  const folder = folderWith(first.port, embedding);
  await expect(runWithoutWaiting(folder)).rejects.toThrow(/./);
  const told = await soundings(["run", folder, "--dry-run", "--json"]);
  const { calls, keptTexts } = JSON.parse(told.stdout) as { calls: number; keptTexts: number };
  const second = await serving({ port: first.port });
  expect(await runWithoutWaiting(folder)).toBe("finished");
  expect([calls, keptTexts]).toEqual([second.texts.length, first.texts.length]);
});

test("cleaning leaves what an unfinished stage has bought, and takes what a finished one holds as well", async () => {
  const first = await serving({ diesAfterTexts: 64 });
  const folder = folderWith(first.port, embedding);
  await expect(runWithoutWaiting(folder)).rejects.toThrow(/./);
  const clean = async (): Promise<unknown> => {
    const { status, stdout, stderr } = await soundings(["clean", "-C", folder, "--json"]);
    expect([status, stderr]).toEqual([0, ""]);
    return (JSON.parse(stdout) as { vectorBatches: number }).vectorBatches;
  };
  expect(await clean()).toBe(0);
  const second = await serving({ port: first.port });
  expect(await runWithoutWaiting(folder)).toBe("finished");
  const said = await soundings(["clean", "-C", folder, "--dry-run"]);
  expect(said.stdout).toMatch(/ \d+ batches of bought vectors that finished runs hold as well/);
  // The passages' batches; those of the questions stay.
  expect([await clean(), await clean()]).toEqual([Math.ceil(150 / 32), 0]);
  const asked = first.texts.length + second.texts.length;
  expect(await runWithoutWaiting(folder)).toBe("finished");
  expect(first.texts.length + second.texts.length).toBe(asked);
});
