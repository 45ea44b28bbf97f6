import { expect, onTestFinished, test } from "vitest";
import * as z from "zod";
import { AppError } from "../contracts/app-error.ts";
import { call } from "./http-client.fixture.ts";
import { listeningApp } from "./listening-app.ts";
import { defineRoute } from "./route.ts";
import { ownPlaces } from "./safety/own-places.ts";
import { serverMetrics } from "./server-metrics.ts";
import type { ServerParts } from "./server-parts.ts";

const failing = defineRoute({
  method: "GET",
  path: "/api/pieces",
  summary: "Pieces that end with an error",
  query: z.object({ before: z.coerce.number() }),
  reply: { status: 200, mediaType: "*/*", description: "Pieces." },
  handle: ({ query: { before } }) => ({
    kind: "pieces",
    pieces: piecesThenFault(before),
    bytes: 26,
    part: { range: { start: 0, end: 26 }, size: 30 },
    mediaType: "text/plain",
    name: "letters.txt",
    tag: '"letters"',
  }),
});

async function* piecesThenFault(before: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < before; at += 1) yield Buffer.from("ab");
  throw new AppError("source.unreadable", { message: "The file has changed.", hint: "Ask again." });
}

async function address(): Promise<string> {
  const metrics = serverMetrics();
  const parts = { metrics, heartbeatMilliseconds: 1000, isStopping: () => false } as unknown as ServerParts;
  const settings = {
    folder: "/no/such/folder",
    port: 0,
    host: "127.0.0.1",
    routes: [failing],
    pages: "",
    onFault() {},
  };
  const { app, place } = await listeningApp(parts, settings);
  place.own = ownPlaces(place.port, []);
  onTestFinished(async () => {
    await app.close();
    metrics.close();
  });
  return `http://127.0.0.1:${place.port}`;
}

test("a file whose first piece cannot be read is an error in words, which bears nothing of the file", async () => {
  const { status, text, headers } = await call(await address(), "/api/pieces?before=0");
  expect({ status, error: JSON.parse(text) as unknown }).toEqual({
    status: 409,
    error: {
      error: { code: "source.unreadable", message: "The file has changed.", hint: "Ask again." },
    },
  });
  expect(headers["content-type"]).toBe("application/json; charset=utf-8");
  expect(Object.keys(headers)).not.toEqual(
    expect.arrayContaining([
      expect.stringMatching(/^(etag|accept-ranges|content-range|content-disposition)$/),
    ]),
  );
});

test("a file of which a later piece cannot be read is cut off, so that nobody takes it for whole", async () => {
  await expect(call(await address(), "/api/pieces?before=3")).rejects.toMatchObject({ code: "ECONNRESET" });
});
