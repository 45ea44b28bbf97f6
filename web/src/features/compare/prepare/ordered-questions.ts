import type { Sorting } from "../../../design/column.ts";
import { letterOf } from "./chosen-runs.ts";
import type { QuestionColumns } from "./question-columns.ts";

/**
 * The places in the order asked for: by "question" or "id", by the score of a run (its letter), by "difference" or by "size" of the
 * difference between the first run and the one at `second`. What has no value stands last either way; equals keep their order.
 */
export function orderedQuestions(
  columns: QuestionColumns,
  places: Uint32Array,
  sorting: Sorting | undefined,
  second: number,
): number[] {
  const sorted = places.slice();
  const turn = sorting?.down === true ? -1 : 1;
  const texts = sorting === undefined ? undefined : textsOf(columns, sorting.column);
  if (texts !== undefined) {
    sorted.sort((a, b) => {
      const [one, other] = [texts[a]!, texts[b]!];
      return one < other ? -turn : one > other ? turn : a - b;
    });
  } else if (sorting !== undefined) {
    const keys = keysOf(columns, sorting.column, second);
    if (keys === undefined) return Array.from(places);
    sorted.sort((a, b) => {
      const [one, other] = [keys[a]!, keys[b]!];
      if (Number.isNaN(one) || Number.isNaN(other))
        return Number(Number.isNaN(one)) - Number(Number.isNaN(other)) || a - b;
      return turn * (one - other) || a - b;
    });
  }
  return Array.from(sorted);
}

/** The second run's score less the first's; NaN where one of them has none. */
export function differenceAt({ runs }: QuestionColumns, place: number, second: number): number {
  return (runs[second]?.scores[place] ?? Number.NaN) - (runs[0]?.scores[place] ?? Number.NaN);
}

function textsOf({ plainTexts, ids }: QuestionColumns, column: string): readonly string[] | undefined {
  if (column === "question") return plainTexts;
  return column === "id" ? ids : undefined;
}

function keysOf(columns: QuestionColumns, column: string, second: number): Float64Array | undefined {
  if (column === "difference" || column === "size") {
    const shown = column === "size" ? Math.abs : (value: number) => value;
    return Float64Array.from({ length: columns.count }, (_, place) =>
      shown(differenceAt(columns, place, second)),
    );
  }
  return columns.runs.find((_, place) => letterOf(place) === column)?.scores;
}
