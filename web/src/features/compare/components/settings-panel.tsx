import type { Comparison } from "@contracts/api/comparison.ts";
import type { ReactNode } from "react";
import type { Column } from "../../../design/column.ts";
import { DataTable } from "../../../design/data-table.tsx";
import { Panel } from "../../../design/panel.tsx";
import { settingText } from "../../../design/setting-text.ts";
import * as t from "../../../messages/messages.ts";
import { letterOf } from "../prepare/run-places.ts";
import { RunLetter } from "./run-letter.tsx";

type Row = Comparison["settings"][number];

/** What was changed, value beside value. */
export function SettingsPanel({
  runs,
  compared: { settings },
}: {
  runs: readonly string[];
  compared: Comparison;
}): ReactNode {
  const columns = settingColumns(runs);
  return (
    <Panel title={t.compare.settings}>
      {settings.length === 0 ? (
        <p className="text-ink-soft">{t.compare.same}</p>
      ) : (
        <DataTable
          label={t.compare.settings}
          rows={settings}
          columns={columns}
          rowKey={({ path }) => path}
          rowHeight={34}
          fileName="settings"
        />
      )}
    </Panel>
  );
}

function settingColumns(runs: readonly string[]): Column<Row>[] {
  return [
    {
      id: "setting",
      header: t.compare.setting,
      name: t.compare.setting,
      cell: ({ path }) => <code className="font-mono text-tiny">{path}</code>,
      value: ({ path }) => path,
      width: "1fr",
    },
    ...runs.map((run, place): Column<Row> => ({
      id: letterOf(place),
      header: <RunLetter place={place} />,
      name: run,
      cell: ({ values }) => <span title={settingText(values[place])}>{settingText(values[place])}</span>,
      value: ({ values }) => settingText(values[place]),
      width: "1fr",
    })),
  ];
}
