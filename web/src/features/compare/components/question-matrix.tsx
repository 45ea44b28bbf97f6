import { useNavigate } from "@tanstack/react-router";
import clsx from "clsx";
import { type ReactNode, useMemo } from "react";
import { DataTable } from "../../../design/data-table.tsx";
import { sortingOf, sortingText } from "../../../design/sorting-text.ts";
import { useKeys } from "../../../keyboard/keys.ts";
import * as t from "../../../messages/messages.ts";
import { letterOf } from "../prepare/run-places.ts";
import { foundQuestions } from "../prepare/found-questions.ts";
import { orderedQuestions } from "../prepare/ordered-questions.ts";
import type { QuestionColumns } from "../prepare/question-columns.ts";
import { bitOf, isQuestionKind, questionMarks } from "../prepare/question-marks.ts";
import { stepFrom, stepToMarked } from "../prepare/walk.ts";
import { useCompareAddress } from "../use-compare-address.ts";
import { answerId } from "./answer-id.ts";
import { filterFieldId, QuestionFilters } from "./question-filters.tsx";
import { QuestionDetail } from "./question-detail.tsx";
import { questionTableColumns } from "./question-table-columns.tsx";

/** Every question a row, every run a column; the chosen question's answers beside them, or below where it is narrow. */
export function QuestionMatrix({ columns, second }: { columns: QuestionColumns; second: number }): ReactNode {
  const { search, change } = useCompareAddress();
  const navigate = useNavigate();
  const kind = isQuestionKind(search.show) ? search.show : undefined;
  const { tag, split, text, sort, question } = search;
  const marks = useMemo(() => questionMarks(columns, second), [columns, second]);
  const found = useMemo(
    () => foundQuestions(columns, marks, { kind, tag, split, text }),
    [columns, marks, kind, tag, split, text],
  );
  const sorting = useMemo(() => sortingOf(sort), [sort]);
  const ordered = useMemo(
    () => orderedQuestions(columns, found.places, sorting, second),
    [columns, found, sorting, second],
  );
  const isBeside = question !== undefined;
  const tableColumns = useMemo(
    () => questionTableColumns(columns, second, isBeside),
    [columns, second, isBeside],
  );
  const index = question === undefined ? -1 : columns.ids.indexOf(question);
  const chosen = index === -1 ? undefined : index;
  const open = (place: number | undefined): void => {
    if (place !== undefined) change({ question: columns.ids[place] }, { replace: true });
  };
  const isMoved = (place: number): boolean => (marks[place]! & bitOf("moved")) !== 0;
  useKeys([
    { key: "j", label: t.compare.keys.next, run: () => open(stepFrom(ordered, chosen, 1)) },
    { key: "k", label: t.compare.keys.previous, run: () => open(stepFrom(ordered, chosen, -1)) },
    { key: "n", label: t.compare.keys.nextMoved, run: () => open(stepToMarked(ordered, chosen, 1, isMoved)) },
    {
      key: "p",
      label: t.compare.keys.previousMoved,
      run: () => open(stepToMarked(ordered, chosen, -1, isMoved)),
    },
    {
      key: "o",
      label: t.compare.keys.open,
      run: () => {
        const run = columns.runs[0]?.run;
        if (chosen !== undefined && run !== undefined)
          void navigate({
            to: "/runs/$run/questions/$question",
            params: { run, question: columns.ids[chosen]! },
          });
      },
    },
    { key: "/", label: t.compare.keys.filter, run: () => document.getElementById(filterFieldId)?.focus() },
    { key: "x", label: t.compare.keys.close, run: () => change({ question: undefined }) },
    ...columns.runs.map((_, place) => ({
      key: String(place + 1),
      label: t.compare.keys.focus(letterOf(place)),
      run: () => document.getElementById(answerId(place))?.focus(),
    })),
  ]);
  return (
    <div
      className={clsx(
        "grid gap-4",
        isBeside && "xl:grid-cols-[minmax(0,9fr)_minmax(0,11fr)] 2xl:grid-cols-[minmax(0,2fr)_minmax(0,3fr)]",
      )}
    >
      <div className="min-w-0">
        <QuestionFilters columns={columns} found={found} second={second} />
        <DataTable
          label={t.compare.matrix}
          rows={ordered}
          columns={tableColumns}
          rowKey={(place) => String(place)}
          sorting={sorting}
          onSort={(next) => change({ sort: sortingText(next) })}
          isSorted
          onOpen={open}
          onWalk={isBeside ? open : undefined}
          isMarked={(place) => place === chosen}
          keyInSight={chosen === undefined ? undefined : String(chosen)}
          height={isBeside ? "max-h-[45vh] xl:max-h-[75vh]" : "max-h-[75vh]"}
          fileName="questions"
          empty={t.compare.noQuestion}
        />
      </div>
      {question !== undefined && (
        <QuestionDetail
          columns={columns}
          place={chosen}
          question={question}
          second={second}
          ordered={ordered}
          onWalk={open}
        />
      )}
    </div>
  );
}
