import type { ReactNode } from "react";
import type { Models } from "@contracts/api/models.ts";
import type { Column, Sorting } from "../../../design/column.ts";
import { DataTable } from "../../../design/data-table.tsx";
import * as t from "../../../messages/messages.ts";
import { price, sourceOf } from "../prepare/price-words.ts";

const words = t.models;
type Known = Models["known"][number];

const columns: readonly Column<Known>[] = [
  {
    id: "model",
    header: words.model,
    name: words.model,
    width: "2.5fr",
    value: ({ model }) => model,
    cell: ({ model }) => <bdi>{model}</bdi>,
  },
  {
    id: "kind",
    header: words.kind,
    name: words.kind,
    width: 5.5,
    value: ({ kind }) => kind,
    cell: ({ kind }) => kind,
  },
  amount("input", words.input, ({ prices }) => prices.input),
  amount("output", words.output, ({ prices }) => prices.output),
  amount("cachedInput", words.cachedInput, ({ prices }) => prices.cachedInput),
  amount("searches", words.searches, ({ prices }) => prices.perThousandSearches),
  {
    id: "date",
    header: words.date,
    name: words.date,
    width: 7,
    value: ({ prices }) => prices.date,
    cell: ({ prices }) => prices.date ?? "",
  },
  {
    id: "source",
    header: words.source,
    name: words.source,
    width: "1fr",
    value: ({ prices }) => prices.source,
    cell: ({ prices }) => <span title={prices.source ?? undefined}>{sourceOf(prices)}</span>,
  },
];

function amount(id: string, name: string, value: (known: Known) => number | null): Column<Known> {
  return { id, header: name, name, width: 7.5, numeric: true, value, cell: (known) => price(value(known)) };
}

export function KnownTable({
  known,
  sorting,
  onSort,
}: {
  known: readonly Known[];
  sorting: Sorting | undefined;
  onSort(sorting: Sorting): void;
}): ReactNode {
  return (
    <DataTable
      label={words.known}
      rows={known}
      columns={columns}
      rowKey={({ model, kind }) => `${kind} ${model}`}
      sorting={sorting}
      onSort={onSort}
      fileName="known-prices"
      height="max-h-[60vh]"
    />
  );
}
