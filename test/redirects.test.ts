import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { webSources } from "../src/adapters/connectors/web/web-sources.ts";
import { countingServer } from "../src/adapters/egress/counting-server.fixture.ts";
import { hostileUrls } from "../src/adapters/egress/hostile-addresses.fixture.ts";
import { httpEgress } from "../src/adapters/egress/http-egress.ts";
import { memoryLedger } from "../src/adapters/egress/memory-ledger.ts";
import { ledgerRows } from "../src/ports/ledger.contract.ts";

const clock = { now: () => Date.UTC(2026, 0, 31), monotonic: () => 0 };

test("a page that redirects to any spelling of another address is left out, and that address is not connected to", async () => {
  const inside = await countingServer((_, response) => response.end("# Secret"));
  const targets = hostileUrls(new URL(inside.origin).port).filter((url) => /^[\x21-\x7e]+$/.test(url));
  const site = await countingServer((request, response) => {
    const at = /^\/page\/(\d+)$/.exec(request.url ?? "")?.[1];
    const location = at === undefined ? undefined : targets[Number(at)];
    if (location === undefined) response.writeHead(404).end();
    else response.writeHead(302, { location }).end();
  });
  const folder = mkdtempSync(path.join(tmpdir(), "soundings-redirects-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const ledger = memoryLedger();
  const pages = targets.map((_, at) => `${site.origin}/page/${at}`);
  const web = webSources({
    addresses: pages,
    folder,
    // As where two of a person's own machines are sources: what one of them says may not reach the other by itself.
    egress: httpEgress({ allowedOrigins: [site.origin], ledger, clock }),
    clock,
    isTaken: () => true,
    refresh: false,
  });
  const { sources, leftOut } = await web.list({ maxBytes: 1000, signal: new AbortController().signal });
  expect(targets.length).toBeGreaterThanOrEqual(60);
  expect([sources, leftOut.map(({ source }) => source)]).toEqual([[], pages.toSorted()]);
  expect(inside.connections()).toBe(0);
  const reached = (await ledgerRows(ledger))
    .filter(({ sentBytes }) => sentBytes !== 0)
    .map(({ origin }) => origin);
  expect(new Set(reached)).toEqual(new Set([site.origin]));
});

test("a chain of redirects on one site that ends elsewhere stops before the end", async () => {
  const inside = await countingServer((_, response) => response.end("# Secret"));
  const site = await countingServer((request, response) => {
    const step = Number(request.url?.slice(1));
    response.writeHead(307, { location: step < 4 ? `/${step + 1}` : inside.origin }).end();
  });
  const folder = mkdtempSync(path.join(tmpdir(), "soundings-redirects-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const web = webSources({
    addresses: [`${site.origin}/1`],
    folder,
    egress: httpEgress({ allowedOrigins: [site.origin], ledger: memoryLedger(), clock }),
    clock,
    isTaken: () => true,
    refresh: false,
  });
  const { leftOut } = await web.list({ maxBytes: 1000, signal: new AbortController().signal });
  expect(leftOut).toMatchObject([
    {
      source: `${site.origin}/1`,
      reason: expect.stringContaining(`it leads to ${inside.origin}/, another site`),
    },
  ]);
  expect(inside.connections()).toBe(0);
});
