import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { QueryView } from "../../../design/query-view.tsx";
import { Tabs } from "../../../design/tabs.tsx";
import { t } from "../../../messages/messages.ts";
import { comparisonQuery } from "../queries.ts";
import { type CompareSearch, useCompareAddress } from "../use-compare-address.ts";
import { MetricsPanel } from "./metrics-panel.tsx";
import { QuestionsView } from "./questions-view.tsx";
import { RunList } from "./run-list.tsx";
import { RunsInBrief } from "./runs-in-brief.tsx";
import { SettingsPanel } from "./settings-panel.tsx";
import { VerdictPanel } from "./verdict-panel.tsx";

const ofQuestions = ["question", "show", "text", "tag", "split"] as const satisfies (keyof CompareSearch)[];

/** The verdict first, then what it rests on, and the questions behind it. */
export function ComparedRuns({ runs }: { runs: readonly string[] }): ReactNode {
  const { search, change } = useCompareAddress();
  const comparison = useQuery(comparisonQuery(runs, search.metric));
  const view = search.view ?? (ofQuestions.some((name) => search[name] !== undefined) ? "matrix" : "summary");
  return (
    <QueryView query={comparison} what={t.compare.comparison}>
      {(compared) => {
        // Whole, where the address has their beginnings.
        const ids = compared.runs.map(({ id }) => id);
        const named = ids.indexOf(search.other ?? "");
        /** The place of the run that the first is held against. */
        const second = named > 0 ? named : 1;
        return (
          <>
            {view === "summary" ? (
              <>
                <RunList runs={ids} compared={compared} />
                <VerdictPanel runs={ids} compared={compared} />
              </>
            ) : (
              <RunsInBrief compared={compared} />
            )}
            <Tabs
              label={t.compare.views}
              value={view}
              onChange={(next) => change({ view: next })}
              tabs={[
                { value: "summary", label: t.compare.summary },
                { value: "matrix", label: t.compare.matrix },
              ]}
            >
              {view === "summary" ? (
                <div className="flex flex-col gap-4">
                  <SettingsPanel runs={ids} compared={compared} />
                  <MetricsPanel runs={ids} compared={compared} second={second} />
                </div>
              ) : (
                <QuestionsView runs={ids} metric={search.metric} second={second} />
              )}
            </Tabs>
          </>
        );
      }}
    </QueryView>
  );
}
