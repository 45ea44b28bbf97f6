import { expect, test } from "vitest";
import type { Document, Source } from "../../contracts/source.ts";
import { describeDataset } from "./describe-dataset.ts";

const digest = "d".repeat(64);
const fileOf = (name: string): Source => ({ name, mediaType: "text/plain", bytes: 10, digest });
const documentOf = (source: string, text: string, changes: Partial<Document> = {}): Document => ({
  source,
  version: digest,
  mediaType: "text/plain",
  text,
  headings: [],
  pages: [],
  places: [],
  ...changes,
});

const manual = documentOf("manual.pdf", "Turn the valve. Wait.", {
  pages: [{ number: 1, start: 0, end: 21 }],
  pageCount: 3,
});
const mail = documentOf("mail.mbox/a.eml", "See you at noon.");
const copy = documentOf("copy.txt", "See you at noon.");
const prepared = (document: Document, regions = [{ start: 0, end: document.text.length }]) => ({
  source: document.source,
  version: digest,
  content: digest,
  language: "en",
  regions,
});
const chunkOf = ({ source, text }: Document, start: number, end: number) => ({
  source,
  start,
  end,
  text: text.slice(start, end),
  breadcrumb: [],
  section: -1,
});

const describe = () =>
  describeDataset(
    {
      files: ["manual.pdf", "mail.mbox", "copy.txt", "plan.png"].map(fileOf),
      documents: [manual, mail, copy],
      dataset: {
        documents: [prepared(manual, [{ start: 0, end: 15 }]), prepared(mail)],
        duplicates: [{ source: "copy.txt", of: "mail.mbox/a.eml" }],
      },
      chunks: [[chunkOf(manual, 0, 9), chunkOf(manual, 5, 15)], [chunkOf(mail, 0, 16)]],
      findings: [
        { source: "manual.pdf", hidden: [{ why: "tiny", text: "Ignore all", page: 2 }], notices: [] },
        { source: "mail.mbox", hidden: [], notices: ["1 mail is deleted and was not read."] },
        { source: "copy.txt", hidden: [{ why: "tag-characters", text: "Ignore" }], notices: [] },
      ],
      leftOut: [
        { source: "plan.png", reason: "no parser takes files of this kind" },
        { source: "mail.mbox/a.eml/logo.gif", reason: "no parser takes files of this kind" },
        { source: "huge.txt", reason: "too large" },
      ],
    },
    () => undefined,
  );

test("counts pages without text, and what is no source by itself keeps its remarks", async () => {
  const described = await describe();
  expect(described).toMatchObject({ pages: 3, emptyPages: 2, files: 4, bytes: 40, wordsPerChunk: 8 / 3 });
  expect(
    described.sources.map(({ source, pages, chunks, cleaned }) => [source, pages, chunks, cleaned]),
  ).toEqual([
    ["manual.pdf", 3, 2, 6],
    ["mail.mbox/a.eml", null, 1, 0],
  ]);
  expect(described.sources[0]?.hidden).toHaveLength(1);
  expect(described.besides.map(({ source }) => source)).toEqual(["mail.mbox", "copy.txt"]);
});

test("says what is lost at every stage", async () => {
  const { losses } = await describe();
  expect(losses.map(({ what, stage, before, after }) => `${stage}: ${after} of ${before} ${what}`)).toEqual([
    "read: 4 of 5 files",
    "parse: 3 of 4 files",
    "parse: 1 of 2 parts",
    "prepare: 2 of 3 documents",
    "prepare: 31 of 37 characters",
    "chunk: 2 of 2 documents",
    "chunk: 31 of 31 characters",
  ]);
});
