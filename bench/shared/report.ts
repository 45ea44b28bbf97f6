/** One measured row as a JSON line: what run-all keeps apart from the text for people. */
export function printRow(benchmark: string, row: object): void {
  console.log(JSON.stringify({ benchmark, ...row }));
}

export interface Column<Row> {
  title: string;
  value: (row: Row) => string;
}

/** A table for people, in Markdown. */
export function printTable<Row>(columns: readonly Column<Row>[], rows: readonly Row[]): void {
  const cells = [
    columns.map(({ title }) => title),
    ...rows.map((row) => columns.map(({ value }) => value(row))),
  ];
  const widths = columns.map((_, at) => Math.max(3, ...cells.map((line) => (line[at] as string).length)));
  const line = (texts: readonly string[]) =>
    `| ${texts.map((text, at) => (at === 0 ? text.padEnd(widths[at] as number) : text.padStart(widths[at] as number))).join(" | ")} |`;
  const rule = `|${widths.map((width, at) => (at === 0 ? "-".repeat(width + 2) : `${"-".repeat(width + 1)}:`)).join("|")}|`;
  console.log(["", line(cells[0] as string[]), rule, ...cells.slice(1).map(line), ""].join("\n"));
}

/** Three significant digits or whole numbers; a dash for what was not measured. */
export function number(value: number | null | undefined): string {
  if (value === null || value === undefined || !Number.isFinite(value)) return "–";
  if (Math.abs(value) >= 100) return String(Math.round(value));
  return String(Number(value.toPrecision(3)));
}

/** A score between 0 and 1, as ".812". */
export function score(value: number | null | undefined): string {
  return value === null || value === undefined || !Number.isFinite(value)
    ? "–"
    : value.toFixed(3).replace(/^0/, "");
}
