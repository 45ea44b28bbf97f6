import type { ReactNode } from "react";
import { Select } from "../../../design/select.tsx";
import * as t from "../../../messages/messages.ts";

const orders = [
  { value: "order", sort: undefined },
  { value: "size", sort: "-size" },
  { value: "gained", sort: "-difference" },
  { value: "lost", sort: "difference" },
] as const;

/** The orders that are asked for most, in words; the others are behind the columns' arrows. */
export function OrderSelect({
  sort,
  onChange,
}: {
  sort: string | undefined;
  onChange(sort: string | undefined): void;
}): ReactNode {
  const known = orders.find((order) => order.sort === sort)?.value;
  const values = [...orders.map(({ value }) => value), ...(known === undefined ? ["column" as const] : [])];
  return (
    <Select
      label={t.compare.sort}
      value={known ?? "column"}
      choices={values.map((value) => ({ value, label: t.compare.sorts[value] }))}
      onChange={(next) => onChange(orders.find(({ value }) => value === next)?.sort)}
    />
  );
}
