/** So many rows below the names are held against them. */
export const rowsCompared = 1000;
const longestName = 120;
/** Values twice as long as this are sentences below a name. */
const longName = 40;

/**
 * Whether a row names the columns of the rows below it: its cells are distinct names and no values. "perhaps" where nothing tells
 * it from the rows below: it may as well be the first of them. Empty cells name nothing.
 */
export function namesColumns(
  row: readonly string[],
  rowsBelow: readonly (readonly string[])[],
): "yes" | "perhaps" | "no" {
  const names = row.map((cell) => cell.trim());
  const isRepeated = (other: readonly string[]) =>
    names.every((name, column) => name === (other[column] ?? "").trim());
  // Tables that were joined have the names again in between.
  const below = rowsBelow.slice(0, rowsCompared).filter((other) => !isRepeated(other));
  const columns = names.flatMap((name, column) => {
    const values = below.map((other) => (other[column] ?? "").trim()).filter((value) => value !== "");
    return name === "" ? [] : [{ name, values }];
  });
  const own = columns.map(({ name }) => name);
  const isNamed =
    below.some((other) => other.some((cell) => cell.trim() !== "")) &&
    new Set(own).size === own.length &&
    columns.every(({ name, values }) => couldName(name, values)) &&
    own.some((name) => !isShortValue(name));
  if (!isNamed) return "no";
  return columns.some(({ name, values }) => differs(name, values)) ? "yes" : "perhaps";
}

/** Whether a cell could be the name of what stands below: not one of these values, and no value itself but for years and "Yes" above numbers. */
function couldName(name: string, values: readonly string[]): boolean {
  if (name.length > longestName || values.includes(name)) return false;
  if (isYear(name)) return values.length > 0 && values.every((value) => isValue(value) && !isYear(value));
  if (isTruth(name)) return values.length > 0 && values.every((value) => isValue(value) && !isTruth(value));
  return !isValue(name);
}

/** Values below a name that is none, sentences below a word, or a few values again and again. */
function differs(name: string, values: readonly string[]): boolean {
  if (values.length === 0) return false;
  if (values.every((value) => isValue(value) || isMeasure(value)))
    return !isMeasure(name) || isShortValue(name);
  const shortest = Math.min(...values.map(({ length }) => length));
  if (name.length <= longName && shortest >= 2 * longName) return true;
  return values.length >= 4 && new Set(values).size * 2 <= values.length;
}

/** Numbers, sums, dates, times, addresses, formulas, truth values: what stands below a header and seldom in it. */
function isValue(cell: string): boolean {
  return (
    /^[^\p{L}]*\d[^\p{L}]*$/u.test(cell) ||
    /^\d{4}-\d\d-\d\d/.test(cell) ||
    /^(?:https?:\/\/|[=@]|\S+@\S+\.\S+$)/i.test(cell) ||
    isTruth(cell)
  );
}

/** A number with its unit. */
function isMeasure(cell: string): boolean {
  return /^[-+]?\d[\d.,]*\s?\S{1,4}$/.test(cell);
}

function isShortValue(cell: string): boolean {
  return isYear(cell) || isTruth(cell);
}

function isYear(cell: string): boolean {
  return /^(?:19|20)\d\d$/.test(cell);
}

function isTruth(cell: string): boolean {
  return /^(?:true|false|yes|no|null|n\/a)$/i.test(cell);
}
