import { afterAll, expect, test } from "vitest";
import { systemClock } from "../adapters/clock/system-clock.ts";
import { workerParserPool } from "../adapters/parsers/worker-pool.ts";
import { sha256 } from "../adapters/shared/sha256.ts";
import { parseFile } from "../core/pipeline/parse-file.ts";
import { documentsOf, encodeParsedFile, layoutOf, remarksOf } from "../core/pipeline/parsed-file.ts";

const parsers = workerParserPool({ atOnce: 1 });
afterAll(() => parsers.close());

const limits = { maxBytes: 1e6, timeoutMs: 20_000, memoryMegabytes: 256, maxCharacters: 100_000 };
const encoder = new TextEncoder();

async function parse(source: string, text: string) {
  const bytes = encoder.encode(text);
  const job = { source, mediaType: parsers.mediaTypeOf(source), bytes };
  const parts = { parsers, digestOf: sha256, clock: systemClock };
  return parseFile(job, limits, parts, { signal: new AbortController().signal });
}

const mailOf = (subject: string, attachment: { name: string; type: string; body: string }) =>
  [
    "From: Ada <ada@house.example>",
    `Subject: ${subject}`,
    "Date: Sun, 3 May 2026 10:00:00 +0000",
    "MIME-Version: 1.0",
    'Content-Type: multipart/mixed; boundary="b"',
    "",
    "--b",
    "Content-Type: text/plain; charset=utf-8",
    "",
    "The list is attached.",
    "--b",
    `Content-Type: ${attachment.type}; name="${attachment.name}"`,
    `Content-Disposition: attachment; filename="${attachment.name}"`,
    "",
    attachment.body,
    "--b--",
    "",
  ].join("\r\n");
const list = { name: "prices.csv", type: "text/csv", body: "berth,price\r\nA,3\r\nB,4" };

test("an attachment is a source of its own, with the digest of its own bytes", async () => {
  const { parsed } = await parse("list.eml", mailOf("Prices", list));
  expect(parsed.documents.map(({ part, mediaType }) => [part, mediaType])).toEqual([
    ["", undefined],
    ["prices.csv", "text/csv"],
  ]);
  expect(parsed.documents[1]).toMatchObject({
    text: "berth: A | price: 3\nberth: B | price: 4",
    version: expect.stringMatching(/^[0-9a-f]{64}$/),
  });
});

test("what is stored of a file comes back under the file's name", async () => {
  const { parsed } = await parse(
    "list.eml",
    mailOf("Prices", { ...list, name: "plan.png", type: "image/png" }),
  );
  const body = encodeParsedFile({ ...parsed, layouts: { "": { pages: [], origins: [0, 1, 0, 1] } } });
  const file = { name: "mail/list.eml", digest: "d".repeat(64), mediaType: "message/rfc822" };
  expect(documentsOf(file, body)).toMatchObject([
    { source: "mail/list.eml", version: file.digest, mediaType: "message/rfc822" },
  ]);
  expect(remarksOf(file, body).leftOut).toEqual([
    { source: "mail/list.eml/plan.png", reason: "no parser takes files of this kind" },
  ]);
  expect(layoutOf(file, body, "mail/list.eml")).toEqual({ pages: [], origins: [0, 1, 0, 1] });
  expect(layoutOf(file, body, "mail/list.eml/plan.png")).toBeUndefined();
});

test("a mail in a mail in a mail is followed to a depth, and what lies deeper is named", async () => {
  const { parsed } = await parse("outer.eml", nested(7));
  expect(parsed.documents).toHaveLength(6);
  expect(parsed.leftOut.map(({ reason }) => reason)).toEqual(["lies 5 files deep"]);
});

/** Mails that each hold the next as an attachment, encoded so that their boundaries do not meet. */
function nested(depth: number): string {
  const inner =
    depth === 0 ? "From: ada@house.example\r\nSubject: Innermost\r\n\r\nHere.\r\n" : nested(depth - 1);
  return [
    "From: Ada <ada@house.example>",
    `Subject: Mail ${depth}`,
    "MIME-Version: 1.0",
    'Content-Type: multipart/mixed; boundary="b"',
    "",
    "--b",
    "Content-Type: text/plain",
    "",
    `Mail ${depth} holds the next.`,
    "--b",
    'Content-Type: application/octet-stream; name="inner.eml"',
    "Content-Transfer-Encoding: base64",
    'Content-Disposition: attachment; filename="inner.eml"',
    "",
    btoa(inner),
    "--b--",
    "",
  ].join("\r\n");
}

test("parts that repeat themselves within themselves are read once", async () => {
  const twins = mailOf("Twins", list).replace(
    "--b--",
    `--b\r\nContent-Type: text/csv; name="again.csv"\r\nContent-Disposition: attachment; filename="again.csv"\r\n\r\n${list.body}\r\n--b--`,
  );
  const { parsed } = await parse("twins.eml", twins);
  expect(parsed.documents.map(({ part }) => part)).toEqual(["", "prices.csv"]);
  expect(parsed.leftOut).toEqual([{ source: "again.csv", reason: "holds the same bytes as prices.csv" }]);
});

test("a part that is broken takes only itself with it", async () => {
  const broken = { name: "manual.docx", type: "application/octet-stream", body: "no Word file" };
  const { parsed, passing } = await parse("broken.eml", mailOf("Manual", broken));
  expect(parsed.documents).toHaveLength(1);
  expect(parsed.leftOut).toEqual([
    { source: "manual.docx", reason: expect.stringMatching(/^is not a Word/) },
  ]);
  expect(passing).toBe(false);
});

test("a file that nothing takes, one without text and one that is too long are left out with the reason", async () => {
  const reasons = await Promise.all(
    [
      ["a.png", "x"],
      ["b.txt", " \n "],
      ["c.txt", "x".repeat(100_001)],
    ].map(async ([source = "", text = ""]) => (await parse(source, text)).parsed.leftOut),
  );
  expect(reasons.flat().map(({ reason }) => reason)).toEqual([
    "no parser takes files of this kind",
    "holds no text",
    "holds more than 100000 characters of text (Split the file, or raise parse.maxCharacters.)",
  ]);
});
