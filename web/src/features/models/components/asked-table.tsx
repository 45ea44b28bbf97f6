import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import type { AskedModel } from "@contracts/api/models.ts";
import type { Column, Sorting } from "../../../design/column.ts";
import { DataTable } from "../../../design/data-table.tsx";
import { count } from "../../../design/format.ts";
import { Term } from "../../../design/term.tsx";
import * as t from "../../../messages/messages.ts";
import { moneyOf } from "../prepare/money-sentence.ts";

const words = t.models;

const columns: readonly Column<AskedModel>[] = [
  {
    id: "model",
    header: words.model,
    name: words.model,
    width: "2fr",
    value: ({ model }) => model,
    cell: ({ model }) => <bdi className="font-medium">{model}</bdi>,
  },
  {
    id: "purposes",
    header: words.purposes,
    name: words.purposes,
    width: "1fr",
    value: ({ purposes }) => purposes.map((purpose) => words.purpose[purpose]).join(", "),
    cell: ({ purposes }) => purposes.map((purpose) => words.purpose[purpose]).join(", "),
  },
  known("calls", words.calls, words.calls, ({ calls }) => calls),
  known(
    "in",
    <Term id="token">{words.inputTokens}</Term>,
    words.inputTokens,
    ({ inputTokens }) => inputTokens,
  ),
  known(
    "out",
    <Term id="token">{words.outputTokens}</Term>,
    words.outputTokens,
    ({ outputTokens }) => outputTokens,
  ),
  {
    id: "money",
    header: words.money,
    name: words.money,
    width: 9,
    numeric: true,
    value: ({ usd }) => usd,
    cell: (model) => (
      <span
        title={
          (model.callsWithoutUsage ?? 0) > 0 ? words.withoutUsage(model.callsWithoutUsage ?? 0) : undefined
        }
      >
        {moneyOf(model)}
      </span>
    ),
  },
  {
    id: "runs",
    header: words.runs,
    name: words.runs,
    width: 9,
    value: ({ runs }) => runs.length,
    cell: ({ runs: [newest, ...others] }) =>
      newest !== undefined && (
        <>
          <Link to="/runs/$run" params={{ run: newest }} className="underline underline-offset-3">
            {newest}
          </Link>
          {others.length > 0 && <span className="text-ink-soft"> +{others.length}</span>}
        </>
      ),
  },
];

function known(
  id: string,
  header: ReactNode,
  name: string,
  value: (model: AskedModel) => number | null,
): Column<AskedModel> {
  return {
    id,
    header,
    name,
    width: 7.5,
    numeric: true,
    value,
    cell: (model) => {
      const amount = value(model);
      return amount === null ? <span className="text-ink-soft">{words.notCounted}</span> : count(amount);
    },
  };
}

export function AskedTable({
  models,
  sorting,
  onSort,
}: {
  models: readonly AskedModel[];
  sorting: Sorting | undefined;
  onSort(sorting: Sorting): void;
}): ReactNode {
  return (
    <DataTable
      label={words.asked}
      rows={models}
      columns={columns}
      rowKey={({ model }) => model}
      sorting={sorting}
      onSort={onSort}
      fileName="models"
    />
  );
}
