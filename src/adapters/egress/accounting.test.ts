import { createServer } from "node:net";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import type { EgressStreamRequest } from "../../ports/egress.ts";
import { ledgerRows } from "../../ports/ledger.contract.ts";
import { type CountingServer, countingServer } from "./counting-server.fixture.ts";
import { egressOfRun } from "./egress-of-run.ts";
import { httpEgress } from "./http-egress.ts";
import { memoryLedger } from "./memory-ledger.ts";

function egressTo(origin: string) {
  let monotonic = 0;
  const clock = { now: () => 1_790_000_000_000, monotonic: () => (monotonic += 12.34) };
  const ledger = memoryLedger();
  const egress = httpEgress({ allowedOrigins: [origin], ledger, clock });
  const request = (more: Partial<EgressStreamRequest> = {}): EgressStreamRequest => ({
    purpose: "test",
    method: "POST",
    url: `${origin}/v1/chat?key=secret`,
    headers: { authorization: "Bearer secret" },
    timeoutMs: 30_000,
    silenceMs: 30_000,
    maxResponseBytes: 10_000_000,
    signal: new AbortController().signal,
    ...more,
  });
  return { egress, request, rows: () => ledgerRows(ledger) };
}

async function sums(rows: ReturnType<typeof egressTo>["rows"]): Promise<ReturnType<CountingServer["bytes"]>> {
  const all = await rows();
  return {
    received: all.reduce((sum, { sentBytes }) => sum + (sentBytes ?? NaN), 0),
    sent: all.reduce((sum, { receivedBytes }) => sum + (receivedBytes ?? NaN), 0),
  };
}

test("accounts for every byte that went, heads included, over connections that are used again", async () => {
  const server = await countingServer((request, response) => {
    request.resume().on("end", () => {
      response.write(`${request.url}: `);
      setImmediate(() => response.end("ü".repeat(5000)));
    });
  });
  const { egress, request, rows } = egressTo(server.origin);
  for (const size of [0, 1, 70_000, 3_000_000, 5]) await egress.send(request({ body: "x".repeat(size) }));
  expect(server.connections()).toBe(1);
  const { body } = await egress.stream(request({ method: "GET" }));
  for await (const _ of body);
  await Promise.all(
    Array.from({ length: 30 }, (_, at) => egress.send(request({ body: "y".repeat(at * 999) }))),
  );
  expect(await sums(rows)).toEqual(server.bytes());
  expect((await rows()).slice(0, 5).map(({ requestBytes }) => requestBytes)).toEqual([
    0, 1, 70_000, 3_000_000, 5,
  ]);
});

test("says how long it took, for which run, and which passages the body held", async () => {
  const server = await countingServer((_, response) => response.end("whole"));
  const { egress, request, rows } = egressTo(server.origin);
  const carries = [
    { source: "b.md", start: 5, end: 9 },
    { source: "a.md", start: 4, end: 8 },
    { source: "a.md", start: 0, end: 4 },
  ];
  const passages = [
    { source: "a.md", spans: [[0, 8]] },
    { source: "b.md", spans: [[5, 9]] },
  ];
  await egress.send(request({ carries, run: "run-1" }));
  const ofRun = egressOfRun(egress, "run-2");
  await ofRun.send(request({ carries }));
  for await (const _ of (await ofRun.stream(request())).body);
  await ofRun.send(request({ run: "run-3" }));
  expect((await rows()).map((row) => [row.run, row.passages, row.milliseconds])).toEqual([
    ["run-1", passages, 12.3],
    ["run-2", passages, 12.3],
    ["run-2", [], 12.3],
    ["run-3", [], 12.3],
  ]);
});

test("says what went of a body whose connection broke in its middle", async () => {
  const server = createServer((socket) => {
    socket.once("data", () => socket.destroy());
    socket.on("error", () => {});
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => void server.close());
  const { egress, request, rows } = egressTo(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  const size = 50_000_000;
  await expect(egress.send(request({ body: new Uint8Array(size) }))).rejects.toMatchObject({
    code: "egress.failed",
  });
  const [row] = await rows();
  expect(row).toMatchObject({ status: null, receivedBytes: 0, error: expect.stringContaining("failed") });
  expect(row?.requestBytes).toBeGreaterThan(0);
  expect(row?.requestBytes).toBeLessThan(size);
  expect((row?.sentBytes ?? 0) - (row?.requestBytes ?? 0)).toBeGreaterThan(0);
});

test("an answer that came whole before the body had gone ends the sending", async () => {
  const size = 50_000_000;
  const server = await countingServer((_, response) => response.writeHead(413).end("too much"));
  const { egress, request, rows } = egressTo(server.origin);
  expect((await egress.send(request({ body: new Uint8Array(size) }))).status).toBe(413);
  await server.closed();
  const [row] = await rows();
  expect(row?.requestBytes).toBeLessThan(size);
  expect(server.bytes().received).toBeLessThanOrEqual(row?.sentBytes ?? 0);
});

test("a request that was stopped before a connection stood has sent nothing", async () => {
  const stopping = new AbortController();
  const ledger = memoryLedger();
  const clock = { now: () => 0, monotonic: () => 0 };
  const egress = httpEgress({
    allowedOrigins: ["http://localhost:1"],
    ledger,
    clock,
    resolve: () => stopping.abort(),
  });
  const { request } = egressTo("http://localhost:1");
  await expect(egress.send(request({ body: "private", signal: stopping.signal }))).rejects.toMatchObject({
    code: "aborted",
  });
  expect(await ledgerRows(ledger)).toMatchObject([
    { requestBytes: 0, sentBytes: 0, receivedBytes: 0, status: null },
  ]);
});
