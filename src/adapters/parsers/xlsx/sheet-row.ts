export interface Cell {
  column: number;
  /** As it is shown. */
  text: string;
  /** Text, not a number, date or truth value. */
  isText: boolean;
}

export interface SheetRow {
  number: number;
  /** In order of their columns. */
  cells: Cell[];
}
