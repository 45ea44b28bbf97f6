import { type ReactNode, useId } from "react";
import type { Json } from "@contracts/json.ts";
import { inputStyle } from "../../../design/text-field.tsx";
import * as t from "../../../messages/messages.ts";
import { hintOf } from "../prepare/field-hint.ts";
import { flowText } from "../prepare/yaml-words.ts";
import type { KindInputProps } from "./kind-input-props.ts";

/** One of a few values, or what is usual. What stands in the text and is none of them is shown as it is. */
export function OptionInput({
  field,
  name,
  value,
  source,
  fault,
  options,
  onSet,
  onRemove,
}: KindInputProps & { options: readonly { value: Json; label: string }[] }): ReactNode {
  const id = useId();
  const words = t.newExperiment.field;
  const hint = hintOf(field);
  const chosen = value === undefined ? "" : flowText(value);
  const isKnown = chosen === "" || options.some((option) => flowText(option.value) === chosen);
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <label htmlFor={id} className="text-small font-medium">
        {name}
      </label>
      <select
        id={id}
        value={chosen}
        aria-invalid={fault !== undefined || undefined}
        aria-describedby={`${id}-said`}
        className={inputStyle}
        onChange={({ target }) => {
          const option = options.find((one) => flowText(one.value) === target.value);
          if (option === undefined) onRemove();
          else onSet(option.value);
        }}
      >
        <option value="">
          {field.default === undefined ? words.nothing : words.usual(flowText(field.default))}
        </option>
        {!isKnown && <option value={chosen}>{source ?? chosen}</option>}
        {options.map((option) => (
          <option key={option.label} value={flowText(option.value)}>
            {option.label}
          </option>
        ))}
      </select>
      <p
        id={`${id}-said`}
        className={fault === undefined ? "text-tiny text-ink-faint" : "text-tiny text-worse"}
      >
        {fault ?? hint}
      </p>
    </div>
  );
}
