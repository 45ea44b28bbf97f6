import fc from "fast-check";
import { expect, test } from "vitest";
import { csvLine } from "./csv-line.ts";

test("quotes texts, leaves numbers as they are and what is not known empty", () => {
  expect(csvLine(["a", 12.5, null, 'say "ö", then\nleave', ""])).toBe(
    '"a",12.5,,"say ""ö"", then\nleave",""\n',
  );
});

test.each(["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", " =1", "\r=1", "\n", "＝1", '=HYPERLINK("http://x")'])(
  "no spreadsheet computes %j",
  (text) => {
    expect(csvLine([text])).toBe(`"'${text.replaceAll('"', '""')}"\n`);
  },
);

test("every text can be read back, but for an apostrophe before what begins like a formula", () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: "binary" }), { minLength: 1 }), (texts) => {
      const line = csvLine(texts);
      const cells = [...line.slice(0, -1).matchAll(/"((?:[^"]|"")*)"(?:,|$)/gs)].map(([, cell = ""]) =>
        cell.replaceAll('""', '"'),
      );
      expect(cells.map((cell, at) => (cell === texts[at] ? cell : cell.replace(/^'/, "")))).toEqual(texts);
      expect(cells.filter((cell) => /^\s*[=+\-@]/.test(cell))).toEqual([]);
    }),
  );
});
