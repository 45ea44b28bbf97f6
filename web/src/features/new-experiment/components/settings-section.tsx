import { ChevronRight } from "lucide-react";
import { type ReactNode, useId } from "react";
import type { ConfigurationFault } from "@contracts/api/configuration.ts";
import { Badge } from "../../../design/badge.tsx";
import * as t from "../../../messages/messages.ts";
import { type ConfigText, valueAt } from "../prepare/config-text.ts";
import { faultAt } from "../prepare/faults-by-path.ts";
import { type Field, fieldName, type Section } from "../prepare/fields.ts";
import { SettingField } from "./setting-field.tsx";

/** The settings of one stage; folded, it says how many stand in the text and whether one is wrong. */
export function SettingsSection({
  section,
  fields,
  isOpen,
  config,
  faults,
  onToggle,
  onChange,
}: {
  section: Section;
  fields: readonly Field[];
  isOpen: boolean;
  config: ConfigText;
  faults: readonly ConfigurationFault[];
  onToggle(): void;
  onChange(change: (text: string) => string): void;
}): ReactNode {
  const id = useId();
  const words = t.newExperiment.section;
  const written = section.fields.filter(({ path }) => valueAt(config.values, path) !== undefined).length;
  const wrong = section.fields.some(({ path }) => faultAt(faults, path) !== undefined);
  return (
    <section aria-labelledby={`${id}-name`} className="border-t border-line first-of-type:border-t-0">
      <h3 className="font-sans!">
        <button
          type="button"
          aria-expanded={isOpen}
          aria-controls={`${id}-fields`}
          onClick={onToggle}
          className="flex min-h-10 w-full flex-wrap items-center gap-x-2 rounded-control text-left text-small font-medium hover:bg-depth-1"
        >
          <ChevronRight
            aria-hidden
            className={
              isOpen
                ? "size-4 shrink-0 rotate-90 transition-transform"
                : "size-4 shrink-0 transition-transform"
            }
          />
          <span id={`${id}-name`} className="font-chart font-semibold">
            {words.names[section.id] ?? section.id}
          </span>
          {written > 0 && <Badge tone="depth">{words.written(written)}</Badge>}
          {wrong && <Badge tone="worse">{words.wrong}</Badge>}
          <span className="min-w-0 flex-1 truncate font-normal text-ink-faint">
            {isOpen ? "" : fields.map(({ path }) => fieldName(path).split(".").slice(-1)).join(", ")}
          </span>
        </button>
      </h3>
      {isOpen && (
        <div
          id={`${id}-fields`}
          className="grid gap-x-4 gap-y-3 py-2 pl-6 [grid-template-columns:repeat(auto-fill,minmax(min(100%,14rem),1fr))]"
        >
          {section.hint !== null && <p className="col-span-full text-small text-ink-soft">{section.hint}</p>}
          {fields.map((field) => (
            <SettingField
              key={fieldName(field.path)}
              field={field}
              config={config}
              faults={faults}
              onChange={onChange}
            />
          ))}
        </div>
      )}
    </section>
  );
}
