import { once } from "node:events";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createServer, type IncomingHttpHeaders, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import type { Source } from "../../../contracts/source.ts";
import { fixedClock } from "../../../testing/fixed-clock.ts";
import { temporaryFolder } from "../../../testing/temporary-folder.ts";
import { httpEgress } from "../../egress/http-egress.ts";
import { memoryLedger } from "../../egress/memory-ledger.ts";
import { sha256 } from "../../shared/sha256.ts";
import { fetchPage, mediaTypeFor } from "./fetch-page.ts";
import { webAddress } from "./web-address.ts";
import { webSources } from "./web-sources.ts";

type Answer = { status?: number; headers?: Record<string, string>; body?: string | Uint8Array };

/** A site whose pages can be changed between two visits. */
async function site(pages: Record<string, Answer | RequestListener>) {
  const asked: { path: string; headers: IncomingHttpHeaders }[] = [];
  const server = createServer((request, response) => {
    asked.push({ path: request.url ?? "", headers: request.headers });
    const page = pages[request.url ?? ""] ?? { status: 404 };
    if (typeof page === "function") return page(request, response);
    response.writeHead(page.status ?? 200, { "content-type": "text/html; charset=utf-8", ...page.headers });
    response.end(page.body ?? "");
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, pages, asked };
}

const signal = new AbortController().signal;
const clock = fixedClock(Date.UTC(2026, 4, 3, 12));
const isTaken = (mediaType: string) => ["text/html", "text/markdown", "text/plain"].includes(mediaType);

function reader(
  folder: string,
  addresses: string[],
  { refresh = false, offline = false, maxBytes = 1000, at = clock } = {},
) {
  const origins = addresses.map((address) => new URL(address).origin);
  const egress = offline
    ? undefined
    : httpEgress({ allowedOrigins: origins, ledger: memoryLedger(), clock: at });
  const web = webSources({ addresses, folder, egress, clock: at, isTaken, refresh });
  return { ...web, list: () => web.list({ maxBytes, signal }) };
}

const sourceOf = (name: string, body: string, mediaType = "text/html"): Source => ({
  name,
  mediaType,
  bytes: Buffer.byteLength(body),
  digest: sha256(body),
});

const snapshotsIn = (folder: string, address: string) =>
  readdirSync(path.join(folder, "snapshots", sha256(address))).sort();

test("fetches a page once, keeps it with what is known of it, and never asks again", async () => {
  const headers = { etag: '"a"', "last-modified": "Fri, 01 May 2026 08:00:00 GMT" };
  const { origin, asked } = await site({ "/a?b=1": { body: "<p>Tide</p>", headers } });
  const folder = temporaryFolder();
  const address = `${origin}/a?b=1`;
  const first = await reader(folder, [`${address}#top`, address]).list();
  const later = reader(folder, [address], { offline: true });
  expect(first).toEqual({ sources: [sourceOf(address, "<p>Tide</p>")], leftOut: [] });
  expect(await later.list()).toEqual(first);
  expect(Buffer.from(await later.read(first.sources[0] as Source)).toString()).toBe("<p>Tide</p>");
  expect(asked.map(({ path }) => path)).toEqual(["/a?b=1"]);
  expect(snapshotsIn(folder, address)).toEqual([
    "2026-05-03T12-00-00.000Z.bytes",
    "2026-05-03T12-00-00.000Z.json",
  ]);
  const described = path.join(folder, "snapshots", sha256(address), "2026-05-03T12-00-00.000Z.json");
  expect(JSON.parse(readFileSync(described, "utf8"))).toEqual({
    schema: "soundings.snapshot/1",
    address,
    finalAddress: address,
    status: 200,
    mediaType: "text/html",
    charset: null,
    etag: '"a"',
    lastModified: "Fri, 01 May 2026 08:00:00 GMT",
    bytes: 11,
    digest: sha256("<p>Tide</p>"),
    fetchedAt: "2026-05-03T12:00:00.000Z",
    checkedAt: "2026-05-03T12:00:00.000Z",
  });
});

describe("when asked to refresh", () => {
  test("asks whether the page has changed, and notes that it has not", async () => {
    const { origin, asked } = await site({
      "/": (request, response) =>
        request.headers["if-none-match"] === '"a"'
          ? response.writeHead(304).end()
          : response.writeHead(200, { "content-type": "text/html", etag: '"a"' }).end("one"),
    });
    const [folder, address] = [temporaryFolder(), `${origin}/`];
    const before = await reader(folder, [address]).list();
    const at = fixedClock(Date.UTC(2026, 5, 1));
    expect(await reader(folder, [address], { refresh: true, at }).list()).toEqual(before);
    expect(asked.map(({ headers }) => headers["if-none-match"])).toEqual([undefined, '"a"']);
    const [, described] = snapshotsIn(folder, address);
    const file = path.join(folder, "snapshots", sha256(address), described as string);
    expect(JSON.parse(readFileSync(file, "utf8"))).toMatchObject({
      fetchedAt: "2026-05-03T12:00:00.000Z",
      checkedAt: "2026-06-01T00:00:00.000Z",
    });
  });

  test("keeps a changed page beside the old one, which can still be read", async () => {
    const { origin, pages } = await site({ "/": { body: "one" } });
    const [folder, address] = [temporaryFolder(), `${origin}/`];
    const { sources } = await reader(folder, [address]).list();
    pages["/"] = { body: "two" };
    const at = fixedClock(Date.UTC(2026, 5, 1));
    const refreshed = reader(folder, [address], { refresh: true, at });
    expect((await refreshed.list()).sources).toEqual([sourceOf(address, "two")]);
    expect(snapshotsIn(folder, address)).toHaveLength(4);
    expect(Buffer.from(await refreshed.read(sources[0] as Source)).toString()).toBe("one");
  });

  test("makes no second snapshot of a page that came again as it was", async () => {
    const { origin } = await site({ "/": { body: "one" } });
    const [folder, address] = [temporaryFolder(), `${origin}/`];
    await reader(folder, [address]).list();
    await reader(folder, [address], { refresh: true, at: fixedClock(Date.UTC(2026, 5, 1)) }).list();
    expect(snapshotsIn(folder, address)).toHaveLength(2);
  });

  test("goes on with what it has where the site fails or nothing may leave, and says so", async () => {
    const { origin, pages } = await site({ "/": { body: "one" } });
    const [folder, address] = [temporaryFolder(), `${origin}/`];
    const before = await reader(folder, [address]).list();
    pages["/"] = { status: 503 };
    const failing = reader(folder, [address], { refresh: true });
    const offline = reader(folder, [address], { refresh: true, offline: true });
    expect([await failing.list(), await offline.list()]).toEqual([before, before]);
    expect([...failing.notices(), ...offline.notices()]).toEqual([
      `${address} was not refreshed, its snapshot of 2026-05-03 is used: the site failed (503): try again later.`,
      `${address} was not refreshed: nothing may leave the machine now.`,
    ]);
  });
});

test("follows redirects on the same site, and keeps the name a person gave", async () => {
  const { origin } = await site({
    "/old": { status: 301, headers: { location: "/new#part" } },
    "/new": { body: "here" },
  });
  expect((await reader(temporaryFolder(), [`${origin}/old`]).list()).sources).toEqual([
    sourceOf(`${origin}/old`, "here"),
  ]);
});

describe("a page whose site names its encoding", () => {
  const cyrillic = Uint8Array.from([0xc2, 0xee, 0xe4, 0xe0]);
  const [declared, marked] = ["<meta charset=koi8-r>", "\ufeff<meta charset=koi8-r>"];
  test.each<[string, string, Uint8Array | string, string, string | null]>([
    ["is kept as UTF-8", "text/html; charset=windows-1251", cyrillic, "\ufeffВода", "windows-1251"],
    [
      "is not read as it says of itself",
      'text/html;Charset="utf-8"',
      `${declared}Вода`,
      `${marked}Вода`,
      "utf-8",
    ],
    ["is left as it came where both are the same", "text/html; charset=windows-1251", "plain", "plain", null],
    [
      "is left as it came with a byte order mark",
      "text/html; charset=windows-1251",
      "\ufeffВода",
      "\ufeffВода",
      null,
    ],
    [
      "is text in another encoding than ASCII",
      "text/plain; charset=utf-16le",
      Buffer.from("plain", "utf16le"),
      "\ufeffplain",
      "utf-16le",
    ],
  ])("%s", async (_, contentType, body, kept, charset) => {
    const { origin } = await site({ "/": { headers: { "content-type": contentType }, body } });
    const [folder, address] = [temporaryFolder(), `${origin}/`];
    const web = reader(folder, [address]);
    const { sources } = await web.list();
    expect(sources).toEqual([sourceOf(address, kept, contentType.split(";")[0])]);
    expect(Buffer.from(await web.read(sources[0] as Source)).toString()).toBe(kept);
    const file = path.join(folder, "snapshots", sha256(address), "2026-05-03T12-00-00.000Z.json");
    expect(JSON.parse(readFileSync(file, "utf8"))).toMatchObject({ charset });
    expect(web.notices()).toEqual([]);
  });

  test.each([
    ["nonsense", 'its site names the encoding "nonsense", which is not known'],
    ["utf-8", "its site says that it is utf-8, and it is not"],
  ])("wrongly, as %s, is left as it came and named", async (charset, fault) => {
    const headers = { "content-type": `text/html; charset=${charset}` };
    const { origin } = await site({ "/": { headers, body: cyrillic } });
    const web = reader(temporaryFolder(), [`${origin}/`]);
    const { sources } = await web.list();
    expect(Buffer.from(await web.read(sources[0] as Source))).toEqual(Buffer.from(cyrillic));
    expect(web.notices()).toEqual([`${origin}/ is read by what its bytes tell: ${fault}.`]);
  });
});

test("does not ask for ten minutes what could not be fetched, unless it is asked to refresh", async () => {
  const { origin, pages, asked } = await site({ "/": { status: 503 } });
  const [folder, address] = [temporaryFolder(), `${origin}/`];
  const minutesLater = (minutes: number) => fixedClock(Date.UTC(2026, 4, 3, 12, minutes));
  const reasonAfter = async (minutes: number, refresh = false) =>
    (await reader(folder, [address], { at: minutesLater(minutes), refresh }).list()).leftOut[0]?.reason;
  const reason = "the site failed (503): try again later";
  const again = "soundings sources --refresh asks again at once";
  expect([
    await reasonAfter(0),
    await reasonAfter(0),
    await reasonAfter(9),
    await reasonAfter(9, true),
    await reasonAfter(18),
    await reasonAfter(20),
  ]).toEqual([
    reason,
    `${reason} (asked less than a minute ago; ${again})`,
    `${reason} (asked 9 minutes ago; ${again})`,
    reason,
    `${reason} (asked 9 minutes ago; ${again})`,
    reason,
  ]);
  expect(asked).toHaveLength(3);
  pages["/"] = { body: "one" };
  expect(await reasonAfter(21, true)).toBe(undefined);
  expect(snapshotsIn(folder, address)).toEqual([
    "2026-05-03T12-21-00.000Z.bytes",
    "2026-05-03T12-21-00.000Z.json",
  ]);
});

test("says of a page that nobody asked for changes in thirty days how old it is", async () => {
  const { origin } = await site({ "/": { body: "one" } });
  const [folder, address] = [temporaryFolder(), `${origin}/`];
  await reader(folder, [address]).list();
  const noticesOn = async (day: number) => {
    const web = reader(folder, [address], { offline: true, at: fixedClock(Date.UTC(2026, 4, day, 13)) });
    await web.list();
    return web.notices();
  };
  expect([await noticesOn(32), await noticesOn(33)]).toEqual([
    [],
    [`${address} is used as it was on 2026-05-03: soundings sources --refresh asks for changes.`],
  ]);
});

test.each([
  ["http://a.example/b", "https://a.example/b", "fetched"],
  ["http://a.example/b", "https://www.a.example/b", "failed"],
  ["http://a.example/b", "https://a.example:8443/b", "failed"],
  ["https://a.example/b", "http://a.example/b", "failed"],
])("a redirect from %s to %s: %s", async (address, location, outcome) => {
  const answer = { status: 200, headers: { "content-type": "text/html" }, body: Buffer.from("x") };
  const page = await fetchPage(
    {
      send: async ({ url }) => (url === address ? { ...answer, status: 301, headers: { location } } : answer),
    },
    { address, known: undefined, maxBytes: 100, isTaken, signal },
  );
  expect(page.outcome).toBe(outcome);
});

test("names the encrypted site where only the other may be connected to", async () => {
  const egress = httpEgress({ allowedOrigins: ["http://a.example"], ledger: memoryLedger(), clock });
  const page = await fetchPage(
    {
      send: async (request) =>
        request.url === "http://a.example/b"
          ? { status: 301, headers: { location: "https://a.example/b" }, body: new Uint8Array() }
          : egress.send(request),
    },
    { address: "http://a.example/b", known: undefined, maxBytes: 100, isTaken, signal },
  );
  expect(page).toEqual({
    outcome: "failed",
    reason:
      "it leads to https://a.example/b, another site: name that address instead, or save the page in your browser if it asks to sign in",
  });
});

describe("leaves out, in a sentence,", () => {
  test.each<[string, Answer | RequestListener, string]>([
    ["a page that is not there", { status: 404 }, "there is no such page (404)"],
    [
      "a page for some",
      { status: 403 },
      "the site does not give it to everyone (403): save the page in your browser and add the file",
    ],
    ["a site that is busy", { status: 429 }, "the site asks to wait (429): try again later"],
    ["a site that fails", { status: 500 }, "the site failed (500): try again later"],
    ["another status", { status: 418 }, "the site answered with status 418"],
    ["an unchanged page that is not known", { status: 304 }, "the site answered with status 304"],
    ["an empty page", {}, "the page is empty"],
    [
      "a kind that no parser takes",
      { headers: { "content-type": "image/png" }, body: "x" },
      "no parser takes what it is (image/png)",
    ],
    [
      "a packed answer",
      { headers: { "content-encoding": "gzip" }, body: "x" },
      "the site sent it packed (gzip), which was not asked for",
    ],
    [
      "a sign-in at another site",
      { status: 302, headers: { location: "https://login.example.org/in?ticket=1" } },
      "it leads to https://login.example.org/in, another site: name that address instead, or save the page in your browser if it asks to sign in",
    ],
    ["a circle", { status: 302, headers: { location: "/" } }, "it was redirected more than 5 times"],
    ["a redirect to nowhere", { status: 302 }, "the site answered with status 302"],
    [
      "a large page",
      { body: "x".repeat(1001) },
      "it could not be fetched: An answer was larger than 1000 bytes, so the rest of it was not read",
    ],
    [
      "a site that hangs up",
      (_, response) => response.destroy(),
      "it could not be fetched: The request to ORIGIN failed: socket hang up",
    ],
  ])("%s", async (_, page, reason) => {
    const { origin } = await site({ "/": page });
    const { sources, leftOut } = await reader(temporaryFolder(), [`${origin}/`]).list();
    expect(sources).toEqual([]);
    expect(leftOut).toEqual([{ source: `${origin}/`, reason: reason.replace("ORIGIN", origin) }]);
  });

  test("a page that was never fetched where nothing may leave the machine", async () => {
    const listed = await reader(temporaryFolder(), ["https://example.org/"], { offline: true }).list();
    expect(listed.leftOut).toEqual([
      {
        source: "https://example.org/",
        reason: "it was not fetched yet, and nothing may leave the machine now",
      },
    ]);
  });

  test("a snapshot that is larger than is allowed now", async () => {
    const { origin } = await site({ "/": { body: "x".repeat(900) } });
    const folder = temporaryFolder();
    await reader(folder, [`${origin}/`]).list();
    const { leftOut } = await reader(folder, [`${origin}/`], { maxBytes: 500 }).list();
    expect(leftOut).toEqual([
      { source: `${origin}/`, reason: "0.0009 MB, more than the 0.0005 MB of parse.maxMegabytes" },
    ]);
  });
});

test("does not use a snapshot that was changed on the disk, and fetches the page again where it may", async () => {
  const { origin } = await site({ "/": { body: "one" } });
  const [folder, address] = [temporaryFolder(), `${origin}/`];
  const { sources } = await reader(folder, [address]).list();
  writeFileSync(path.join(folder, "snapshots", sha256(address), "2026-05-03T12-00-00.000Z.bytes"), "two");
  const offline = reader(folder, [address], { offline: true });
  expect((await offline.list()).leftOut).toEqual([
    {
      source: address,
      reason:
        "The snapshot 2026-05-03T12-00-00.000Z is not what was written (soundings sources --refresh fetches the page again.)",
    },
  ]);
  await expect(offline.read(sources[0] as Source)).rejects.toMatchObject({ code: "source.unreadable" });
  const online = reader(folder, [address], { at: fixedClock(Date.UTC(2026, 5, 1)) });
  expect((await online.list()).sources).toEqual(sources);
  expect(online.notices()).toEqual([`${address} was fetched again: its last snapshot was damaged.`]);
});

test("lists the pages of several sites by name, asking each site for one page at a time", async () => {
  let [open, most] = [0, 0];
  const page: RequestListener = (_, response) => {
    most = Math.max(most, (open += 1));
    setImmediate(() => {
      open -= 1;
      response.writeHead(200, { "content-type": "text/html" }).end("x");
    });
  };
  const [one, two] = [await site({ "/a": page, "/b": page, "/c": page }), await site({ "/": { body: "y" } })];
  const addresses = [`${one.origin}/c`, `${two.origin}/`, `${one.origin}/a`, `${one.origin}/b`];
  const { sources } = await reader(temporaryFolder(), addresses).list();
  expect(sources.map(({ name }) => name)).toEqual(addresses.toSorted());
  expect(most).toBe(1);
});

test("stops when aborted", async () => {
  const { origin } = await site({ "/": { body: "x" } });
  const web = webSources({
    addresses: [`${origin}/`],
    folder: temporaryFolder(),
    egress: httpEgress({ allowedOrigins: [origin], ledger: memoryLedger(), clock }),
    clock,
    isTaken,
    refresh: false,
  });
  await expect(web.list({ maxBytes: 1000, signal: AbortSignal.abort() })).rejects.toMatchObject({
    code: "aborted",
  });
});

test("reads only what was named", async () => {
  const web = reader(temporaryFolder(), ["https://example.org/"], { offline: true });
  const other = sourceOf("https://example.org/other", "x");
  await expect(web.read(other)).rejects.toMatchObject({ code: "source.unreadable" });
  await expect(web.filesOf(other)).rejects.toMatchObject({ code: "source.unreadable" });
});

test.each([
  ["https://Example.org", "https://example.org/"],
  ["HTTPS://example.org:443/a/../b?x=1#part", "https://example.org/b?x=1"],
  ["http://example.org:80/ä", "http://example.org/%C3%A4"],
])("writes %s as %s", (written, address) => {
  expect(webAddress(written)).toBe(address);
});

test.each([
  ["ftp://example.org/", '"ftp://example.org/" is not a web address.'],
  ["https://", '"https://" is not a web address.'],
  ["notes", '"notes" is not a web address.'],
  ["https://me:secret@example.org/", "The address of a source at example.org holds a user name or password."],
])("refuses %s", (written, message) => {
  expect(() => webAddress(written)).toThrow(message);
});

test.each([
  ["https://a.example/", "text/html; charset=utf-8", "text/html"],
  ["https://a.example/", "application/xhtml+xml", "text/html"],
  ["https://a.example/read.md", "text/plain", "text/markdown"],
  ["https://a.example/read.md", undefined, "text/markdown"],
  ["https://a.example/read", "Text/Plain", "text/plain"],
  ["https://a.example/read", undefined, undefined],
  ["https://a.example/read.md", "image/png", undefined],
])("takes %s sent as %s for %s", (address, sent, mediaType) => {
  expect(mediaTypeFor(address, sent, isTaken)).toBe(mediaType);
});
