/** Names of columns are short. */
const longestName = 80;

/**
 * Whether the first of these rows names the columns of the others: text in nearly every column, no two alike, and below it
 * some column that is text in the first row only. Years count as names.
 */
export function isHeaderRow(rows: readonly (readonly string[])[]): boolean {
  const [first, ...others] = rows;
  if (first === undefined || others.length === 0 || !areNames(first)) return false;
  return first.some((name, column) => {
    const below = others.map((row) => row[column]?.trim() ?? "").filter((cell) => cell !== "");
    return name.trim() !== "" && below.length > 0 && below.every((cell) => isNumber(cell) && !isName(cell));
  });
}

/** Whether a row could be names of columns by itself. */
export function areNames(row: readonly string[]): boolean {
  const filled = row.map((cell) => cell.trim()).filter((cell) => cell !== "");
  return (
    filled.length >= 2 &&
    filled.length >= row.length - 1 &&
    new Set(filled).size === filled.length &&
    filled.every(isName) &&
    filled.some((cell) => !isNumber(cell))
  );
}

function isName(cell: string): boolean {
  return cell.length <= longestName && (!isNumber(cell) || /^(?:19|20)\d\d$/.test(cell));
}

/** Digits with what people write around them: signs, separators, currencies, units. */
function isNumber(cell: string): boolean {
  return /\d/.test(cell) && /^[^\p{L}]{0,4}[\d.,'\u00a0\u202f /:-]+\s?\S{0,4}$/u.test(cell);
}
