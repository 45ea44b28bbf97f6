import type { Sorting } from "../../../design/column.ts";
import { letterOf } from "./run-places.ts";
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
  if (sorting === undefined) return Array.from(places);
  const turn = sorting.down ? -1 : 1;
  const sorted = places.slice();
  const texts = textsOf(columns, sorting.column);
  if (texts !== undefined) {
    sorted.sort((a, b) => {
      const [one, other] = [texts[a]!, texts[b]!];
      return one < other ? -turn : one > other ? turn : a - b;
    });
    return Array.from(sorted);
  }
  const values = valuesOf(columns, sorting.column, second);
  if (values === undefined) return Array.from(places);
  // Infinity less infinity is no number, which is taken for equal.
  const keys = values.map((value) => (Number.isNaN(value) ? Number.POSITIVE_INFINITY : turn * value));
  sorted.sort((a, b) => keys[a]! - keys[b]! || a - b);
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

function valuesOf(columns: QuestionColumns, column: string, second: number): Float64Array | undefined {
  if (column !== "difference" && column !== "size")
    return columns.runs.find((_, place) => letterOf(place) === column)?.scores;
  const values = new Float64Array(columns.count);
  for (let place = 0; place < values.length; place++) {
    const difference = differenceAt(columns, place, second);
    values[place] = column === "size" ? Math.abs(difference) : difference;
  }
  return values;
}
