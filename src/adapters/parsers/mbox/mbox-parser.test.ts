import * as fc from "fast-check";
import { expect, test } from "vitest";
import { describeDocumentParser } from "../../../ports/document-parser.contract.ts";
import { mailParser } from "../mail/mail-parser.ts";
import { malformedFrom, parseFaults } from "../shared/malformed.fixture.ts";
import { mboxParser } from "./mbox-parser.ts";

const parse = (text: string) =>
  mboxParser.parse({ source: "x.mbox", bytes: new Uint8Array(Buffer.from(text, "utf8")) });
/** Name and text of every mail. */
const mailsOf = async (text: string) => {
  const { parts = [] } = await parse(text);
  return parts.map(({ name, bytes }) => [name, Buffer.from(bytes).toString("utf8")]);
};

const heating = [
  "From ada@example.org Sun May  3 14:05:30 2026",
  "From: Ada <ada@example.org>",
  "Subject: =?utf-8?Q?K=C3=BCche:_Heating=3F?=",
  "Date: Sun, 3 May 2026 14:05:30 +0200",
  "Message-ID: <1@example.org>",
  "",
  "Is it on?",
  ">From the start?",
  ">>From there?",
  "From here it seems so.",
  "",
  "",
].join("\n");
const answer = [
  "From - Mon May 04 09:00:00 2026",
  "From: Bob <bob@example.org>",
  "Subject: Re: Heating",
  "Date: Mon, 4 May 2026 09:00:00 +0200",
  "Message-ID: <2@example.org>",
  "In-Reply-To: <1@example.org>",
  "",
  "Yes.",
  "",
].join("\r\n");

describeDocumentParser({
  name: "mbox",
  make: () => mboxParser,
  example: { bytes: new Uint8Array(Buffer.from(heating + answer)), text: "" },
  traits: { plainText: false },
});

test("each mail is a part, as it was, and knows its place in the conversation", async () => {
  expect(await mailsOf(heating + answer)).toEqual([
    [
      "2026-05-03 Küche Heating (c0723f33).eml",
      [
        "X-Soundings-Thread: 1 of 2\r",
        "From: Ada <ada@example.org>",
        "Subject: =?utf-8?Q?K=C3=BCche:_Heating=3F?=",
        "Date: Sun, 3 May 2026 14:05:30 +0200",
        "Message-ID: <1@example.org>",
        "",
        "Is it on?",
        "From the start?",
        ">From there?",
        "From here it seems so.",
        "",
      ].join("\n"),
    ],
    [
      "2026-05-04 Re Heating (159e3fbd).eml",
      `X-Soundings-Thread: 2 of 2; answers Ada\r\n${answer.slice(answer.indexOf("\n") + 1)}`,
    ],
  ]);
});

test("the parts are read by the mail parser", async () => {
  const { parts = [] } = await parse(heating + answer);
  const read = await Promise.all(
    parts.map(async ({ name, bytes }) => mailParser.parse({ source: name, bytes })),
  );
  expect(read.map(({ text }) => text)).toEqual([
    "Küche: Heating?\n\nFrom: Ada <ada@example.org>\nDate: Sunday, 2026-05-03 14:05 +02:00\nThread: Küche: Heating?, message 1 of 2\n\nIs it on?\nFrom the start?\n\n> From there?\n\nFrom here it seems so.",
    "Re: Heating\n\nFrom: Bob <bob@example.org>\nDate: Monday, 2026-05-04 09:00 +02:00\nThread: Heating, message 2 of 2\n\nYes.",
  ]);
});

const mail = (postmark: string, ...lines: string[]) => [postmark, ...lines, "", ""].join("\n");
const takeout = "From 1760@xxx Sun May 03 12:05:30 +0000 2026";

test.each<[string, string, string[]]>([
  [
    "a sentence below an empty line is not mistaken for one",
    mail(takeout, "Subject: A", "", "", "From Monday on: no more.", "Note: be early."),
    ["A"],
  ],
  ["a mail without a body", mail(takeout, "Subject: A") + mail(takeout, "Subject: B", "", "x"), ["A", "B"]],
  [
    "a wrong Content-Length",
    mail(takeout, "Subject: A", "Content-Length: 99999", "", "x") + mail(takeout, "Subject: B", "", "x"),
    ["A", "B"],
  ],
  [
    "no empty line before the next",
    mail(takeout, "Subject: A", "", "x").trimEnd() + `\n${mail(takeout, "Subject: B", "", "x")}`,
    ["A", "B"],
  ],
  [
    "an address alone",
    `${mail(takeout, "Subject: A", "", "x")}${mail("From bob@example.org", "Subject: B", "", "x")}`,
    ["A", "B"],
  ],
])("tells where mails begin: %s", async (_, text, subjects) => {
  const mails = await mailsOf(text);
  expect(mails.map(([, content]) => /^Subject: (.*)$/m.exec(content ?? "")?.[1])).toEqual(subjects);
});

test("copies are read once; mails of one id and other bytes have names of their own; a missing date and subject are said", async () => {
  const one = mail(takeout, "Message-ID: <1@x>", "", "a");
  const { parts = [], notices } = await parse(one + mail(takeout, "Message-ID: <1@x>", "", "b") + one);
  expect(parts.map(({ name }) => name)).toEqual([
    expect.stringMatching(/^undated no subject \([0-9a-f]{8}\)\.eml$/),
    expect.stringMatching(/^undated no subject \([0-9a-f]{8} [0-9a-f]{8}\)\.eml$/),
  ]);
  expect(notices).toEqual(["It holds 1 mail twice, which was read once."]);
});

test("mails that Thunderbird keeps though they were deleted are not read", async () => {
  const { parts, notices } = await parse(
    mail(takeout, "X-Mozilla-Status: 0009", "Subject: A", "", "x") +
      mail(takeout, "X-Mozilla-Status: 0001", "Subject: B", "", "x"),
  );
  expect([parts?.length, notices]).toEqual([1, ["It still holds 1 mail that was deleted, and not read."]]);
});

test.each<[string, string, string]>([
  ["a single mail", "Subject: A\n\nx\n", 'holds no mail that begins with a line "From …"'],
  ["an empty file", "", "is empty"],
])("refuses %s", async (_, text, message) => {
  await expect(async () => parse(text)).rejects.toMatchObject({ code: "source.unreadable", message });
});

test("malformed mailboxes give sound results or reasons, and so do their mails", async () => {
  const files = [heating, answer, heating + answer].map((text) => new Uint8Array(Buffer.from(text)));
  await fc.assert(
    fc.asyncProperty(malformedFrom(files), async (bytes) => {
      expect(await parseFaults(mboxParser, bytes)).toEqual([]);
    }),
    { numRuns: 400 },
  );
});
