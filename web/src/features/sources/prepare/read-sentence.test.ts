import { expect, test } from "vitest";
import type { AddedSource } from "@contracts/api/source-file.ts";
import { readSentence } from "./read-sentence.ts";

const added = (mediaType: string, characters: number[]): AddedSource => ({
  source: "a",
  added: true,
  mediaType,
  bytes: 1,
  digest: "00",
  documents: characters.map((count, at) => ({
    source: `a/${at}`,
    mediaType: "text/plain",
    characters: count,
    pages: null,
  })),
  hidden: [],
  notices: [],
  leftOut: [],
});

test("how a file was read is one sentence, whatever it held", () => {
  expect([
    readSentence(added("application/pdf", [12_044])),
    readSentence(added("application/mbox", [1000, 500])),
    readSentence(added("application/x-unknown", [])),
  ]).toEqual([
    "PDF, 12,044 characters.",
    "mailbox of 2 documents, 1,500 characters in all.",
    "application/x-unknown: nothing in it could be read.",
  ]);
});
