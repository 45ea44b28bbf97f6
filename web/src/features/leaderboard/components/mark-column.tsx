import { Checkbox } from "../../../design/checkbox.tsx";
import type { Column } from "../../../design/column.ts";
import * as t from "../../../messages/messages.ts";
import type { BoardRow } from "../prepare/board.ts";

/** Where runs are marked to be compared. */
export function markColumn({
  marked,
  onMark,
}: {
  marked: readonly string[];
  onMark(id: string): void;
}): Column<BoardRow> {
  const words = t.leaderboard;
  return {
    id: "mark",
    header: <span className="sr-only">{words.mark}</span>,
    name: words.mark,
    cell: ({ id, name }) => (
      <Checkbox
        label={`${words.mark}: ${name}`}
        hideLabel
        checked={marked.includes(id)}
        onChange={() => onMark(id)}
      />
    ),
    width: 2,
  };
}
