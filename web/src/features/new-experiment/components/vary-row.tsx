import { X } from "lucide-react";
import { type ReactNode, useId } from "react";
import type { ConfigurationFault } from "@contracts/api/configuration.ts";
import type { Json } from "@contracts/json.ts";
import { Button, IconButton } from "../../../design/button.tsx";
import { Checkbox } from "../../../design/checkbox.tsx";
import { inputStyle, TextField } from "../../../design/text-field.tsx";
import * as t from "../../../messages/messages.ts";
import type { ConfigText } from "../prepare/config-text.ts";
import { removeValue, setValue } from "../prepare/edit-config-text.ts";
import { faultAt } from "../prepare/faults-by-path.ts";
import { choicesOf, type Field } from "../prepare/fields.ts";
import { hintOf } from "../prepare/field-hint.ts";
import type { VaryRow } from "../prepare/vary-rows.ts";
import { flowText, listOf, listText } from "../prepare/yaml-words.ts";
import { DraftField } from "./draft-field.tsx";

const rangeNames = ["from", "to", "steps", "step"] as const;

interface RowProps {
  row: VaryRow;
  /** Undefined where there is no such setting: the check says so. */
  field: Field | undefined;
  config: ConfigText;
  faults: readonly ConfigurationFault[];
  onChange(change: (text: string) => string): void;
}

/** One setting that varies. */
export function VaryRowView(props: RowProps): ReactNode {
  const { row, field, faults, onChange } = props;
  const words = t.newExperiment.vary;
  const path = ["vary", row.setting];
  const fault = faultAt(faults, path)?.message;
  return (
    <li className="rounded-control border border-line bg-sunk p-3">
      <div className="mb-1 flex flex-wrap items-center justify-between gap-2">
        <h3 className="font-mono! text-small font-semibold">{row.setting}</h3>
        <span className="flex items-center gap-1">
          {field?.kind.type === "number" && row.values.type !== "other" && (
            <Button
              kind="quiet"
              size="small"
              onClick={() => onChange((text) => setValue(text, path, otherForm(row)))}
            >
              {row.values.type === "list" ? words.asRange : words.asList}
            </Button>
          )}
          <IconButton
            label={words.remove(row.setting)}
            onClick={() =>
              onChange((text) => removeValue(removeValue(text, path), ["baseline", row.setting]))
            }
          >
            <X aria-hidden className="size-4" />
          </IconButton>
        </span>
      </div>
      {field !== undefined && <p className="mb-2 text-tiny text-ink-faint">{hintOf(field)}</p>}
      <Values {...props} />
      {fault !== undefined && (
        <p role="alert" className="mt-1 text-small text-worse">
          {fault}
        </p>
      )}
      {row.values.type === "list" && row.values.list.length > 1 && (
        <Baseline row={row} list={row.values.list} onChange={onChange} />
      )}
    </li>
  );
}

function Values({ row, field, config, onChange }: RowProps): ReactNode {
  const words = t.newExperiment.vary;
  const path = ["vary", row.setting];
  const { values } = row;
  const choices = field === undefined ? null : choicesOf(field);
  if (values.type === "range") {
    return (
      <div className="flex flex-wrap items-end gap-2">
        {rangeNames.map((name) => (
          <TextField
            key={name}
            label={words.range[name]}
            inputMode="decimal"
            value={config.source([...path, name]) ?? ""}
            onChange={({ target }) =>
              onChange((text) =>
                target.value === ""
                  ? removeValue(text, [...path, name])
                  : setValue(text, [...path, name], target.value, target.value.trim()),
              )
            }
            className="w-20"
          />
        ))}
        <Checkbox
          label={words.log}
          checked={values.range["scale"] === "log"}
          onChange={(on) =>
            onChange((text) =>
              on ? setValue(text, [...path, "scale"], "log") : removeValue(text, [...path, "scale"]),
            )
          }
        />
      </div>
    );
  }
  const list = values.type === "list" ? values.list : [];
  return (
    <div className="flex flex-col gap-2">
      {choices !== null && (
        <div className="flex flex-wrap gap-x-4">
          {choices.map((choice) => (
            <Checkbox
              key={choice}
              label={choice}
              checked={list.includes(choice)}
              onChange={(on) =>
                onChange((text) =>
                  setValue(text, path, on ? [...list, choice] : list.filter((one) => one !== choice)),
                )
              }
            />
          ))}
        </div>
      )}
      {(choices === null || field?.kind.type !== "choice") && (
        <DraftField
          label={words.values(row.setting)}
          hideLabel={choices === null}
          hint={words.valuesHint}
          shown={listText(list)}
          read={listOf}
          unfinished={words.unfinished}
          onChange={(next) => onChange((text) => setValue(text, path, next))}
        />
      )}
    </div>
  );
}

function Baseline({
  row,
  list,
  onChange,
}: {
  row: VaryRow;
  list: readonly Json[];
  onChange: RowProps["onChange"];
}): ReactNode {
  const id = useId();
  const words = t.newExperiment.vary;
  return (
    <div className="mt-2 flex flex-wrap items-center gap-2 text-tiny text-ink-soft">
      <label htmlFor={id}>{words.baseline}</label>
      <select
        id={id}
        value={row.baseline === undefined ? "" : flowText(row.baseline)}
        className={`${inputStyle} w-auto! text-tiny!`}
        onChange={({ target }) => {
          const value = list.find((one) => flowText(one) === target.value);
          const path = ["baseline", row.setting];
          onChange((text) => (value === undefined ? removeValue(text, path) : setValue(text, path, value)));
        }}
      >
        <option value="">{words.firstIsBaseline}</option>
        {list.map((value) => (
          <option key={flowText(value)} value={flowText(value)}>
            {flowText(value)}
          </option>
        ))}
      </select>
    </div>
  );
}

/** The same ends, in the other way of saying it. */
function otherForm({ values }: VaryRow): Json {
  if (values.type === "list") {
    const numbers = values.list.filter((one) => typeof one === "number");
    return { from: Math.min(...numbers, 0), to: Math.max(...numbers, 1), steps: Math.max(2, numbers.length) };
  }
  if (values.type === "range") return [values.range["from"] ?? 0, values.range["to"] ?? 1];
  return [];
}
