import type { ReactNode } from "react";
import type { Cell } from "./csv.ts";

export interface Column<Row> {
  id: string;
  header: ReactNode;
  /** Said and exported where the header is more than a text. */
  name: string;
  cell(row: Row): ReactNode;
  /** What it is sorted and exported by; a column without one is neither. Null comes last in either order. */
  value?(row: Row): Cell;
  /** Exported after its own value, such as both ends of an interval. */
  besides?: readonly { name: string; value(row: Row): Cell }[];
  /** In rem, or a share of what is left ("1fr"). */
  width: number | `${number}fr`;
  numeric?: boolean;
}

export interface Sorting {
  column: string;
  down: boolean;
}
