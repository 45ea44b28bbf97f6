import type { ReactNode } from "react";
import type { Json } from "@contracts/json.ts";
import { TextField } from "../../../design/text-field.tsx";
import * as t from "../../../messages/messages.ts";
import type { Kind } from "../prepare/fields.ts";
import { hintOf } from "../prepare/field-hint.ts";
import { shapeOfValue } from "../prepare/shape-of-value.ts";
import { flowText, freeOf, listOf, listText } from "../prepare/yaml-words.ts";
import { DraftField } from "./draft-field.tsx";
import { MapInput } from "./map-input.tsx";
import { OptionInput } from "./option-input.tsx";
import type { KindInputProps } from "./kind-input-props.ts";
import { ShapeChoice } from "./shape-choice.tsx";

/** The way of entering that a setting's kind asks for. */
export function KindInput(props: KindInputProps): ReactNode {
  const { field, name, value, source, fault, onSet, onRemove } = props;
  const { kind } = field;
  const words = t.newExperiment.field;
  const hint = hintOf(field) || undefined;
  const usual =
    field.default === undefined || field.default === "" ? undefined : words.usual(flowText(field.default));
  switch (kind.type) {
    case "text":
      return (
        <TextField
          label={name}
          hint={hint}
          fault={fault}
          placeholder={usual}
          spellCheck={false}
          value={typeof value === "string" ? value : (source ?? "")}
          onChange={({ target }) => (target.value === "" ? onRemove() : onSet(target.value))}
        />
      );
    case "number":
      return (
        <TextField
          label={name}
          hint={hint}
          fault={fault}
          placeholder={usual}
          inputMode={kind.isWhole ? "numeric" : "decimal"}
          value={source ?? ""}
          onChange={({ target }) =>
            target.value === "" ? onRemove() : onSet(target.value, target.value.trim())
          }
        />
      );
    case "switch":
    case "choice":
      return <OptionInput {...props} options={optionsOf(kind)} />;
    case "list":
      return (
        <DraftField
          label={name}
          hint={hint ?? words.list}
          fault={fault}
          placeholder={usual}
          shown={Array.isArray(value) ? listText(value) : (source ?? "")}
          read={listOf}
          unfinished={words.unfinishedList}
          onChange={(list) => (list.length === 0 ? onRemove() : onSet(list))}
        />
      );
    case "free":
      return (
        <DraftField
          label={name}
          hint={hint ?? words.free}
          fault={fault}
          placeholder={usual}
          shown={value === undefined ? "" : flowText(value)}
          read={freeOf}
          unfinished={words.unfinished}
          onChange={(typed) => (typed.value === null ? onRemove() : onSet(typed.value))}
        />
      );
    case "map":
      return <MapInput {...props} fields={kind.fields} />;
    case "shapes": {
      const shape = shapeOfValue(value, kind.shapes);
      return (
        <div className="flex min-w-0 flex-col gap-2">
          {shape.kind.type === "object" ? (
            <fieldset className="flex flex-col gap-2 border-l-2 border-depth-3 pl-3">
              <legend className="text-small font-medium">{name}</legend>
              {shape.kind.fields.map((inner) => props.renderField(inner, props.path))}
            </fieldset>
          ) : (
            <KindInput {...props} field={{ ...field, kind: shape.kind }} />
          )}
          <ShapeChoice {...props} shape={shape} shapes={kind.shapes} />
        </div>
      );
    }
  }
}

function optionsOf(kind: Extract<Kind, { type: "switch" | "choice" }>): { value: Json; label: string }[] {
  return kind.type === "switch"
    ? [
        { value: true, label: t.newExperiment.field.on },
        { value: false, label: t.newExperiment.field.off },
      ]
    : kind.values.map((value) => ({ value, label: value }));
}
