import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, expect, test } from "vitest";

/** What was asked of the server in LangSmith's place. */
const asked: string[] = [];
const server = createServer((request, response) => {
  asked.push(request.url ?? "");
  response.end("{}");
});

beforeAll(async () => {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
});
afterAll(() => {
  server.close();
});

const tracing = () => {
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    LANGSMITH_TRACING: "true",
    LANGSMITH_TRACING_V2: "true",
    LANGCHAIN_TRACING: "true",
    LANGCHAIN_TRACING_V2: "true",
    LANGCHAIN_VERBOSE: "true",
    LANGSMITH_API_KEY: "not-a-key",
    LANGCHAIN_API_KEY: "not-a-key",
    LANGSMITH_ENDPOINT: endpoint,
    LANGCHAIN_ENDPOINT: endpoint,
    LANGCHAIN_CALLBACKS_BACKGROUND: "true",
  };
};

/** What a program that runs a graph prints, and how it ended by itself. */
async function running(mode: string): Promise<{ printed: string; complained: string; code: number }> {
  const program = path.join(import.meta.dirname, "../../../../test/fixtures/traced-run.ts");
  const child = spawn(process.execPath, [program, mode], { env: { ...process.env, ...tracing() } });
  const [printed, complained, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, "close") as Promise<[number]>,
  ]);
  return { printed, complained, code };
}

test("the environment asks the bare package to report, and it does", async () => {
  asked.length = 0;
  const { printed } = await running("bare");
  expect(asked).toContain("/info");
  expect(printed).toContain("Entering Chain run");
});

test.each(["alone", "below a traced run"])(
  "whatever the environment asks, a run reports and prints nothing, and leaves nothing to wait for: %s",
  async (mode) => {
    asked.length = 0;
    expect(await running(mode)).toEqual({
      printed: `{"left":0,"connections":0,"resources":[]}\n`,
      complained: "",
      code: 0,
    });
    expect(asked).toEqual([]);
  },
);
