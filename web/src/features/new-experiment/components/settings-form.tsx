import { useNavigate } from "@tanstack/react-router";
import { type ReactNode, useMemo } from "react";
import type { ConfigurationFault } from "@contracts/api/configuration.ts";
import { Notice } from "../../../design/notices.tsx";
import { Panel } from "../../../design/panel.tsx";
import { TextField } from "../../../design/text-field.tsx";
import * as t from "../../../messages/messages.ts";
import { newExperimentRoute } from "../new-experiment-route.ts";
import type { ConfigText } from "../prepare/config-text.ts";
import { fieldsThatHold, type Section, settingsThatVary } from "../prepare/fields.ts";
import { SettingsSection } from "./settings-section.tsx";
import { VaryTable } from "./vary-table.tsx";

/** The form: what varies, then every setting in folded sections, with a search over all of them. */
export function SettingsForm({
  sections,
  config,
  faults,
  onChange,
}: {
  sections: readonly Section[];
  config: ConfigText;
  faults: readonly ConfigurationFault[];
  onChange(change: (text: string) => string): void;
}): ReactNode {
  const search = newExperimentRoute.useSearch();
  const navigate = useNavigate({ from: "/new" });
  const words = t.newExperiment;
  const varying = useMemo(() => settingsThatVary(sections), [sections]);
  if (config.fault !== null) {
    return (
      <Notice tone="warning">
        {words.noForm} {config.fault.line === null ? "" : words.atLine(config.fault.line)}{" "}
        {config.fault.message}
      </Notice>
    );
  }
  const sought = (search.find ?? "").trim();
  const open = new Set((search.open ?? "").split(",").filter((id) => id !== ""));
  const shown = sections
    .map((section) => ({ section, fields: fieldsThatHold(section, sought) }))
    .filter(({ fields }) => fields.length > 0);
  const toggle = (id: string): void => {
    const next = open.has(id) ? [...open].filter((one) => one !== id) : [...open, id];
    void navigate({
      search: (before) => ({ ...before, open: next.length === 0 ? undefined : next.join(",") }),
      replace: true,
    });
  };
  return (
    <div className="flex flex-col gap-4">
      <VaryTable varying={varying} config={config} faults={faults} onChange={onChange} />
      <Panel title={words.settings}>
        <div className="flex flex-col gap-2">
          <TextField
            label={words.find}
            value={search.find ?? ""}
            onChange={({ target }) =>
              void navigate({
                search: (before) => ({ ...before, find: target.value || undefined }),
                replace: true,
              })
            }
            className="max-w-96"
          />
          {shown.length === 0 && <Notice>{words.noneFound}</Notice>}
          {shown.map(({ section, fields }) => (
            <SettingsSection
              key={section.id}
              section={section}
              fields={fields}
              isOpen={sought !== "" || open.has(section.id)}
              config={config}
              faults={faults}
              onToggle={() => toggle(section.id)}
              onChange={onChange}
            />
          ))}
        </div>
      </Panel>
    </div>
  );
}
