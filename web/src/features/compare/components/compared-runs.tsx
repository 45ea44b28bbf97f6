import type { Comparison } from "@contracts/api/comparison.ts";
import { useQuery } from "@tanstack/react-query";
import { type ReactNode, Suspense } from "react";
import { lazyPart } from "../../../api/lazy-part.ts";
import { QueryView } from "../../../design/query-view.tsx";
import { Tabs } from "../../../design/tabs.tsx";
import * as t from "../../../messages/messages.ts";
import { secondPlace } from "../prepare/run-places.ts";
import { comparisonQuery } from "../queries.ts";
import { type CompareSearch, useCompareAddress } from "../use-compare-address.ts";
import { MetricsPanel } from "./metrics-panel.tsx";
import { RunList } from "./run-list.tsx";
import { RunsInBrief } from "./runs-in-brief.tsx";
import { SettingsPanel } from "./settings-panel.tsx";
import { VerdictPanel } from "./verdict-panel.tsx";

const QuestionsView = lazyPart(() => import("./questions-view.tsx"), "QuestionsView");

const ofQuestions = ["question", "show", "text", "tag", "split"] as const satisfies (keyof CompareSearch)[];

/** The verdict first, then what it rests on, and the questions behind it, which do not wait for it. */
export function ComparedRuns({ runs }: { runs: readonly string[] }): ReactNode {
  const { search, change } = useCompareAddress();
  const comparison = useQuery(comparisonQuery(runs, search.metric));
  const view = search.view ?? (ofQuestions.some((name) => search[name] !== undefined) ? "matrix" : "summary");
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
          <Suspense>
            <QuestionsView runs={runs} metric={search.metric} other={search.other} />
          </Suspense>
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
