import { once } from "node:events";
import { rmSync, writeFileSync } from "node:fs";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, expect, test } from "vitest";
import { describeEmbedder } from "../../ports/embedder.contract.ts";
import { ledgerRows } from "../../ports/ledger.contract.ts";
import { sampleOf } from "../../ports/metric.contract.ts";
import { httpEgress } from "../egress/http-egress.ts";
import { memoryLedger } from "../egress/memory-ledger.ts";
import { never, openIn, repliesProgram, temporaryFolderWith } from "./plugins.fixture.ts";

const folder = temporaryFolderWith({});
writeFileSync(join(folder, "replies.mjs"), repliesProgram);
const { resultOf } = (await import(pathToFileURL(join(folder, "replies.mjs")).href)) as {
  resultOf: (request: unknown) => unknown;
};

async function respond(request: IncomingMessage, response: ServerResponse): Promise<void> {
  let text = "";
  for await (const part of request.setEncoding("utf8")) text += part;
  const asked = JSON.parse(text) as { id: number; kind: string };
  const isDescribe = asked.kind === "describe";
  const path = request.url?.split("?")[0];
  if (path === "/broken" && !isDescribe) response.writeHead(503).end("Overloaded");
  else if (path === "/other" && !isDescribe) response.end(JSON.stringify({ id: 0, result: [] }));
  else if (path === "/page" && !isDescribe) response.end("<html>");
  else response.end(JSON.stringify({ id: asked.id, result: resultOf(asked) }));
}
const server = createServer((request, response) => void respond(request, response)).listen(0, "127.0.0.1");
await once(server, "listening");
const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
const ledger = memoryLedger();
const clock = { now: () => 0, monotonic: () => 0 };
const egress = httpEgress({ allowedOrigins: [origin], ledger, clock });
const embedder = await openIn(folder, "embedder", { url: `${origin}/embed?key=secret` }, egress);
afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await embedder.close();
  rmSync(folder, { recursive: true, force: true });
});

describeEmbedder({ name: "at an address", make: () => embedder.part });

test("sends every request through the egress, with its purpose", async () => {
  const metric = await openIn(folder, "metric", { url: `${origin}/score` }, egress);
  expect(await metric.part.measure(sampleOf({ texts: { a: "x" } }), never)).toEqual({
    status: "not-applicable",
    reason: "There is no gold.",
  });
  const rows = await ledgerRows(ledger);
  expect(rows.slice(-2).map(({ purpose, path, status }) => [purpose, path, status])).toEqual([
    ["plugin describe", "/score", 200],
    ["plugin measure", "/score", 200],
  ]);
});

test.each([
  ["broken", "answered measure with status 503: Overloaded"],
  ["other", `gave no reply to measure: {"id":0,"result":[]}`],
  ["page", "gave no reply to measure: <html>"],
])("an address that is %s is named without its query", async (path, message) => {
  const metric = await openIn(folder, "metric", { url: `${origin}/${path}?key=secret` }, egress);
  await expect(metric.part.measure(sampleOf({ texts: { a: "x" } }), never)).rejects.toMatchObject({
    code: "plugin.failed",
    message: `The plugin ${origin}/${path} ${message}`,
  });
});

test("an address where nothing listens is a failed plugin, one that is not allowed a refusal", async () => {
  const gone = "http://127.0.0.1:1";
  const other = httpEgress({ allowedOrigins: [gone], ledger, clock });
  await expect(openIn(folder, "metric", { url: gone }, other)).rejects.toMatchObject({
    code: "plugin.failed",
  });
  await expect(openIn(folder, "metric", { url: gone }, egress)).rejects.toMatchObject({
    code: "egress.refused",
  });
});
