import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { type ReactNode, useMemo } from "react";
import type { RunDetail } from "@contracts/api/runs.ts";
import type { Json } from "@contracts/json.ts";
import { Badge } from "../../../design/badge.tsx";
import { Checkbox } from "../../../design/checkbox.tsx";
import type { Column } from "../../../design/column.ts";
import { DataTable } from "../../../design/data-table.tsx";
import { Notice } from "../../../design/notices.tsx";
import { TextField } from "../../../design/text-field.tsx";
import * as t from "../../../messages/messages.ts";
import { checkQuery, configurationQuery } from "../../new-experiment/queries.ts";
import { flatSettings, type Setting, settingText } from "../prepare/flat-settings.ts";
import { runRoute } from "../run-route.ts";

const words = t.run.settings;

const columns: Column<Setting>[] = [
  {
    id: "path",
    header: words.setting,
    name: words.setting,
    width: "1fr",
    value: ({ path }) => path,
    cell: ({ path }) => <span className="font-mono">{path}</span>,
  },
  {
    id: "value",
    header: words.value,
    name: words.value,
    width: "1fr",
    value: ({ value }) => settingText(value),
    cell: ({ value, differs }) => (
      <span className={differs ? "font-semibold" : undefined}>{settingText(value)}</span>
    ),
  },
  {
    id: "own",
    header: words.own,
    name: words.own,
    width: "1fr",
    value: ({ own }) => settingText(own),
    cell: ({ own, differs }) => (
      <span className="inline-flex items-center gap-2 text-ink-soft">
        {settingText(own)}
        {differs && <Badge tone="land">{words.differs}</Badge>}
      </span>
    ),
  },
];

/** All parameters of the run, and those that are other than the folder's file says now. */
export function SettingsView({ run }: { run: RunDetail }): ReactNode {
  const search = runRoute.useSearch();
  const navigate = useNavigate({ from: "/runs/$run" });
  const { data: file } = useQuery(configurationQuery);
  const { data: check } = useQuery({
    ...checkQuery(file?.text ?? "", "run", false),
    enabled: file !== undefined,
  });
  const own = pipelineOf(check?.settings ?? null);
  const all = useMemo(() => flatSettings(run.pipeline as Json, own), [run.pipeline, own]);
  const sought = (search.text ?? "").toLowerCase();
  const isDiffering = search.show === "differing";
  const shown = all.filter(
    ({ path, value, differs }) =>
      (!isDiffering || differs) &&
      (path.toLowerCase().includes(sought) || settingText(value).toLowerCase().includes(sought)),
  );
  return (
    <div className="flex flex-col gap-3">
      {own === null && <Notice>{words.noOwn}</Notice>}
      <div className="flex flex-wrap items-end gap-4">
        <TextField
          label={words.filter}
          value={search.text ?? ""}
          onChange={(event) =>
            void navigate({ search: (before) => ({ ...before, text: event.target.value }), replace: true })
          }
          className="max-w-80 flex-1"
        />
        <Checkbox
          label={words.differing(all.filter(({ differs }) => differs).length)}
          checked={isDiffering}
          disabled={own === null}
          onChange={(on) =>
            void navigate({
              search: (before) => ({ ...before, show: on ? "differing" : undefined }),
              replace: true,
            })
          }
        />
      </div>
      <DataTable
        label={t.run.views.settings}
        rows={shown}
        columns={columns}
        rowKey={({ path }) => path}
        rowHeight={34}
        fileName={`${run.id}-settings`}
        empty={isDiffering ? words.noneDiffers : undefined}
      />
    </div>
  );
}

function pipelineOf(settings: Json | null): Json | null {
  if (typeof settings !== "object" || settings === null || Array.isArray(settings)) return null;
  return settings["pipeline"] ?? null;
}
