import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import type { RunFailures } from "@contracts/api/failures.ts";
import type { RunDetail } from "@contracts/api/runs.ts";
import { Notice } from "../../../design/notices.tsx";
import { Panel } from "../../../design/panel.tsx";
import { QueryView } from "../../../design/query-view.tsx";
import * as t from "../../../messages/messages.ts";
import { runFailuresQuery } from "../queries.ts";
import { runRoute } from "../run-route.ts";
import { EndList } from "./end-list.tsx";
import { FunnelChart } from "./funnel-chart.tsx";
import { SliceTable } from "./slice-table.tsx";

/** Where the run lost its answers, what to try against it, and for which kinds of questions it is worse. */
export function FailuresView({ run }: { run: RunDetail }): ReactNode {
  const { metric } = runRoute.useSearch();
  const isOver = run.status === "finished";
  const query = useQuery({ ...runFailuresQuery(run.id, metric), enabled: isOver });
  if (!isOver) return <Notice>{t.run.failures.notYet}</Notice>;
  return (
    <QueryView query={query} what={t.run.failures.what}>
      {(failures) => <Failures failures={failures} run={run} />}
    </QueryView>
  );
}

function Failures({ failures, run }: { failures: RunFailures; run: RunDetail }): ReactNode {
  const words = t.run.failures;
  return (
    <div className="flex flex-col gap-4">
      <div className="grid items-start gap-4 xl:grid-cols-2">
        <Panel>
          <FunnelChart failures={failures} />
          {failures.unjudged > 0 && (
            <p className="mt-2 text-small text-ink-soft">{words.unjudged(failures.unjudged)}</p>
          )}
        </Panel>
        <Panel title={words.next}>
          {failures.largestLoss === null ? (
            <p>{words.nothingLost}</p>
          ) : (
            <>
              <p className="mb-2">
                {words.largest(words.ends[failures.largestLoss] ?? failures.largestLoss)}
              </p>
              <ul className="list-disc pl-5">
                {failures.next.map((line) => (
                  <li key={line} className="[overflow-wrap:anywhere]">
                    {line}
                  </li>
                ))}
              </ul>
            </>
          )}
        </Panel>
      </div>
      <Panel title={words.endsTitle}>
        <EndList failures={failures} run={run.id} />
      </Panel>
      <Panel title={words.slices}>
        <SliceTable failures={failures} run={run} />
      </Panel>
    </div>
  );
}
