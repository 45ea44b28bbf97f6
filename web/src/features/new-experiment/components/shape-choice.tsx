import { type ReactNode, useId } from "react";
import { inputStyle } from "../../../design/text-field.tsx";
import * as t from "../../../messages/messages.ts";
import type { Shape } from "../prepare/fields.ts";
import { beginningOf } from "../prepare/shape-of-value.ts";
import type { KindInputProps } from "./kind-input-props.ts";

/** Which of its forms a setting has. */
export function ShapeChoice({
  name,
  shape,
  shapes,
  onSet,
  onRemove,
}: KindInputProps & { shape: Shape; shapes: readonly Shape[] }): ReactNode {
  const id = useId();
  const words = t.newExperiment.field;
  return (
    <div className="flex flex-wrap items-center gap-2 text-tiny">
      <label htmlFor={id} className="text-ink-soft">
        {words.form(name)}
      </label>
      <select
        id={id}
        value={shape.id}
        className={`${inputStyle} w-auto! text-tiny!`}
        onChange={({ target }) => {
          const next = shapes.find((one) => one.id === target.value);
          const begun = next === undefined ? undefined : beginningOf(next);
          if (begun === undefined) onRemove();
          else onSet(begun);
        }}
      >
        {shapes.map((one) => (
          <option key={one.id} value={one.id}>
            {words.forms[one.id] ?? one.id}
          </option>
        ))}
      </select>
    </div>
  );
}
