import * as fc from "fast-check";
import { expect, test } from "vitest";
import { fileHeaders } from "./file-headers.ts";

test("whatever a file is called, its header is of plain characters and gives the last name back", () => {
  fc.assert(
    fc.property(
      fc.string({ unit: "binary" }),
      fc.constantFrom("text/html", "application/pdf"),
      (name, mediaType) => {
        const header = fileHeaders({ name: `folder/${name.replaceAll("/", "-")}`, mediaType })[
          "content-disposition"
        ];
        expect(header).toMatch(/^(?:inline|attachment); filename\*=UTF-8''[\w!.~%-]*$/);
        expect(decodeURIComponent(header!.slice(header!.indexOf("''") + 2))).toBe(
          name.replaceAll("/", "-").toWellFormed(),
        );
      },
    ),
  );
});

test.each([
  "text/html",
  "image/svg+xml",
  "application/xhtml+xml",
  "text/xml",
  "text/javascript",
  "application/octet-stream",
  "",
  "TEXT/HTML; charset=utf-8",
])("%j is never shown where it could run", (mediaType) => {
  expect(fileHeaders({ name: "a", mediaType })["content-disposition"]).toMatch(/^attachment;/);
});
