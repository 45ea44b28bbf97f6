/**
 * One line of a table by RFC 4180. A text that a spreadsheet would take for a formula gets an apostrophe before it, so that no
 * name of a source and no answer of a server is computed when the file is opened.
 */
export function csvLine(cells: readonly (string | number | null)[]): string {
  return `${cells.map(cell).join(",")}\n`;
}

const formula = /^[\s\p{Cc}]*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/u;

function cell(value: string | number | null): string {
  if (value === null) return "";
  if (typeof value === "number") return String(value);
  return `"${`${formula.test(value) ? "'" : ""}${value}`.replaceAll('"', '""')}"`;
}
