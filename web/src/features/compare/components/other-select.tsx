import type { ReactNode } from "react";
import { Select } from "../../../design/select.tsx";
import * as t from "../../../messages/messages.ts";
import { letterOf } from "../prepare/run-places.ts";

/** Which run the reference is held against, where there are several. */
export function OtherSelect({
  runs,
  second,
  onChange,
}: {
  runs: readonly string[];
  second: number;
  onChange(run: string): void;
}): ReactNode {
  if (runs.length < 3) return null;
  return (
    <Select
      label={t.compare.other}
      value={runs[second] ?? ""}
      choices={runs.slice(1).map((run, index) => ({ value: run, label: letterOf(index + 1), hint: run }))}
      onChange={onChange}
    />
  );
}
