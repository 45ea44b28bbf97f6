export type Cell = string | number | boolean | null;

/**
 * RFC 4180, with a byte order mark so that spreadsheets read it as UTF-8. A text that a spreadsheet would take for a formula gets an
 * apostrophe before it: sources and answers come from anywhere.
 */
export function csv(header: readonly string[], rows: readonly (readonly Cell[])[]): string {
  return `\uFEFF${[header, ...rows].map((row) => row.map(cell).join(",")).join("\r\n")}\r\n`;
}

function cell(value: Cell): string {
  if (value === null) return "";
  if (typeof value !== "string") return String(value);
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
