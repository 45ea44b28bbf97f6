import type { BoardRow } from "./board.ts";
import { type Condition, whoeverMeets } from "./conditions.ts";

/** Rows that meet every condition and whose name holds every word that was typed. */
export function visibleRows(
  rows: readonly BoardRow[],
  { conditions, text }: { conditions: readonly Condition[]; text: string | undefined },
): readonly BoardRow[] {
  const words = (text ?? "")
    .toLocaleLowerCase()
    .split(/\s+/)
    .filter((word) => word !== "");
  if (conditions.length === 0 && words.length === 0) return rows;
  const meets = whoeverMeets(conditions);
  return rows.filter(
    ({ settings, sought }) => meets(settings) && words.every((word) => sought.includes(word)),
  );
}
