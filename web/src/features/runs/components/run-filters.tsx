import type { ReactNode } from "react";
import { ChoiceField } from "../../../design/choice-field.tsx";
import { TextField } from "../../../design/text-field.tsx";
import * as t from "../../../messages/messages.ts";

const statuses = ["running", "finished", "failed", "stopped"] as const;

interface Chosen {
  experiment?: string | undefined;
  status?: (typeof statuses)[number] | undefined;
  label?: string | undefined;
  metric?: string | undefined;
}

/** What the list is narrowed to, and the metric it shows. */
export function RunFilters({
  search,
  experiments,
  metrics,
  onChange,
}: {
  search: Chosen;
  experiments: readonly string[];
  metrics: readonly string[];
  onChange(change: Chosen): void;
}): ReactNode {
  const words = t.runs.filters;
  const all = new Set([...experiments, ...(search.experiment === undefined ? [] : [search.experiment])]);
  return (
    <div role="search" className="flex flex-wrap items-end gap-x-4 gap-y-2">
      <TextField
        label={words.label}
        value={search.label ?? ""}
        onChange={(event) => onChange({ label: event.target.value || undefined })}
        className="w-full max-w-80"
      />
      <ChoiceField
        label={words.experiment}
        value={search.experiment ?? ""}
        choices={[{ value: "", label: words.all }, ...[...all].map((name) => ({ value: name, label: name }))]}
        onChange={(experiment) => onChange({ experiment: experiment || undefined })}
      />
      <ChoiceField
        label={words.status}
        value={search.status ?? ""}
        choices={[
          { value: "", label: words.all },
          ...statuses.map((status) => ({ value: status, label: t.design.status[status] })),
        ]}
        onChange={(status) => onChange({ status: status === "" ? undefined : status })}
      />
      {metrics.length > 0 && (
        <ChoiceField
          label={words.metric}
          value={search.metric ?? metrics[0]!}
          choices={metrics.map((id) => ({ value: id, label: id }))}
          onChange={(metric) => onChange({ metric })}
        />
      )}
    </div>
  );
}
