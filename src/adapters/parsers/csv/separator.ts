import { lenientCsvRows } from "../../shared/read-csv.ts";

const candidates = [",", ";", "\t", "|"];
const rowsLookedAt = 60;
const charactersLookedAt = 200_000;

/**
 * The separator by which the first rows agree best on how many cells a row has: by which the most of them have the commonest
 * number, at least two; among equals the one that gives more cells. Undefined where none gives a second cell.
 */
export function separatorOfTable(text: string): string | undefined {
  const beginning = text.slice(0, charactersLookedAt);
  let best: { separator: string; agreeing: number; width: number } | undefined;
  for (const separator of candidates) {
    const widths = new Map<number, number>();
    let rows = 0;
    for (const { cells } of lenientCsvRows(beginning, separator)) {
      if (cells.length === 1 && cells[0]?.trim() === "") continue;
      widths.set(cells.length, (widths.get(cells.length) ?? 0) + 1);
      if (++rows === rowsLookedAt) break;
    }
    for (const [width, agreeing] of widths) {
      if (width < 2) continue;
      const isBetter =
        best === undefined || agreeing > best.agreeing || (agreeing === best.agreeing && width > best.width);
      if (isBetter) best = { separator, agreeing, width };
    }
  }
  return best?.separator;
}
