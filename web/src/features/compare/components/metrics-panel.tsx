import type { Comparison } from "@contracts/api/comparison.ts";
import type { ReactNode } from "react";
import { DataTable } from "../../../design/data-table.tsx";
import { Panel } from "../../../design/panel.tsx";
import * as t from "../../../messages/messages.ts";
import { letterOf } from "../prepare/run-places.ts";
import { metricRows } from "../prepare/metric-rows.ts";
import { useCompareAddress } from "../use-compare-address.ts";
import { metricTableColumns } from "./metric-table-columns.tsx";
import { OtherSelect } from "./other-select.tsx";

/** Every metric of two of the runs, with its difference drawn around zero. */
export function MetricsPanel({
  runs,
  compared,
  second,
}: {
  runs: readonly string[];
  compared: Comparison;
  second: number;
}): ReactNode {
  const { change } = useCompareAddress();
  const { rows, idle } = metricRows(compared.comparisons[second - 1]?.metrics ?? [], compared.metric);
  const letters = { first: letterOf(0), second: letterOf(second) };
  const columns = metricTableColumns(runs, second);
  return (
    <Panel
      title={t.compare.metrics}
      aside={<OtherSelect runs={runs} second={second} onChange={(other) => change({ other })} />}
    >
      <p className="mb-2 max-w-prose text-small text-ink-soft">{t.compare.anyRow}</p>
      <DataTable
        label={t.compare.metrics}
        rows={rows}
        columns={columns}
        rowKey={(row) => row.compared.metric}
        isMarked={(row) => row.compared.metric === compared.metric}
        fileName={`metrics-${letters.second}-against-${letters.first}`}
        rowHeight={36}
        height="max-h-[80vh]"
      />
      {idle.length > 0 && <p className="mt-2 text-small text-ink-soft">{t.compare.idle(idle.join(", "))}</p>}
    </Panel>
  );
}
