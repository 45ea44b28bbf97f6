import { type ReactNode, useId } from "react";
import type { Choice } from "./select.tsx";
import { inputStyle } from "./text-field.tsx";

/** A choice of a few as the browser itself draws it: for pages whose first load has no room for more. */
export function ChoiceField<Value extends string>({
  label,
  value,
  choices,
  onChange,
}: {
  label: string;
  value: Value;
  choices: readonly Choice<Value>[];
  onChange(value: Value): void;
}): ReactNode {
  const id = useId();
  return (
    <div className="inline-flex min-w-0 items-center gap-2">
      <label htmlFor={id} className="text-small text-ink-soft">
        {label}
      </label>
      <select
        id={id}
        value={value}
        onChange={({ target }) => onChange(target.value as Value)}
        className={`${inputStyle} w-auto! max-w-full`}
      >
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
    </div>
  );
}
