import type { ReactNode } from "react";
import { Select } from "../../../design/select.tsx";
import { TextField } from "../../../design/text-field.tsx";
import { t } from "../../../messages/messages.ts";

const any = "any";

export interface LedgerFilterChoice {
  run: string | undefined;
  origin: string | undefined;
}

export function LedgerFilter({
  run,
  origin,
  origins,
  onChange,
}: LedgerFilterChoice & {
  origins: readonly string[];
  onChange(choice: LedgerFilterChoice): void;
}): ReactNode {
  const known = origin === undefined || origins.includes(origin) ? origins : [origin, ...origins];
  return (
    <div className="flex flex-wrap items-center gap-2">
      <TextField
        label={t.ledger.runPlaceholder}
        hideLabel
        type="search"
        placeholder={t.ledger.runPlaceholder}
        value={run ?? ""}
        onChange={(event) => onChange({ run: event.target.value.trim() || undefined, origin })}
        className="min-w-48 flex-1 sm:max-w-80"
      />
      <Select
        label={t.ledger.origin}
        hideLabel
        value={origin ?? any}
        onChange={(next) => onChange({ run, origin: next === any ? undefined : next })}
        choices={[
          { value: any, label: t.ledger.anyOrigin },
          ...known.map((value) => ({ value, label: value })),
        ]}
      />
    </div>
  );
}
