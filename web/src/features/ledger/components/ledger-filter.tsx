import { type ReactNode, type SubmitEvent, useState } from "react";
import { Select } from "../../../design/select.tsx";
import { TextField } from "../../../design/text-field.tsx";
import * as t from "../../../messages/messages.ts";

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
  // A part of an id names no run: it is asked for once it is written.
  const [typed, setTyped] = useState(run ?? "");
  const known = origin === undefined || origins.includes(origin) ? origins : [origin, ...origins];
  return (
    <div className="flex flex-wrap items-center gap-2">
      <form
        onSubmit={(event: SubmitEvent<HTMLFormElement>) => {
          event.preventDefault();
          onChange({ run: typed.trim() || undefined, origin });
        }}
        className="min-w-48 flex-1 sm:max-w-80"
      >
        <TextField
          label={t.ledger.runPlaceholder}
          hideLabel
          type="search"
          placeholder={t.ledger.runPlaceholder}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
      </form>
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
