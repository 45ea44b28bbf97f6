import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import clsx from "clsx";
import { type ReactNode, useMemo, useState } from "react";
import type { Configuration } from "@contracts/api/configuration.ts";
import type { Json } from "@contracts/json.ts";
import { Tabs } from "../../../design/tabs.tsx";
import { Button } from "../../../design/button.tsx";
import { Notice } from "../../../design/notices.tsx";
import { Panel } from "../../../design/panel.tsx";
import * as t from "../../../messages/messages.ts";
import { runQuery } from "../../run/queries.ts";
import { draftText } from "../draft-text.ts";
import { newExperimentRoute } from "../new-experiment-route.ts";
import { readConfigText } from "../prepare/config-text.ts";
import { sectionsOf } from "../prepare/fields.ts";
import type { Schema } from "../prepare/schema.ts";
import { textFromRun } from "../prepare/text-from-run.ts";
import { checkQuery, configurationQuery, longestText } from "../queries.ts";
import { useDraft } from "../use-draft.ts";
import { useSettled } from "../use-settled.ts";
import { SaveBar } from "./save-bar.tsx";
import { SettingsForm } from "./settings-form.tsx";
import { StartPanel } from "./start-panel.tsx";
import { YamlField } from "./yaml-field.tsx";

/** Longer texts are written in the text field alone: the form would read them anew with every key. */
const longestForForm = 30_000;

/** The text is the truth: the form reads it and writes into it, the checks and the estimate are of it. */
export function Editor({ file, schema }: { file: Configuration; schema: Schema }): ReactNode {
  const search = newExperimentRoute.useSearch();
  const navigate = useNavigate({ from: "/new" });
  const client = useQueryClient();
  const draft = useDraft();
  const [isTooLong, setTooLong] = useState(false);
  const fromRun = useTextFromRun(search.from ?? null, file);
  const text = draft?.text ?? fromRun ?? file.text;
  const base = draft === null ? file.digest : draft.base;
  const sections = useMemo(() => sectionsOf(schema), [schema]);
  const isLong = text.length > longestForForm;
  const config = useMemo(() => (isLong ? null : readConfigText(text)), [text, isLong]);
  const settled = useSettled(text, 200);
  const check = useQuery(checkQuery(settled, search.kind, false));
  const faults = check.data?.faults ?? file.faults;
  const kind = search.kind ?? (hasVarying(config?.values["vary"]) ? "sweep" : "run");
  const words = t.newExperiment;

  function write(next: string): void {
    setTooLong(next.length > longestText);
    if (next.length > longestText || next === text) return;
    draftText.set(next === file.text ? null : { text: next, base });
  }

  const view = search.view ?? "form";
  return (
    <div className="flex flex-col gap-4">
      {fromRun !== null && draft !== null && draft.text !== fromRun && (
        <Notice>
          {words.fromRun.kept}{" "}
          <Button size="small" onClick={() => write(fromRun)}>
            {words.fromRun.take(search.from ?? "")}
          </Button>
        </Notice>
      )}
      <StartPanel text={text} kind={kind} faults={faults} isChecking={settled !== text || check.isFetching} />
      <div className="lg:hidden">
        <Tabs
          label={words.viewsLabel}
          value={view}
          onChange={(next) =>
            void navigate({ search: (before) => ({ ...before, view: next }), replace: true })
          }
          tabs={[
            { value: "form", label: words.form },
            { value: "yaml", label: words.yaml(file.file ?? "soundings.yaml") },
          ]}
        >
          {null}
        </Tabs>
      </div>
      <div className="grid items-start gap-4 lg:grid-cols-2">
        <div className={clsx("min-w-0", view !== "form" && "max-lg:hidden")}>
          {config === null ? (
            <Notice>{words.tooLongForForm}</Notice>
          ) : (
            <SettingsForm
              sections={sections}
              config={config}
              faults={faults}
              onChange={(change) => write(change(text))}
            />
          )}
        </div>
        <Panel
          title={words.yaml(file.file ?? "soundings.yaml")}
          aside={
            <SaveBar
              file={file}
              text={text}
              base={base}
              onTake={(configuration) => {
                draftText.set(null);
                client.setQueryData(configurationQuery.queryKey, configuration);
              }}
            />
          }
          className={clsx("min-w-0 lg:sticky lg:top-16", view !== "yaml" && "max-lg:hidden")}
        >
          <YamlField
            text={text}
            faults={faults}
            isTooLong={isTooLong}
            onChange={write}
            onRefuse={() => setTooLong(true)}
          />
        </Panel>
      </div>
    </div>
  );
}

/** The folder's text with the settings of the run that the address names; null until all of it is there, or where it names none. */
function useTextFromRun(id: string | null, file: Configuration): string | null {
  const { data: run } = useQuery({ ...runQuery(id ?? ""), enabled: id !== null });
  const { data: check } = useQuery({ ...checkQuery(file.text, "run", false), enabled: id !== null });
  return useMemo(() => {
    if (run === undefined || check === undefined) return null;
    const settings = check.settings as { pipeline?: Json } | null;
    return textFromRun(file.text, run.pipeline as Json, settings?.pipeline ?? null);
  }, [run, check, file.text]);
}

function hasVarying(vary: Json | undefined): boolean {
  return typeof vary === "object" && vary !== null && Object.keys(vary).length > 0;
}
