import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { inspect } from "node:util";
import { expect, onTestFinished, test } from "vitest";
import type { EgressStreamRequest, StreamingEgress } from "../../ports/egress.ts";
import { fileLedger } from "./file-ledger.ts";
import { httpEgress } from "./http-egress.ts";
import { closedOrigin, serve } from "./local-server.fixture.ts";
import { withholdingEgress } from "./withholding-egress.ts";

const key = "s3cr3t-0123456789";
const clock = { now: () => 0, monotonic: () => 0 };

test("a key in a header, the query, the fragment, before the host or in the body stands in no row and no error", async () => {
  const folder = mkdtempSync(path.join(tmpdir(), "soundings-secrets-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const received: string[] = [];
  const open = await serve((request, response) => {
    received.push(`${request.url} ${request.headers.authorization}`);
    if (request.url?.startsWith("/cut") === true) response.write("half", () => response.destroy());
    else response.writeHead(401, { "x-echo": key }).end(key);
  });
  const closed = await closedOrigin();
  const settings = {
    allowedOrigins: [open, closed],
    ledger: fileLedger({ file: path.join(folder, "ledger.jsonl") }),
    clock,
  };
  const errors: string[] = [];
  const send = async (
    egress: StreamingEgress,
    url: string,
    headers: Record<string, string>,
  ): Promise<void> => {
    const request: EgressStreamRequest = {
      purpose: "test",
      method: "POST",
      url,
      headers,
      body: JSON.stringify({ key }),
      timeoutMs: 30_000,
      silenceMs: 30_000,
      maxResponseBytes: 1000,
      signal: new AbortController().signal,
    };
    try {
      await egress.send(request);
    } catch (error) {
      errors.push(inspect(error, { depth: 10 }));
    }
  };
  const header = { authorization: `Bearer ${key}` };
  for (const egress of [httpEgress(settings), withholdingEgress(settings)]) {
    await send(egress, `${open}/v1?key=${key}#${key}`, header);
    await send(egress, `${open}/cut?key=${key}`, header);
    await send(egress, `${closed}/v1?key=${key}`, header);
    await send(egress, `${open.replace("//", `//${key}:${key}@`)}/v1`, header);
    await send(egress, `https://elsewhere.example/?key=${key}`, header);
    await send(egress, `http://${key}:no-port/`, header);
    await send(egress, `${open}/v1`, { authorization: `${key}\nx` });
    await send(egress, `${open}/v1`, { "proxy-authorization": key });
    await send(egress, `${open}/v1`, { [`${key}\u0000`]: "x" });
  }
  expect(received).toEqual([`/v1?key=${key} Bearer ${key}`, `/cut?key=${key} Bearer ${key}`]);
  expect(errors.filter((error) => error.includes(key))).toEqual([]);
  expect(errors).toHaveLength(17);
  const stored = readdirSync(folder).map((file) => readFileSync(path.join(folder, file), "utf8"));
  expect(stored.join("").split("\n")).toHaveLength(19);
  expect(stored.join("")).not.toContain(key);
});
