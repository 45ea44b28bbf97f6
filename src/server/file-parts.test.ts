import { once } from "node:events";
import { rmSync, truncateSync, writeFileSync } from "node:fs";
import { type IncomingMessage, request } from "node:http";
import path from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { snapshotStore } from "../adapters/connectors/web/snapshot-store.ts";
import { sha256 } from "../adapters/shared/sha256.ts";
import { call } from "./http-client.fixture.ts";
import { type OpenServer, openServer } from "./open-server.ts";
import { projectFiles, projectFolder } from "./project.fixture.ts";

const letters = "abcdefghijklmnopqrstuvwxyz";

async function served(
  files: Record<string, string>,
  prepare: (folder: string) => Promise<void> = async () => {},
): Promise<{ folder: string; server: OpenServer }> {
  const project = projectFolder({ ...projectFiles, ...files });
  await prepare(project.folder);
  const server = await openServer({ folder: project.folder, onFault: (fault) => faults.push(fault) });
  onTestFinished(async () => {
    await server.close();
    project.remove();
    expect(faults.splice(0)).toEqual([]);
  });
  return { folder: project.folder, server };
}

const faults: string[] = [];

test("a file is sent in the part that is asked for, whole where that is of another file, and never beyond its end", async () => {
  const { server } = await served({ "sources/letters.txt": letters });
  const ask = (headers: Record<string, string>) =>
    call(server.address, "/api/file?source=letters.txt", { headers });
  const whole = await ask({});
  const tag = whole.headers["etag"]!;
  const parts = await Promise.all([
    ask({ range: "bytes=2-4" }),
    ask({ range: "bytes=-3", "if-range": tag }),
    ask({ range: "bytes=2-4", "if-range": '"another"' }),
    ask({ range: "bytes=1-2,4-5" }),
    ask({ range: "bytes=2-4", "if-none-match": tag }),
    ask({ range: "bytes=26-" }),
  ]);
  expect([whole.status, whole.text, whole.headers["accept-ranges"]]).toEqual([200, letters, "bytes"]);
  expect(
    parts.map(({ status, text, headers }) => [
      status,
      headers["content-range"],
      headers["etag"] === tag,
      headers["content-length"],
      status === 416 ? (JSON.parse(text) as { error: unknown }).error : text,
    ]),
  ).toEqual([
    [206, "bytes 2-4/26", true, "3", "cde"],
    [206, "bytes 23-25/26", true, "3", "xyz"],
    [200, undefined, true, "26", letters],
    [200, undefined, true, "26", letters],
    [304, undefined, true, undefined, ""],
    [
      416,
      undefined,
      false,
      expect.any(String),
      {
        code: "request.range",
        message: "letters.txt has 26 bytes, and the part that is asked for lies beyond them.",
        hint: "Ask for less, or for the whole file.",
      },
    ],
  ]);
});

test("a file's headers are told alone to who asks with HEAD, those of a part too", async () => {
  const { server } = await served({ "sources/letters.txt": letters });
  const ask = (method: string, headers = {}) =>
    call(server.address, "/api/file?source=letters.txt", { method, headers });
  const whole = await ask("GET");
  const [head, part, known] = [
    await ask("HEAD"),
    await ask("HEAD", { range: "bytes=2-4" }),
    await ask("HEAD", { "if-none-match": whole.headers["etag"] }),
  ];
  const told = (headers: Record<string, string>) => ({ ...headers, date: "", connection: "" });
  expect({ ...head, headers: told(head.headers) }).toEqual({
    status: 200,
    text: "",
    bytes: Buffer.alloc(0),
    headers: told(whole.headers),
  });
  expect([part.status, part.text, part.headers["content-range"], part.headers["content-length"]]).toEqual([
    206,
    "",
    "bytes 2-4/26",
    "3",
  ]);
  expect([known.status, known.text]).toEqual([304, ""]);
});

test("a page that was fetched is sent as its snapshot holds it", async () => {
  const address = "https://sea.test/tides";
  const bytes = Buffer.from(`<p>${letters}</p>`);
  const configuration = projectFiles["soundings.yaml"] + `sources: [sources, ${address}]\n`;
  const { server } = await served({ "soundings.yaml": configuration }, async (folder) => {
    const store = snapshotStore(path.join(folder, ".soundings/snapshots"));
    const fetchedAt = "2026-01-02T03:04:05.000Z";
    const snapshot = {
      schema: "soundings.snapshot/1" as const,
      address,
      finalAddress: address,
      status: 200,
      mediaType: "text/html",
      charset: null,
      etag: null,
      lastModified: null,
      bytes: bytes.length,
      digest: sha256(bytes),
      fetchedAt,
      checkedAt: fetchedAt,
    };
    await store.save({ snapshot, bytes });
  });
  const whole = await call(server.address, `/api/file?source=${encodeURIComponent(address)}`);
  expect([whole.status, whole.text, whole.headers["content-type"], whole.headers["etag"]]).toEqual([
    200,
    bytes.toString(),
    "text/html",
    `"${sha256(bytes)}"`,
  ]);
});

test("a file that has changed since it was listed is sent as it is now, and one that has gone is none", async () => {
  const { folder, server } = await served({ "sources/letters.txt": letters });
  const ask = () => call(server.address, "/api/file?source=letters.txt");
  const before = await ask();
  writeFileSync(path.join(folder, "sources/letters.txt"), "other letters");
  const after = await ask();
  rmSync(path.join(folder, "sources/letters.txt"));
  const gone = await ask();
  expect([before.text, before.headers["etag"]]).toEqual([letters, `"${sha256(letters)}"`]);
  expect([after.text, after.headers["etag"]]).toEqual(["other letters", `"${sha256("other letters")}"`]);
  expect([gone.status, (JSON.parse(gone.text) as { error: { code: string } }).error.code]).toEqual([
    404,
    "source.unknown",
  ]);
});

/** More than the buffers of a connection hold on either side. */
const largeBytes = 40_000_000;
const largeNames = ["a.txt", "b.txt", "c.txt", "d.txt", "e.txt", "f.txt"];

/** Makes large files, asks for each of them and reads no more than how the answers begin. */
async function slowReaders(): Promise<{ folder: string; answers: IncomingMessage[] }> {
  const large = Object.fromEntries(largeNames.map((name) => [`sources/${name}`, name]));
  const { folder, server } = await served(large, async (made) => {
    for (const name of largeNames) truncateSync(path.join(made, "sources", name), largeBytes);
  });
  const answers = await Promise.all(
    largeNames.map(async (name) => {
      const asked = request(`${server.address}/api/file?source=${name}`, { agent: false }).end();
      const [answer] = (await once(asked, "response")) as [IncomingMessage];
      return answer;
    }),
  );
  return { folder, answers };
}

async function readOn(answer: IncomingMessage): Promise<{ bytes: number; isWhole: boolean }> {
  let bytes = 0;
  try {
    for await (const piece of answer) bytes += (piece as Uint8Array).length;
  } catch {
    return { bytes, isWhole: false };
  }
  return { bytes, isWhole: answer.complete };
}

test("many large files are read no further than their clients read: what changes meanwhile is cut off, not sent", async () => {
  const { folder, answers } = await slowReaders();
  for (const name of largeNames) writeFileSync(path.join(folder, "sources", name), "gone");
  const read = await Promise.all(answers.map(readOn));
  expect(read.map(({ isWhole }) => isWhole)).toEqual(largeNames.map(() => false));
  expect(read.filter(({ bytes }) => bytes >= largeBytes)).toEqual([]);
});

test("large files arrive whole at slow readers, and who leaves takes nothing from the others", async () => {
  const { answers } = await slowReaders();
  const [leaving, ...staying] = answers;
  leaving?.destroy();
  const read = await Promise.all(staying.map(readOn));
  expect(read).toEqual(staying.map(() => ({ bytes: largeBytes, isWhole: true })));
});
