import { Plus } from "lucide-react";
import { type ReactNode, useId } from "react";
import type { ConfigurationFault } from "@contracts/api/configuration.ts";
import { Panel } from "../../../design/panel.tsx";
import { Term } from "../../../design/term.tsx";
import { inputStyle } from "../../../design/text-field.tsx";
import * as t from "../../../messages/messages.ts";
import { type ConfigText, valueAt } from "../prepare/config-text.ts";
import { setValue } from "../prepare/edit-config-text.ts";
import { choicesOf, type Field } from "../prepare/fields.ts";
import { firstValues, varyRows } from "../prepare/vary-rows.ts";
import { VaryRowView } from "./vary-row.tsx";

/** Settings that vary, each with its values or a range; every combination is one configuration. */
export function VaryTable({
  varying,
  config,
  faults,
  onChange,
}: {
  varying: ReadonlyMap<string, Field>;
  config: ConfigText;
  faults: readonly ConfigurationFault[];
  onChange(change: (text: string) => string): void;
}): ReactNode {
  const id = useId();
  const words = t.newExperiment.vary;
  const rows = varyRows(config.values);
  const taken = new Set(rows.map(({ setting }) => setting));
  const add = (setting: string): void => {
    const field = varying.get(setting);
    if (field === undefined) return;
    const now = valueAt(config.values, field.path) ?? field.default;
    onChange((text) => setValue(text, ["vary", setting], firstValues(now, choicesOf(field))));
  };
  return (
    <Panel title={<Term id="vary">{words.title}</Term>}>
      <div className="flex flex-col gap-3">
        {rows.length === 0 && <p className="text-ink-soft">{words.nothing}</p>}
        <ul className="flex flex-col gap-3">
          {rows.map((row) => (
            <VaryRowView
              key={row.setting}
              row={row}
              field={varying.get(row.setting)}
              faults={faults}
              config={config}
              onChange={onChange}
            />
          ))}
        </ul>
        <div className="flex flex-wrap items-center gap-2 text-small">
          <Plus aria-hidden className="size-4 text-depth-5" />
          <label htmlFor={id} className="font-medium">
            {words.add}
          </label>
          <select
            id={id}
            value=""
            className={`${inputStyle} w-auto! max-w-full`}
            onChange={({ target }) => add(target.value)}
          >
            <option value="">{words.choose}</option>
            {[...varying]
              .filter(([setting]) => !taken.has(setting))
              .map(([setting]) => (
                <option key={setting} value={setting}>
                  {setting}
                </option>
              ))}
          </select>
        </div>
      </div>
    </Panel>
  );
}
