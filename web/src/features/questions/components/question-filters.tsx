import type { ReactNode } from "react";
import { Select } from "../../../design/select.tsx";
import { TextField } from "../../../design/text-field.tsx";
import * as t from "../../../messages/messages.ts";
import type { Occurring, QuestionFilter } from "../prepare/choose-questions.ts";

const words = t.questions;
/** Of all of them; no tag is called so. */
const any = " ";

export function QuestionFilters({
  chosen: { text, tag, split, kind },
  found,
  onChange,
}: {
  chosen: QuestionFilter;
  found: Occurring;
  onChange(chosen: QuestionFilter): void;
}): ReactNode {
  return (
    <div className="flex flex-wrap items-center gap-2">
      <TextField
        label={words.filter}
        hideLabel
        type="search"
        placeholder={words.filter}
        value={text ?? ""}
        onChange={(event) => onChange({ text: event.target.value })}
        className="min-w-48 flex-1 sm:max-w-80"
      />
      <Select
        label={words.kind}
        hideLabel
        value={kind ?? any}
        onChange={(next) => onChange({ kind: next === any ? undefined : next })}
        choices={[
          { value: any, label: words.anyKind },
          ...found.kinds.map(({ value, count }) => ({ value, label: `${words.kinds[value]} (${count})` })),
        ]}
      />
      {found.tags.length > 0 && (
        <Select
          label={words.tag}
          hideLabel
          value={tag ?? any}
          onChange={(next) => onChange({ tag: next === any ? undefined : next })}
          choices={[
            { value: any, label: words.anyTag },
            ...found.tags.map(({ value, count }) => ({ value, label: `${value} (${count})` })),
          ]}
        />
      )}
      {found.splits.length > 0 && (
        <Select
          label={words.split}
          hideLabel
          value={split ?? any}
          onChange={(next) => onChange({ split: next === any ? undefined : next })}
          choices={[
            { value: any, label: words.anySplit },
            ...found.splits.map(({ value, count }) => ({ value, label: `${value} (${count})` })),
          ]}
        />
      )}
    </div>
  );
}
