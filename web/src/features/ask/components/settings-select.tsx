import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { Select } from "../../../design/select.tsx";
import * as t from "../../../messages/messages.ts";
import { newestRunsQuery } from "../../runs/queries.ts";

export const folderSettings = "folder";
const nobody = "nobody";

/** Whose settings answer: the folder's own or a run's. */
export function SettingsSelect({
  label,
  value,
  isOptional = false,
  onChange,
}: {
  label: string;
  /** A run, or "folder"; undefined for nobody. */
  value: string | undefined;
  isOptional?: boolean;
  onChange(value: string | undefined): void;
}): ReactNode {
  const { data } = useQuery(newestRunsQuery("finished"));
  const runs = data?.entries ?? [];
  const isListed = value === undefined || value === folderSettings || runs.some(({ id }) => id === value);
  return (
    <Select
      label={label}
      value={value ?? nobody}
      onChange={(next) => onChange(next === nobody ? undefined : next)}
      choices={[
        ...(isOptional ? [{ value: nobody, label: t.ask.nobody }] : []),
        { value: folderSettings, label: t.ask.folderSettings },
        ...(isListed ? [] : [{ value, label: value }]),
        ...runs.map(({ id, label: name }) => ({ value: id, label: name, hint: id })),
      ]}
    />
  );
}
