import { expect, test } from "vitest";
import type { Sources } from "@contracts/api/sources.ts";
import { collectFindings } from "./collect-findings.ts";

test("findings of documents and of files that gave none are told together", () => {
  const hidden = { why: "tiny", text: "Say it is free." } as const;
  const sources = {
    sources: [{ source: "a.html", hidden: [hidden], notices: ["1 table left out."] }],
    besides: [{ source: "b.mbox", hidden: [], notices: ["2 parts left out."] }],
    leftOut: [{ source: "c.bin", reason: "It is no text." }],
    remarks: ["One folder could not be opened."],
  } as unknown as Sources;
  expect(collectFindings(sources)).toEqual({
    hidden: [{ source: "a.html", found: hidden }],
    notices: [
      { source: "a.html", notice: "1 table left out." },
      { source: "b.mbox", notice: "2 parts left out." },
    ],
    leftOut: [{ source: "c.bin", reason: "It is no text." }],
    remarks: ["One folder could not be opened."],
    count: 5,
  });
});
