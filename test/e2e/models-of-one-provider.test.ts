import { afterEach, expect, test } from "vitest";
import { loadConfig } from "../../src/app/config/load-config.ts";
import { openModelAccess } from "../../src/app/models/open-model-access.ts";
import { openWorkspace } from "../../src/app/workspace.ts";
import { type ModelName, Pipeline } from "../../src/contracts/pipeline.ts";
import { readReply } from "../../src/core/models/read-reply.ts";
import { type ModelServer, startModelServer } from "../fixtures/model-server.ts";
import { temporaryFolder } from "./command-line.ts";

const ends: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).toReversed()) await end();
});

async function served(): Promise<ModelServer> {
  const server = await startModelServer({
    reply: () => "North quay.",
    pace: () => new Promise((resolve) => setTimeout(resolve, 20)),
  });
  ends.push(() => server.kill());
  return server;
}

const asking = Pipeline.parse({ answer: { model: "ollama/any" } });

/** Asks models of a configuration so many times at once. */
async function opened(models: object) {
  const { folder, remove } = temporaryFolder({ "soundings.yaml": JSON.stringify({ models }) });
  const config = await loadConfig({ folder });
  const workspace = await openWorkspace(config.stateFolder);
  ends.push(remove, () => workspace.close());
  const access = await openModelAccess(workspace, config, [asking], { patienceSeconds: 0 });
  const { signal } = new AbortController();
  return (name: ModelName, times: number) =>
    Promise.allSettled(
      Array.from({ length: times }, async (_, seed) => {
        const parts = [{ type: "text" as const, text: "Where?" }];
        const request = { messages: [{ role: "user" as const, parts }], maxOutputTokens: 50, seed };
        return (await readReply(access.language(name, "run").stream(request, { signal }))).text;
      }),
    );
}

test("a server that is down stands in nobody's way at another address", async () => {
  const server = await served();
  const ask = await opened({
    here: { like: "vllm" },
    "here/down": { baseUrl: "http://127.0.0.1:9/v1" },
    "here/up": { baseUrl: server.baseUrl },
  });
  const down = await ask("here/down", 8);
  expect(down.map(({ status }) => status)).toEqual(Array.from({ length: 8 }, () => "rejected"));
  expect(await ask("here/up", 1)).toEqual([{ status: "fulfilled", value: "North quay." }]);
});

test("limits of a model are kept whichever model of its provider was asked first, and those of the provider by all others together", async () => {
  const server = await served();
  const ask = await opened({
    here: { like: "vllm", baseUrl: server.baseUrl, concurrent: 3 },
    "here/narrow": { concurrent: 1 },
  });
  await ask("here/one", 1);
  await ask("here/narrow", 4);
  expect(server.mostAtOnce()).toBe(1);
  await Promise.all([ask("here/one", 5), ask("here/two", 5)]);
  expect(server.mostAtOnce()).toBe(3);
});
