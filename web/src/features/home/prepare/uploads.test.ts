import { expect, test } from "vitest";
import type { AddedSource } from "../../../../../src/contracts/api/source-file.ts";
import { type UploadEvent, uploadCounts, uploads } from "./uploads.ts";

const file = new File(["x"], "a.md");

function added(source: string, leftOut: AddedSource["leftOut"] = []): AddedSource {
  return {
    source,
    added: true,
    mediaType: "text/markdown",
    bytes: 1,
    digest: "0".repeat(64),
    documents:
      leftOut.length > 0 ? [] : [{ source, mediaType: "text/markdown", characters: 12, pages: null }],
    hidden: [],
    notices: [],
    leftOut,
  };
}

const events: UploadEvent[] = [
  {
    type: "chosen",
    send: ["a.md", "b.bin", "c.md"].map((name) => ({ name, file })),
    passedOver: [{ name: ".hidden", reason: "hidden" }],
  },
  { type: "sending", name: "a.md" },
  { type: "read", name: "a.md", added: added("a.md") },
  { type: "read", name: "b.bin", added: added("b.bin", [{ source: "b.bin", reason: "no text" }]) },
  { type: "refused", name: "c.md", message: "No.", hint: null },
];

test("every file ends as read, refused or passed over, and the counts say how many", () => {
  const all = events.reduce(uploads, []);
  expect(all.map(({ name, status }) => [name, status])).toEqual([
    ["a.md", "read"],
    ["b.bin", "read"],
    ["c.md", "refused"],
    [".hidden", "passed-over"],
  ]);
  expect(uploadCounts(all)).toEqual({ all: 4, done: 4, documents: 1, characters: 12, leftOut: 3 });
});

test("a file that is chosen again waits again, once", () => {
  const again = uploads(events.reduce(uploads, []), {
    type: "chosen",
    send: [{ name: "a.md", file }],
    passedOver: [],
  });
  expect(again.filter(({ name }) => name === "a.md")).toEqual([{ name: "a.md", status: "waiting" }]);
  expect(uploadCounts(again).done).toBe(3);
});
