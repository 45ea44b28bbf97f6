import { X } from "lucide-react";
import type { ReactNode } from "react";
import type { ConfigurationFault } from "@contracts/api/configuration.ts";
import type { Json } from "@contracts/json.ts";
import { IconButton } from "../../../design/button.tsx";
import * as t from "../../../messages/messages.ts";
import { type ConfigText, valueAt } from "../prepare/config-text.ts";
import { removeValue, setValue } from "../prepare/edit-config-text.ts";
import { faultAt } from "../prepare/faults-by-path.ts";
import { type Field, fieldName } from "../prepare/fields.ts";
import { KindInput } from "./kind-input.tsx";

/** One setting: how it is entered, what it is for, what is wrong with it, and the way back to its default. */
export function SettingField({
  field,
  at = [],
  config,
  faults,
  onChange,
}: {
  field: Field;
  /** Where its path begins, of a setting within a form or a name of one's own. */
  at?: readonly string[];
  config: ConfigText;
  faults: readonly ConfigurationFault[];
  onChange(change: (text: string) => string): void;
}): ReactNode {
  const path = [...at, ...field.path];
  const value = valueAt(config.values, path);
  const name = fieldName(path);
  const words = t.newExperiment.field;
  const set = (next: Json, raw?: string): void => onChange((text) => setValue(text, path, next, raw));
  const remove = (): void => onChange((text) => removeValue(text, path));
  return (
    <div className="flex min-w-0 items-start gap-1">
      <div className="min-w-0 flex-1">
        <KindInput
          field={field}
          path={path}
          name={name}
          value={value}
          source={config.source(path)}
          fault={faultAt(faults, path)?.message}
          onSet={set}
          onRemove={remove}
          onChange={onChange}
          renderField={(inner, begins) => (
            <SettingField
              key={inner.path.join(".")}
              field={inner}
              at={begins}
              config={config}
              faults={faults}
              onChange={onChange}
            />
          )}
        />
      </div>
      {value !== undefined && (
        <IconButton label={words.remove(name)} className="mt-6 text-ink-faint" onClick={remove}>
          <X aria-hidden className="size-4" />
        </IconButton>
      )}
    </div>
  );
}
