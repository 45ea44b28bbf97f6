import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { Select } from "../../../design/select.tsx";
import * as t from "../../../messages/messages.ts";
import { newestRunsQuery } from "../../runs/queries.ts";

const folder = "";

/** As which run saw it, or as the folder is now. */
export function RunSelect({
  run,
  onChange,
}: {
  run: string | undefined;
  onChange(run: string | undefined): void;
}): ReactNode {
  const { data } = useQuery(newestRunsQuery());
  const runs = data?.entries ?? [];
  const isListed = run === undefined || runs.some(({ id }) => id === run);
  return (
    <Select
      label={t.document.seenBy}
      value={run ?? folder}
      onChange={(next) => onChange(next === folder ? undefined : next)}
      choices={[
        { value: folder, label: t.document.nowInFolder },
        ...(isListed ? [] : [{ value: run, label: run }]),
        ...runs.map(({ id, label }) => ({ value: id, label, hint: id })),
      ]}
    />
  );
}
