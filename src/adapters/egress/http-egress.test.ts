import { once } from "node:events";
import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, test } from "vitest";
import type { EgressRequest } from "../../ports/egress.ts";
import { ledgerRows } from "../../ports/ledger.contract.ts";
import { sha256 } from "../shared/sha256.ts";
import { isPublicAddress } from "./address-rules.ts";
import type { Resolve } from "./guarded-lookup.ts";
import { httpEgress } from "./http-egress.ts";
import { serve } from "./local-server.fixture.ts";
import { memoryLedger } from "./memory-ledger.ts";

const clock = { now: () => 1_790_000_000_000, monotonic: () => 0 };

function egressTo(allowedOrigins: string[], resolve?: Resolve) {
  const ledger = memoryLedger();
  const egress = httpEgress({ allowedOrigins, ledger, clock, ...(resolve && { resolve }) });
  const send = (url: string, more: Partial<EgressRequest> = {}) =>
    egress.send({
      purpose: "test",
      method: "GET",
      url,
      timeoutMs: 30_000,
      maxResponseBytes: 1000,
      signal: new AbortController().signal,
      ...more,
    });
  return { send, rows: () => ledgerRows(ledger) };
}

const echo: RequestListener = (request, response) => void answerEcho(request, response);

async function answerEcho(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const parts: Uint8Array[] = [];
  for await (const part of request as AsyncIterable<Uint8Array>) parts.push(part);
  const seen = { method: request.method, url: request.url, kind: request.headers["content-type"] };
  response.setHeader("x-many", ["a", "b"]);
  response.writeHead(201).end(JSON.stringify({ ...seen, body: Buffer.concat(parts).toString() }));
}

test("sends what was asked, gives back the whole answer, and notes both without query, headers or bodies", async () => {
  const origin = await serve(echo);
  const { send, rows } = egressTo([origin]);
  const response = await send(`${origin}/v1/score?key=secret`, {
    method: "POST",
    headers: { "content-type": "application/json", authorization: "Bearer secret" },
    body: `{"ö":1}`,
  });
  const answer = `{"method":"POST","url":"/v1/score?key=secret","kind":"application/json","body":"{\\"ö\\":1}"}`;
  expect([response.status, Buffer.from(response.body).toString(), response.headers["x-many"]]).toEqual([
    201,
    answer,
    "a, b",
  ]);
  expect(await rows()).toEqual([
    {
      at: clock.now(),
      purpose: "test",
      method: "POST",
      origin,
      path: "/v1/score",
      requestBytes: 8,
      responseBytes: Buffer.byteLength(answer),
      status: 201,
      error: null,
      bodyDigest: sha256(`{"ö":1}`),
      sentBytes: expect.any(Number),
      receivedBytes: expect.any(Number),
      milliseconds: 0,
      run: null,
      passages: [],
    },
  ]);
});

test("does not follow a redirect", async () => {
  const origin = await serve((_, response) =>
    response.writeHead(302, { location: "http://example.org/" }).end(),
  );
  const { send } = egressTo([origin]);
  expect(await send(origin)).toMatchObject({ status: 302, headers: { location: "http://example.org/" } });
});

test("reaches localhost by name where the configuration names it", async () => {
  const origin = (await serve(echo)).replace("127.0.0.1", "localhost");
  const { send } = egressTo([origin], (_host, _options, done) =>
    done(null, [{ address: "127.0.0.1", family: 4 }]),
  );
  expect((await send(origin)).status).toBe(201);
});

describe("refuses, and notes that nothing was sent,", () => {
  const cases: [string, string, string, string][] = [
    [
      "an origin that is not configured",
      "http://127.0.0.1:2/a",
      "http://127.0.0.1:2",
      "http://127.0.0.1:2 is not an address",
    ],
    [
      "another scheme of a configured host",
      "https://127.0.0.1:1/",
      "https://127.0.0.1:1",
      "is not an address that the conf",
    ],
    [
      "credentials in the address",
      "http://me:secret@127.0.0.1:1/",
      "http://127.0.0.1:1",
      "holds a user name or password",
    ],
    ["another protocol", "file:///etc/passwd", "file:", "it asks for file."],
    ["an address that cannot be read", "not an address", "", "its address cannot be read"],
  ];
  test.each(cases)("%s", async (_, url, origin, message) => {
    const { send, rows } = egressTo(["http://127.0.0.1:1"]);
    await expect(send(url, { body: "private" })).rejects.toMatchObject({
      code: "egress.refused",
      message: expect.stringContaining(message),
    });
    expect(await rows()).toMatchObject([
      { origin, requestBytes: 0, responseBytes: 0, status: null, error: expect.stringContaining(message) },
    ]);
    expect(JSON.stringify(await rows())).not.toContain("secret");
  });

  test.each(["10.1.2.3", "127.0.0.1", "169.254.169.254", "fd00::1", "::ffff:192.168.1.1", "::1"])(
    "a name that leads to %s",
    async (address) => {
      const { send, rows } = egressTo(["http://models.example.org"], (_host, _options, done) =>
        done(null, [
          { address: "93.184.215.14", family: 4 },
          { address, family: address.includes(":") ? 6 : 4 },
        ]),
      );
      const message = `A request was not sent: models.example.org leads to ${address}, which is not on the public internet.`;
      await expect(send("http://models.example.org/", { body: "private" })).rejects.toMatchObject({
        code: "egress.refused",
        message,
      });
      expect(await rows()).toMatchObject([{ requestBytes: 0, status: null, error: message }]);
    },
  );

  test("localhost that leads elsewhere", async () => {
    const { send } = egressTo(["http://localhost:1"], (_host, _options, done) =>
      done(null, [{ address: "10.0.0.1", family: 4 }]),
    );
    await expect(send("http://localhost:1/")).rejects.toMatchObject({ code: "egress.refused" });
  });
});

test("refuses a configuration that names no http origin", () => {
  expect(() => egressTo(["models.example.org"])).toThrow(
    `"models.example.org" is not an http or https address.`,
  );
});

test.each([
  ["8.8.8.8", true],
  ["2606:4700::1111", true],
  ["172.15.255.255", true],
  ["172.16.0.1", false],
  ["100.100.100.200", false],
  ["::ffff:10.0.0.1", false],
  ["::ffff:8.8.8.8", true],
  ["64:ff9b::a00:1", false],
  ["::7f00:1", false],
  ["fe80::1", false],
  ["::", false],
  ["not an address", false],
])("knows whether %s is public: %s", (address, expected) => {
  expect(isPublicAddress(address)).toBe(expected);
});

test("stops at an answer that is too large, and notes what came", async () => {
  const origin = await serve((_, response) => response.end("x".repeat(1001)));
  const { send, rows } = egressTo([origin]);
  const message = "An answer was larger than 1000 bytes, so the rest of it was not read.";
  await expect(send(origin)).rejects.toMatchObject({ code: "egress.failed", message });
  expect(await rows()).toMatchObject([{ status: 200, error: message }]);
});

test("gives up on an answer that does not come, or does not end", async () => {
  const origin = await serve((request, response) => {
    if (request.url === "/begins") response.write("a");
  });
  const { send, rows } = egressTo([origin]);
  const message = `${origin} did not answer within 60 ms.`;
  await expect(send(`${origin}/silent`, { timeoutMs: 60 })).rejects.toMatchObject({
    code: "egress.failed",
    message,
  });
  await expect(send(`${origin}/begins`, { timeoutMs: 60 })).rejects.toMatchObject({
    code: "egress.failed",
    message,
  });
  expect(await rows()).toMatchObject([{ error: message }, { error: message }]);
});

test("names a service that does not listen, and one that hangs up midway", async () => {
  const closed = createServer().listen(0, "127.0.0.1");
  await once(closed, "listening");
  const gone = `http://127.0.0.1:${(closed.address() as AddressInfo).port}`;
  await new Promise((done) => closed.close(done));
  const { send, rows } = egressTo([gone]);
  await expect(send(gone, { body: "lost" })).rejects.toMatchObject({
    code: "egress.failed",
    message: expect.stringContaining(`The request to ${gone} failed: `),
  });
  expect(await rows()).toMatchObject([{ requestBytes: 0, status: null, error: expect.any(String) }]);

  const origin = await serve((_, response) => {
    response.writeHead(200, { "content-length": "100" }).write("half", () => response.destroy());
  });
  await expect(egressTo([origin]).send(origin)).rejects.toMatchObject({ code: "egress.failed" });
});

test("rejects when aborted before and during", async () => {
  const stopped = { code: "aborted" };
  const abort = new AbortController();
  const origin = await serve(() => abort.abort());
  const { send, rows } = egressTo([origin]);
  await expect(send(origin, { signal: AbortSignal.abort() })).rejects.toMatchObject(stopped);
  await expect(send(origin, { signal: abort.signal, body: "sent", method: "POST" })).rejects.toMatchObject(
    stopped,
  );
  expect((await rows()).map(({ requestBytes, error }) => [requestBytes, error])).toEqual([
    [0, "Stopped."],
    [4, "Stopped."],
  ]);
});

test("writes the row of each of many requests at once", async () => {
  const origin = await serve(echo);
  const { send, rows } = egressTo([origin]);
  await Promise.all(Array.from({ length: 20 }, (_, at) => send(`${origin}/${at}`)));
  expect((await rows()).map(({ path, status }) => `${path} ${status}`).sort()).toEqual(
    Array.from({ length: 20 }, (_, at) => `/${at} 201`).sort(),
  );
});
