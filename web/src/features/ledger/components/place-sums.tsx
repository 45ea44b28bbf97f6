import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import type { Models } from "@contracts/api/models.ts";
import type { Column } from "../../../design/column.ts";
import { DataTable } from "../../../design/data-table.tsx";
import { bytes, count } from "../../../design/format.ts";
import * as t from "../../../messages/messages.ts";

const words = t.ledger;
type PlaceSum = Models["ledger"][number];

const columns: readonly Column<PlaceSum>[] = [
  {
    id: "origin",
    header: words.place,
    name: words.place,
    width: "2fr",
    value: ({ origin }) => origin,
    cell: ({ origin }) => (
      <Link to="/ledger" search={{ origin }} className="underline underline-offset-3">
        <bdi>{origin}</bdi>
      </Link>
    ),
  },
  {
    id: "purpose",
    header: words.purpose,
    name: words.purpose,
    width: "1fr",
    value: ({ purpose }) => purpose,
    cell: ({ purpose }) => purpose,
  },
  number("requests", words.requests, ({ requests }) => requests, count),
  number("failed", words.failed, ({ failed }) => failed, count),
  number("notSent", words.notSent, ({ notSent }) => notSent, count),
  number("sent", words.sent, ({ sentBytes }) => sentBytes, bytes),
  number("received", words.received, ({ receivedBytes }) => receivedBytes, bytes),
];

function number(
  id: string,
  name: string,
  value: (sum: PlaceSum) => number,
  shown: (value: number) => string,
): Column<PlaceSum> {
  return { id, header: name, name, width: 6.5, numeric: true, value, cell: (sum) => shown(value(sum)) };
}

/** What went where and why, what sent most first. */
export function PlaceSums({ sums }: { sums: readonly PlaceSum[] }): ReactNode {
  return (
    <DataTable
      label={words.byPlace}
      rows={sums}
      columns={columns}
      rowKey={({ origin, purpose }) => JSON.stringify([origin, purpose])}
      fileName="ledger-by-place"
      height="max-h-[40vh]"
    />
  );
}
