import type { Column } from "../../../design/column.ts";
import * as t from "../../../messages/messages.ts";
import { letterOf } from "../prepare/run-places.ts";
import { cellText } from "../prepare/cell-text.ts";
import { differenceAt } from "../prepare/ordered-questions.ts";
import { questionCell } from "../prepare/question-cell.ts";
import type { QuestionColumns } from "../prepare/question-columns.ts";
import { DifferenceCell } from "./difference-cell.tsx";
import { RunLetter } from "./run-letter.tsx";
import { ScoreCell } from "./score-cell.tsx";

/** Columns over places of questions: a cell looks its value up when it is drawn. Narrow ones leave room for a question's detail. */
export function questionTableColumns(
  columns: QuestionColumns,
  second: number,
  isNarrow: boolean,
): Column<number>[] {
  const { ids, texts, runs, highest, right } = columns;
  return [
    ...(isNarrow ? [] : [idColumn(ids)]),
    {
      id: "question",
      header: t.compare.question,
      name: t.compare.question,
      cell: (place) => <span title={texts[place]}>{texts[place]}</span>,
      value: (place) => texts[place]!,
      width: "1fr",
    },
    ...runs.map((run, at): Column<number> => ({
      id: letterOf(at),
      header: <RunLetter place={at} />,
      name: t.compare.runLetter(letterOf(at)),
      cell: (place) => <ScoreCell cell={questionCell(run, place)} highest={highest} isNarrow={isNarrow} />,
      value: (place) => cellText(questionCell(run, place)),
      width: isNarrow ? 4.5 : 8.5,
      numeric: true,
    })),
    ...(runs.length < 2
      ? []
      : [
          {
            id: "difference",
            header: t.compare.against(letterOf(second), letterOf(0)),
            name: t.compare.against(letterOf(second), letterOf(0)),
            cell: (place: number) => (
              <DifferenceCell
                value={differenceAt(columns, place, second)}
                lowerIsBetter={right?.lowerIsBetter === true}
              />
            ),
            value: (place: number) => {
              const value = differenceAt(columns, place, second);
              return Number.isNaN(value) ? null : Math.round(value * 1e4) / 1e4;
            },
            width: isNarrow ? 4.75 : 6,
            numeric: true,
          },
        ]),
  ];
}

function idColumn(ids: readonly string[]): Column<number> {
  return {
    id: "id",
    header: t.compare.number,
    name: t.compare.number,
    cell: (place) => <span className="text-tiny text-ink-soft">{ids[place]}</span>,
    value: (place) => ids[place]!,
    width: 5,
  };
}
