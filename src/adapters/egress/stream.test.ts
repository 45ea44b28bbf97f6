import type { ServerResponse } from "node:http";
import { describe, expect, test } from "vitest";
import type { EgressStream, EgressStreamRequest } from "../../ports/egress.ts";
import type { Ledger } from "../../ports/ledger.ts";
import { ledgerRows } from "../../ports/ledger.contract.ts";
import { sha256 } from "../shared/sha256.ts";
import type { Resolve } from "./guarded-lookup.ts";
import { httpEgress } from "./http-egress.ts";
import { serve } from "./local-server.fixture.ts";
import { memoryLedger } from "./memory-ledger.ts";

const clock = { now: () => 1_790_000_000_000, monotonic: () => 0 };
const left = "The reader left before the answer had ended.";

function streamsTo(
  origin: string,
  { resolve, ledger = memoryLedger() }: { resolve?: Resolve; ledger?: Ledger } = {},
) {
  const egress = httpEgress({ allowedOrigins: [origin], ledger, clock, ...(resolve && { resolve }) });
  const stream = (more: Partial<EgressStreamRequest> = {}) =>
    egress.stream({
      purpose: "test",
      method: "GET",
      url: origin,
      timeoutMs: 30_000,
      silenceMs: 30_000,
      maxResponseBytes: 100_000,
      signal: new AbortController().signal,
      ...more,
    });
  return { stream, rows: () => ledgerRows(ledger) };
}

async function textOf({ body }: EgressStream): Promise<string> {
  const parts: Uint8Array[] = [];
  for await (const part of body) parts.push(part);
  return Buffer.concat(parts).toString();
}

/** Each part is written when the one before has been read on the other side. */
function inTurns(parts: readonly string[]) {
  const turns = parts.map(() => Promise.withResolvers<void>());
  const answer = async (response: ServerResponse): Promise<void> => {
    for (const [at, part] of parts.entries()) {
      response.write(part);
      await turns[at]?.promise;
    }
    response.end();
  };
  return { answer, read: (at: number) => turns[at]?.resolve() };
}

test("gives each piece when it comes, and writes one row when the answer has ended", async () => {
  const { answer, read } = inTurns(["one ", "two ", "thrée"]);
  const origin = await serve((_, response) => void answer(response));
  const { stream, rows } = streamsTo(origin);
  const { status, headers, body } = await stream({
    method: "POST",
    url: `${origin}/v1/chat?key=secret`,
    headers: { authorization: "Bearer secret" },
    body: "ask",
  });
  const pieces: string[] = [];
  for await (const piece of body) {
    expect(await rows()).toEqual([]);
    read(pieces.push(Buffer.from(piece).toString()) - 1);
  }
  expect([status, headers["transfer-encoding"], pieces]).toEqual([200, "chunked", ["one ", "two ", "thrée"]]);
  expect(await rows()).toEqual([
    {
      at: clock.now(),
      purpose: "test",
      method: "POST",
      origin,
      path: "/v1/chat",
      requestBytes: 3,
      responseBytes: 14,
      status: 200,
      error: null,
      bodyDigest: sha256("ask"),
      sentBytes: expect.any(Number),
      receivedBytes: expect.any(Number),
      milliseconds: 0,
      run: null,
      passages: [],
    },
  ]);
});

test("a reader that leaves early closes the connection; the row holds what had come", async () => {
  const closed = Promise.withResolvers<void>();
  const origin = await serve((_, response) => {
    response.on("close", closed.resolve);
    response.write("begins");
  });
  const { stream, rows } = streamsTo(origin);
  const { body } = await stream();
  for await (const _ of body) break;
  await closed.promise;
  expect(await rows()).toMatchObject([{ status: 200, responseBytes: 6, error: left }]);
});

test("an answer that is cut is a failure, and the row holds what had come", async () => {
  const origin = await serve((_, response) => {
    response.write("half", () => response.destroy());
  });
  const { stream, rows } = streamsTo(origin);
  const answer = await stream();
  const message = "The connection broke in the middle of an answer.";
  await expect(textOf(answer)).rejects.toMatchObject({ code: "egress.failed", message });
  expect(await rows()).toMatchObject([{ status: 200, responseBytes: 4, error: message }]);
});

describe("stops at a silence of the other side", () => {
  test.each([
    ["before the answer", 0],
    ["in its middle", 5],
  ])("%s", async (_, responseBytes) => {
    const origin = await serve((_request, response) => {
      if (responseBytes > 0) response.write("x".repeat(responseBytes));
    });
    const { stream, rows } = streamsTo(origin);
    const message = `${origin} sent nothing for 60 ms.`;
    await expect(stream({ silenceMs: 60 }).then(textOf)).rejects.toMatchObject({
      code: "egress.failed",
      message,
    });
    expect(await rows()).toMatchObject([{ responseBytes, error: message }]);
  });
});

test("a reader's own pause is no silence", async () => {
  const { answer, read } = inTurns(["one", "two"]);
  const origin = await serve((request, response) => {
    if (request.url !== "/silent") void answer(response);
  });
  const { stream } = streamsTo(origin);
  const { body } = await stream({ silenceMs: 300 });
  const pieces: string[] = [];
  for await (const piece of body) {
    // The pause lasts until a longer silence elsewhere was found.
    const silent = stream({ url: `${origin}/silent`, silenceMs: 400 });
    await expect(silent).rejects.toMatchObject({ code: "egress.failed" });
    read(pieces.push(Buffer.from(piece).toString()) - 1);
  }
  expect(pieces).toEqual(["one", "two"]);
});

test("stops an answer that goes on for longer than its time, and one that nobody reads", async () => {
  const closed = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  let asked = 0;
  const origin = await serve((_, response) => {
    const drip = setInterval(() => response.write("x"), 5);
    const mine = closed[asked++];
    response.on("close", () => {
      clearInterval(drip);
      mine?.resolve();
    });
  });
  const { stream, rows } = streamsTo(origin);
  const message = `${origin} did not answer within 80 ms.`;
  const expected = { code: "egress.failed", message };
  await expect(stream({ timeoutMs: 80 }).then(textOf)).rejects.toMatchObject(expected);
  const unread = await stream({ timeoutMs: 80 });
  await Promise.all(closed.map(({ promise }) => promise));
  expect(await rows()).toMatchObject([{ error: message }, { error: message }]);
  await expect(textOf(unread)).rejects.toMatchObject(expected);
  expect(await rows()).toHaveLength(2);
});

test("stops at an answer that is too large", async () => {
  const origin = await serve((_, response) => response.end("x".repeat(1001)));
  const { stream, rows } = streamsTo(origin);
  const message = "An answer was larger than 1000 bytes, so the rest of it was not read.";
  await expect(stream({ maxResponseBytes: 1000 }).then(textOf)).rejects.toMatchObject({
    code: "egress.failed",
    message,
  });
  expect(await rows()).toMatchObject([{ responseBytes: 1001, error: message }]);
});

test("rejects when aborted before, while waiting and in the middle", async () => {
  let abort = new AbortController();
  const origin = await serve((request, response) => {
    if (request.url === "/silent") abort.abort();
    else response.write("begins");
  });
  const { stream, rows } = streamsTo(origin);
  const stopped = { code: "aborted", message: "Stopped." };
  await expect(stream({ signal: AbortSignal.abort(), body: "ask" })).rejects.toMatchObject(stopped);
  await expect(
    stream({ url: `${origin}/silent`, signal: abort.signal, method: "POST", body: "ask" }),
  ).rejects.toMatchObject(stopped);
  abort = new AbortController();
  const { body } = await stream({ signal: abort.signal });
  const reading = (async () => {
    for await (const _ of body) abort.abort();
  })();
  await expect(reading).rejects.toMatchObject(stopped);
  expect(
    (await rows()).map(({ requestBytes, responseBytes, error }) => [requestBytes, responseBytes, error]),
  ).toEqual([
    [0, 0, "Stopped."],
    [3, 0, "Stopped."],
    [0, 6, "Stopped."],
  ]);
});

test.each([
  ["in the middle of an answer", "abc", false],
  ["when all of it has come", "abc", true],
])("a reader that stops and leaves %s leaves no error behind that nobody hears", async (_, text, isWhole) => {
  const closed = Promise.withResolvers<void>();
  const origin = await serve((request, response) => {
    request.socket.on("close", closed.resolve);
    response.write(text);
    if (isWhole) response.end();
  });
  const { stream } = streamsTo(origin);
  const unheard: unknown[] = [];
  const hear = (error: unknown): unknown => unheard.push(error);
  process.on("uncaughtException", hear);
  const stopping = new AbortController();
  const { body } = await stream({ signal: stopping.signal });
  for await (const _ of body) {
    stopping.abort();
    break;
  }
  await closed.promise;
  process.off("uncaughtException", hear);
  expect(unheard).toEqual([]);
});

test("refuses what `send` refuses, and notes that nothing was sent", async () => {
  const resolve: Resolve = (_host, _options, done) => done(null, [{ address: "10.1.2.3", family: 4 }]);
  const { stream, rows } = streamsTo("http://models.example.org", { resolve });
  const refused = { code: "egress.refused" };
  await expect(stream({ body: "private" })).rejects.toMatchObject(refused);
  await expect(stream({ url: "http://elsewhere.example.org", body: "private" })).rejects.toMatchObject(
    refused,
  );
  expect(await rows()).toMatchObject([
    { requestBytes: 0, status: null },
    { requestBytes: 0, status: null },
  ]);
});

test("tells the reader of a row that could not be written", async () => {
  const origin = await serve((_, response) => response.end("whole"));
  const ledger: Ledger = {
    append: () => Promise.reject(new Error("The disk is full.")),
    async *rows() {},
    async *rowsFrom() {},
  };
  await expect(streamsTo(origin, { ledger }).stream().then(textOf)).rejects.toThrow("The disk is full.");
});

test("uses a connection again whose answer was read to its end", async () => {
  const ports = new Set<number | undefined>();
  const origin = await serve((request, response) => {
    ports.add(request.socket.remotePort);
    response.end("whole");
  });
  const { stream } = streamsTo(origin);
  expect([await stream().then(textOf), await stream().then(textOf), ports.size]).toEqual([
    "whole",
    "whole",
    1,
  ]);
});

test("keeps two hundred answers apart that come at once", async () => {
  const origin = await serve((request, response) => {
    response.write(`${request.url} `);
    setImmediate(() => response.end("ends"));
  });
  const { stream, rows } = streamsTo(origin);
  const urls = Array.from({ length: 200 }, (_, at) => `/${at}`);
  const texts = await Promise.all(urls.map((path) => stream({ url: origin + path }).then(textOf)));
  expect(texts).toEqual(urls.map((path) => `${path} ends`));
  expect((await rows()).map(({ path, error }) => `${path} ${error}`).sort()).toEqual(
    urls.map((path) => `${path} null`).sort(),
  );
});
