import { expect, test } from "vitest";
import { AppError } from "../../../contracts/app-error.ts";
import { describeFaults } from "./position-faults.fixture.ts";
import { pdfParser } from "./pdf-parser.ts";
import { malformed } from "./malformed.fixture.ts";
import { filled, pdfOf, picture, printed, printedLines, ruled } from "./pdf.fixture.ts";

const whole = pdfOf({
  pages: [
    printed("House manual", 72, 60, { size: 20 }) +
      printedLines(["The boiler room lies below the kitchen and is", "reached through the yard."], 72, 90) +
      filled(70, 130, 260, 20, "0.1 0.2 0.4") +
      printed("White on dark", 74, 143, { colour: "1 1 1" }) +
      picture(300, 300, 100, 100),
    [100, 120, 150].map((y) => ruled(70, y, 330, y)).join("") +
      [70, 200, 330].map((x) => ruled(x, 100, x, 150)).join("") +
      printed("Part", 74, 112) +
      printed("Price", 204, 112, { font: "F4" }),
  ],
  outline: [{ title: "House manual", page: 1, inner: ["Parts"] }],
  catalog: "/Names << /EmbeddedFiles << /Names [(a) 100 0 R] >> >> /PageLabels << /Nums [0 << /S /r >>] >>",
  objects: {
    100: "<< /Type /Filespec /F (a.csv) /EF << /F 102 0 R >> >>",
    102: "<< /Type /EmbeddedFile /Length 7 >>\nstream\na,b\n1,2\nendstream",
  },
});

test("files cut, flipped, spliced and doubled are read with sound positions or refused in one sentence", async () => {
  const faults: unknown[] = [];
  let read = 0;
  for (const [at, bytes] of malformed(whole, 300).entries()) {
    try {
      faults.push(
        ...describeFaults(await pdfParser.parse({ source: "x.pdf", bytes })).map((fault) => [at, fault]),
      );
      read += 1;
    } catch (error) {
      const isOwn =
        error instanceof AppError && error.code === "source.unreadable" && !/\n|\.$/.test(error.message);
      if (!isOwn) faults.push([at, error]);
    }
  }
  expect(faults).toEqual([]);
  // Enough of them still open that the readers behind the door are tried too.
  expect(read).toBeGreaterThan(100);
});
