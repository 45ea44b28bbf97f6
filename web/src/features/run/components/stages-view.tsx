import type { ReactNode } from "react";
import type { RunDetail } from "@contracts/api/runs.ts";
import type { RunProgress } from "../../../api/job-progress.ts";
import { Notice } from "../../../design/notices.tsx";
import { Panel } from "../../../design/panel.tsx";
import { ScrollRegion } from "../../../design/scroll-region.tsx";
import { StageProgress } from "../../../design/stage-progress.tsx";
import * as t from "../../../messages/messages.ts";
import { stageRows } from "../prepare/stage-rows.ts";
import { StageItem } from "./stage-item.tsx";
import { TimelineChart } from "./timeline-chart.tsx";

/** The run's stages: how long each took, what came from the cache, what went in and came out. */
export function StagesView({ run, live }: { run: RunDetail; live: RunProgress | null }): ReactNode {
  const rows = stageRows(run, live);
  const timed = rows.flatMap((row) => {
    if (row.state === "done")
      return [{ stage: row.stage, seconds: row.result.seconds, cached: row.result.cached }];
    return row.state === "told" ? [{ stage: row.stage, seconds: row.seconds, cached: row.cached }] : [];
  });
  const working = rows.find((row) => row.state === "working");
  const isElsewhere = run.status === "running" && live === null;
  return (
    <div className="flex flex-col gap-4">
      {isElsewhere && <Notice>{t.run.elsewhere}</Notice>}
      {working?.progress != null && (
        <Panel title={t.run.atWork}>
          <StageProgress progress={working.progress} />
        </Panel>
      )}
      {rows.length === 0 && <Notice>{t.run.noStages}</Notice>}
      {timed.length > 0 && (
        <Panel>
          <TimelineChart stages={timed} />
        </Panel>
      )}
      <ol aria-label={t.run.views.stages} className="flex flex-col gap-2">
        {rows.map((row) => (
          <StageItem key={row.stage} row={row} run={run.id} />
        ))}
      </ol>
      {run.leftOut.length > 0 && (
        <Panel title={t.run.leftOut(run.leftOut.length)}>
          <ScrollRegion label={t.run.leftOut(run.leftOut.length)} className="max-h-72 overflow-y-auto">
            <ul className="text-small">
              {run.leftOut.map(({ source, reason }) => (
                <li
                  key={`${source} ${reason}`}
                  className="border-b border-line py-1 [overflow-wrap:anywhere]"
                >
                  <span className="font-medium">{source}</span>{" "}
                  <span className="text-ink-soft">{reason}</span>
                </li>
              ))}
            </ul>
          </ScrollRegion>
        </Panel>
      )}
    </div>
  );
}
