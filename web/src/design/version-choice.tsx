import type { ReactNode } from "react";
import * as t from "../messages/messages.ts";
import { type Choice, Select } from "./select.tsx";

export interface ChosenVersions {
  from: string;
  to: string;
}

/** Two versions of one thing, to see what became of it. */
export function VersionChoice({
  versions,
  from,
  to,
  onChange,
}: ChosenVersions & {
  /** Oldest first. */
  versions: readonly { version: string; label: string; hint: string }[];
  onChange(chosen: ChosenVersions): void;
}): ReactNode {
  const choices: Choice<string>[] = versions
    .map(({ version, label, hint }) => ({ value: version, label, hint }))
    .toReversed();
  return (
    <div className="mb-3 flex flex-wrap items-center gap-x-4 gap-y-2">
      <Select
        label={t.design.versionFrom}
        value={from}
        choices={choices}
        onChange={(next) => onChange({ from: next, to })}
      />
      <Select
        label={t.design.versionTo}
        value={to}
        choices={choices}
        onChange={(next) => onChange({ from, to: next })}
      />
    </div>
  );
}
