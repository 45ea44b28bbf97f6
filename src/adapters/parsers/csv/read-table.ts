import { AppError } from "../../../contracts/app-error.ts";
import type { ParsedText } from "../../../ports/document-parser.ts";
import { lenientCsvRows } from "../../shared/read-csv.ts";
import { canonicalText } from "../shared/canonical-text.ts";
import { someOf } from "../shared/some-of.ts";
import { writeTable } from "../shared/table-text.ts";
import { headerRow } from "./header-row.ts";
import { separatorOfTable } from "./separator.ts";

/** Larger tables belong in a database; what lies beyond is counted in a notice. */
export const mostRows = 200_000;

interface Row {
  /** As a spreadsheet numbers them: from 1, with the header and blank rows. */
  number: number;
  cells: string[];
}

export function readTable(given: string, maxCharacters?: number): ParsedText & { notices: string[] } {
  // Excel names the separator in a line of its own, which it does not show as a row.
  const named = /^sep=(.)\r?\n/.exec(given);
  const whole = given.slice(named?.[0].length ?? 0);
  const content = whole.includes("\n") ? whole : whole.replaceAll("\r", "\n");
  const separator = named?.[1] ?? separatorOfTable(content) ?? ",";

  const rows: Row[] = [];
  let number = 0;
  let filled = 0;
  for (const { cells } of lenientCsvRows(content, separator)) {
    number += 1;
    if (cells.every((cell) => cell.trim() === "")) continue;
    filled += 1;
    if (filled <= mostRows) rows.push({ number, cells });
  }
  if (rows.length === 0) {
    throw new AppError("source.unreadable", {
      message: "is a table without a filled row",
      hint: "Export it again, or leave it out of the folder.",
    });
  }
  const beyond = filled - rows.length;

  const header = headerRow(rows.map(({ cells }) => cells));
  const names = header && rows[header.at]?.cells;
  const text = canonicalText(maxCharacters);
  const write = (some: readonly Row[], columns?: readonly string[]) =>
    writeTable(text, { header: columns, rows: some.map(({ cells }) => cells) }, (row, writeRow) =>
      text.place("row", `row ${(some[row - 1] as Row).number}`, writeRow),
    );
  // A row that only may be the names is kept as one too: else what it says could not be found.
  write(rows.slice(0, header === undefined ? 0 : header.at + (header.isDoubtful ? 1 : 0)));
  const below = rows.slice(header === undefined ? 0 : header.at + 1);
  write(below, names);

  const width = names?.length ?? Number.POSITIVE_INFINITY;
  const wider = below.filter(({ cells }) => cells.slice(width).some((cell) => cell.trim() !== ""));
  const notices = [
    ...(header?.isDoubtful === true
      ? [
          `Row ${rows[header.at]?.number} was taken for the names of the columns and kept as a row too: nothing tells it from the rows below.`,
        ]
      : []),
    ...(wider.length === 0
      ? []
      : [
          `More cells than the header has names: ${someOf(
            "row",
            wider.map((row) => row.number),
          )}.`,
        ]),
    ...(beyond === 0
      ? []
      : [`Only the first ${mostRows} rows that hold something were read; ${beyond} more were left out.`]),
  ];
  return { ...text.result(), notices };
}
