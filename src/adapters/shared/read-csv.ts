/** A row with the line it begins on, or why it could not be read. */
export type CsvRow = CsvCells | { line: number; wrong: string };

export interface CsvCells {
  line: number;
  cells: string[];
}

/**
 * Rows of comma-separated values as RFC 4180 has them: cells may stand in double quotes and then hold separators, line
 * breaks and doubled quotes. Strict: a quote that is out of place makes its row a fault, and reading goes on with the next
 * line. Blank lines are passed over. Linear.
 */
export function readCsv(text: string, separator: string): CsvRow[] {
  return [...rowsOf(text, separator, false)].filter((row) => "wrong" in row || !isBlank(row));
}

/**
 * The same as a spreadsheet would open it: blank lines are rows without text, a quote that is out of place is a character
 * like any other, and one that nothing closes only belongs to its line.
 */
export function* lenientCsvRows(text: string, separator: string): Generator<CsvCells> {
  for (const row of rowsOf(text, separator, true)) if ("cells" in row) yield row;
}

function isBlank({ cells }: CsvCells): boolean {
  return cells.length === 1 && cells[0]?.trim() === "";
}

function* rowsOf(text: string, separator: string, lenient: boolean): Generator<CsvRow> {
  let at = 0;
  let line = 1;
  while (at < text.length) {
    const begins = line;
    const cells: string[] = [];
    let wrong: string | undefined;
    for (;;) {
      const cell = cellAt(text, at, separator, lenient);
      line += cell.lineBreaks;
      at = cell.end;
      cells.push(cell.value);
      wrong ??= cell.wrong;
      if (wrong !== undefined || text[at] !== separator) break;
      at++;
    }
    const lineEnd = text.indexOf("\n", at);
    at = lineEnd < 0 ? text.length : lineEnd + 1;
    line++;
    yield wrong === undefined ? { line: begins, cells } : { line: begins, wrong };
  }
}

function cellAt(text: string, start: number, separator: string, lenient: boolean): Cell {
  if (text[start] !== '"') return plainCell(text, start, separator, lenient);
  const cell = quotedCell(text, start);
  if (cell.wrong === undefined && endsCell(text, cell.end, separator)) return cell;
  // No spreadsheet has a quoted cell that goes on over lines and then ends amid a text.
  if (lenient && (cell.wrong !== undefined || cell.lineBreaks > 0))
    return plainCell(text, start, separator, true);
  if (lenient) {
    const rest = plainCell(text, cell.end, separator, true);
    return { ...rest, value: cell.value + rest.value };
  }
  const wrong = "text follows a closing double quote; a quote inside a cell is written twice";
  return { ...cell, wrong: cell.wrong ?? wrong };
}

/** The separator that the first line has most of outside quotes: tab, semicolon or comma; a comma where it has none. */
export function separatorOf(text: string): string {
  const counts = new Map(["\t", ";", ","].map((separator) => [separator, 0]));
  let isQuoted = false;
  for (const character of text) {
    if (character === '"') isQuoted = !isQuoted;
    if (isQuoted) continue;
    if (character === "\n") break;
    const count = counts.get(character);
    if (count !== undefined) counts.set(character, count + 1);
  }
  const [separator, count] = [...counts].reduce((most, one) => (one[1] > most[1] ? one : most));
  return count === 0 ? "," : separator;
}

interface Cell {
  value: string;
  /** Just behind the cell. */
  end: number;
  lineBreaks: number;
  wrong?: string;
}

function plainCell(text: string, start: number, separator: string, lenient: boolean): Cell {
  let end = start;
  while (end < text.length && text[end] !== separator && text[end] !== "\n") end++;
  const value =
    text[end - 1] === "\r" && text[end] !== separator ? text.slice(start, end - 1) : text.slice(start, end);
  const cell = { value, end, lineBreaks: 0 };
  return !lenient && value.includes('"')
    ? { ...cell, wrong: "a double quote stands in a cell without quotes around it" }
    : cell;
}

function quotedCell(text: string, start: number): Cell {
  let end = text.indexOf('"', start + 1);
  while (end >= 0 && text[end + 1] === '"') end = text.indexOf('"', end + 2);
  if (end < 0) return { value: "", end: start, lineBreaks: 0, wrong: "the closing double quote is missing" };
  const value = text.slice(start + 1, end).replaceAll('""', '"');
  let lineBreaks = 0;
  for (let at = text.indexOf("\n", start); at >= 0 && at < end; at = text.indexOf("\n", at + 1)) lineBreaks++;
  return { value, end: end + 1, lineBreaks };
}

function endsCell(text: string, at: number, separator: string): boolean {
  const next = text[at];
  if (next === undefined || next === separator || next === "\n") return true;
  return next === "\r" && (text[at + 1] === "\n" || at + 1 === text.length);
}
