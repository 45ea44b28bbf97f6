import { Plus, X } from "lucide-react";
import { type ReactNode, useState } from "react";
import { Button, IconButton } from "../../../design/button.tsx";
import { TextField } from "../../../design/text-field.tsx";
import * as t from "../../../messages/messages.ts";
import { removeValue, setValue } from "../prepare/edit-config-text.ts";
import type { Field } from "../prepare/fields.ts";
import type { KindInputProps } from "./kind-input-props.ts";

/** Names of one's own, such as of models, each with its settings. */
export function MapInput({
  fields,
  path,
  name,
  value,
  onChange,
  renderField,
}: KindInputProps & { fields: readonly Field[] }): ReactNode {
  const [added, setAdded] = useState("");
  const words = t.newExperiment.field;
  const names =
    typeof value === "object" && value !== null && !Array.isArray(value) ? Object.keys(value) : [];
  const add = (): void => {
    const key = added.trim();
    if (key === "" || names.includes(key)) return;
    onChange((text) => setValue(text, [...path, key], {}));
    setAdded("");
  };
  return (
    <div className="flex flex-col gap-3">
      {names.map((key) => (
        <fieldset key={key} className="flex min-w-0 flex-col gap-2 border-l-2 border-depth-3 pl-3">
          <legend className="flex items-center gap-1 text-small font-medium">
            {key}
            <IconButton
              label={words.remove(`${name} ${key}`)}
              onClick={() => onChange((text) => removeValue(text, [...path, key]))}
            >
              <X aria-hidden className="size-4" />
            </IconButton>
          </legend>
          {fields.map((field) => renderField(field, [...path, key]))}
        </fieldset>
      ))}
      <div className="flex items-end gap-2">
        <TextField
          label={words.added(name)}
          hint={words.addedHint}
          value={added}
          spellCheck={false}
          onChange={({ target }) => setAdded(target.value)}
          onKeyDown={(event) => {
            if (event.key === "Enter") add();
          }}
          className="flex-1"
        />
        <Button onClick={add} className="mb-5">
          <Plus aria-hidden className="size-4" />
          {words.add}
        </Button>
      </div>
    </div>
  );
}
