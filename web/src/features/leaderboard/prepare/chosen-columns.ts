import * as t from "../../../messages/messages.ts";
import type { Board } from "./board.ts";

export interface ColumnChoice {
  id: string;
  label: string;
}

export interface ColumnGroup {
  title: string;
  choices: readonly ColumnChoice[];
}

/** Beside the run, its score and its verdict, which always stand there. */
const usual = ["latency", "index"];

/** Every column there could be, in the order in which the table has them. */
export function columnGroups(board: Board, metrics: readonly string[], metric: string): ColumnGroup[] {
  const words = t.leaderboard;
  const groups: ColumnGroup[] = [
    { title: words.settings, choices: board.settings.map(({ path }) => ({ id: path, label: path })) },
    {
      title: words.metrics,
      choices: metrics.filter((id) => id !== metric).map((id) => ({ id, label: id })),
    },
    {
      title: words.costs,
      choices: [
        { id: "latency", label: words.latency },
        { id: "index", label: words.indexSize },
        { id: "price", label: words.price },
        { id: "took", label: words.took },
      ],
    },
    {
      title: words.about,
      choices: [
        { id: "behind", label: words.behindBest },
        { id: "started", label: words.started },
        { id: "questions", label: words.questions },
        { id: "id", label: words.runId },
      ],
    },
  ];
  return groups.filter(({ choices }) => choices.length > 0);
}

/** Those of the address that exist, in the table's order; the usual ones where it names none. */
export function chosenColumns(
  groups: readonly ColumnGroup[],
  named: string | undefined,
  board: Board,
): string[] {
  const wanted = new Set(named === undefined ? usualColumns(board) : named.split(","));
  return groups.flatMap(({ choices }) => choices.map(({ id }) => id).filter((id) => wanted.has(id)));
}

/** The price is usual only where something costs money. */
function usualColumns(board: Board): string[] {
  const isPaid = board.rows.some(({ row }) => (row.run.usdPerThousandQuestions ?? 0) > 0);
  return isPaid ? [...usual, "price"] : usual;
}

/** The address for a set of columns; an empty table of columns is still a choice. */
export function columnsText(columns: readonly string[]): string {
  return columns.length === 0 ? "none" : columns.join(",");
}
