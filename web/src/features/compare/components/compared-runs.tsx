import type { Comparison } from "@contracts/api/comparison.ts";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { QueryView } from "../../../design/query-view.tsx";
import { Tabs } from "../../../design/tabs.tsx";
import * as t from "../../../messages/messages.ts";
import { secondPlace } from "../prepare/run-places.ts";
import { shownView } from "../prepare/shown-view.ts";
import { comparisonQuery, matrixQuery } from "../queries.ts";
import { useCompareAddress } from "../use-compare-address.ts";
import { MetricsPanel } from "./metrics-panel.tsx";
import { QuestionsView } from "./questions-view.tsx";
import { RunList } from "./run-list.tsx";
import { RunsInBrief } from "./runs-in-brief.tsx";
import { SettingsPanel } from "./settings-panel.tsx";
import { VerdictPanel } from "./verdict-panel.tsx";

/**
 * The verdict first, then what it rests on, and the questions behind it. Where these are looked at, the verdict waits for them: a server
 * that works on both at once has both late.
 */
export function ComparedRuns({ runs }: { runs: readonly string[] }): ReactNode {
  const { search, change } = useCompareAddress();
  const view = shownView(search);
  const matrix = useQuery({ ...matrixQuery(runs, search.metric), enabled: view === "matrix" });
  const comparison = useQuery({
    ...comparisonQuery(runs, search.metric),
    enabled: view === "summary" || !matrix.isPending,
  });
  return (
    <>
      <QueryView query={comparison} what={t.compare.comparison}>
        {(compared) =>
          view === "summary" ? (
            <>
              <RunList runs={idsOf(compared)} compared={compared} />
              <VerdictPanel runs={idsOf(compared)} compared={compared} />
            </>
          ) : (
            <RunsInBrief compared={compared} />
          )
        }
      </QueryView>
      <Tabs
        label={t.compare.views}
        value={view}
        onChange={(next) => change({ view: next })}
        tabs={[
          { value: "summary", label: t.compare.summary },
          { value: "matrix", label: t.compare.matrix },
        ]}
      >
        {view === "matrix" ? (
          <QuestionsView query={matrix} other={search.other} />
        ) : (
          comparison.data !== undefined && <Summary compared={comparison.data} other={search.other} />
        )}
      </Tabs>
    </>
  );
}

function Summary({ compared, other }: { compared: Comparison; other: string | undefined }): ReactNode {
  const ids = idsOf(compared);
  return (
    <div className="flex flex-col gap-4">
      <SettingsPanel runs={ids} compared={compared} />
      <MetricsPanel runs={ids} compared={compared} second={secondPlace(ids, other)} />
    </div>
  );
}

/** Whole, where the address has their beginnings. */
function idsOf({ runs }: Comparison): string[] {
  return runs.map(({ id }) => id);
}
