/** What may still be read of a workbook. Characters are counted where they are shown: many cells can share one long string. */
export interface CellBudget {
  cells: number;
  characters: number;
}

export function isSpent({ cells, characters }: CellBudget): boolean {
  return cells < 0 || characters < 0;
}
