import clsx from "clsx";
import { X } from "lucide-react";
import { type ReactNode, useRef } from "react";
import { Button } from "../../../design/button.tsx";
import { count } from "../../../design/format.ts";
import { Select } from "../../../design/select.tsx";
import { inputStyle } from "../../../design/text-field.tsx";
import { useWritten } from "../../../design/use-written.ts";
import * as t from "../../../messages/messages.ts";
import { letterOf } from "../prepare/run-places.ts";
import type { FoundQuestions } from "../prepare/found-questions.ts";
import type { QuestionColumns } from "../prepare/question-columns.ts";
import { isQuestionKind, type QuestionKind, questionKinds } from "../prepare/question-marks.ts";
import { useCompareAddress } from "../use-compare-address.ts";
import { OrderSelect } from "./order-select.tsx";
import { OtherSelect } from "./other-select.tsx";

export const filterFieldId = "filter-questions";

/** "A right, B wrong" and all the others, each with how many questions it would show. */
export function QuestionFilters({
  columns,
  found,
  second,
}: {
  columns: QuestionColumns;
  found: FoundQuestions;
  second: number;
}): ReactNode {
  const { search, change } = useCompareAddress();
  // What is being written belongs to the field: the address follows it.
  const field = useRef<HTMLInputElement>(null);
  const written = useWritten(search.text ?? "");
  const chosen = isQuestionKind(search.show) ? search.show : "all";
  const runs = columns.runs.map(({ run }) => run);
  const other = letterOf(second);
  const shown = questionKinds.filter((kind) => isOffered(kind, columns, chosen, found));
  const isFiltered = [search.show, search.text, search.tag, search.split].some((one) => one !== undefined);
  return (
    <section aria-label={t.compare.filters} className="mb-3 flex flex-col gap-2">
      <div role="group" aria-label={t.compare.filters} className="flex flex-wrap gap-1">
        {(["all", ...shown] as const).map((kind) => {
          const word = t.compare.kinds[kind];
          return (
            <button
              key={kind}
              type="button"
              aria-pressed={kind === chosen}
              onClick={() => change({ show: kind === "all" ? undefined : kind })}
              className={clsx(
                "inline-flex min-h-7 items-center gap-1.5 rounded-full border px-2.5 text-small",
                kind === chosen
                  ? "border-depth-7 bg-depth-7 text-on-depth"
                  : "border-line-strong bg-surface hover:bg-depth-1",
              )}
            >
              {typeof word === "string" ? word : word(other)}
              <span className={clsx("tabular-nums", kind === chosen ? "text-on-depth" : "text-ink-soft")}>
                {count(found.kinds[kind])}
              </span>
            </button>
          );
        })}
      </div>
      <div className="flex flex-wrap items-center gap-2">
        <input
          ref={field}
          id={filterFieldId}
          type="search"
          aria-label={t.compare.filterText}
          placeholder={t.compare.filterText}
          value={written.shown}
          onChange={({ target }) => {
            written.write(target.value);
            change({ text: target.value || undefined }, { replace: true });
          }}
          onBlur={written.leave}
          onKeyDown={(event) => {
            if (event.key === "Escape" || event.key === "Enter") event.currentTarget.blur();
          }}
          className={`${inputStyle} max-w-56`}
        />
        {columns.tagNames.length > 0 && (
          <Select
            label={t.compare.tag}
            value={search.tag ?? ""}
            choices={named(columns.tagNames, found.tags)}
            onChange={(tag) => change({ tag: tag || undefined })}
          />
        )}
        {columns.splitNames.length > 0 && (
          <Select
            label={t.compare.split}
            value={search.split ?? ""}
            choices={named(columns.splitNames, found.splits)}
            onChange={(split) => change({ split: split || undefined })}
          />
        )}
        <OtherSelect runs={runs} second={second} onChange={(run) => change({ other: run })} />
        <OrderSelect sort={search.sort} onChange={(sort) => change({ sort })} />
        {isFiltered && (
          <Button
            kind="quiet"
            size="small"
            onClick={() => {
              change({ show: undefined, text: undefined, tag: undefined, split: undefined });
              if (field.current !== null) field.current.value = "";
            }}
          >
            <X aria-hidden className="size-3.5" />
            {t.compare.clear}
          </Button>
        )}
      </div>
      {columns.right !== null && <p className="text-tiny text-ink-soft">{columns.right.sentence}</p>}
    </section>
  );
}

function named(names: readonly string[], counts: Uint32Array): { value: string; label: string }[] {
  return [
    { value: "", label: t.compare.any },
    ...names.map((name, index) => ({
      value: name,
      label: t.compare.withCount(name, counts[index] ?? 0),
    })),
  ];
}

/** Two runs that are both wrong are all that are wrong; what no question is of is not offered, unless it is chosen. */
function isOffered(
  kind: QuestionKind,
  { runs, right }: QuestionColumns,
  chosen: QuestionKind | "all",
  { kinds }: FoundQuestions,
): boolean {
  if (kind === chosen) return true;
  if (kind === "all-wrong" && runs.length < 3) return false;
  if (right === null && /right|wrong/.test(kind)) return false;
  return kinds[kind] > 0 || ["moved", "first-right", "second-right"].includes(kind);
}
