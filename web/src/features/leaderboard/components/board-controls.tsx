import { useQuery } from "@tanstack/react-query";
import type { Leaderboard } from "@contracts/api/leaderboard.ts";
import { type ReactNode, useMemo } from "react";
import { projectQuery } from "../../../api/project-query.ts";
import { Select } from "../../../design/select.tsx";
import * as t from "../../../messages/messages.ts";
import type { Board } from "../prepare/board.ts";
import { useBoardAddress } from "../use-board-address.ts";

/** As many runs as a list to choose from is read; any other becomes the baseline by its key in the table. */
const mostOffered = 40;

/** What is ranked, by what, and against whom: the questions that the server answers. */
export function BoardControls({ leaderboard, board }: { leaderboard: Leaderboard; board: Board }): ReactNode {
  const { change } = useBoardAddress();
  const { data: project } = useQuery(projectQuery);
  const experiments = project?.experiments ?? [];
  const { experiment, metric, metrics, baseline } = leaderboard;
  const metricChoices = useMemo(
    () =>
      metrics.map((id) => {
        const hint = t.terms[id.replace(/@.*$/, "")]?.meaning;
        return { value: id, label: id, ...(hint === undefined ? {} : { hint }) };
      }),
    [metrics],
  );
  const offered = board.rows.filter(({ id }, index) => index < mostOffered || id === baseline);
  return (
    <div className="no-print flex flex-wrap items-center gap-x-4 gap-y-2">
      {experiments.length > 1 && (
        <Select
          label={t.leaderboard.experiment}
          value={experiment}
          choices={experiments.map(({ name, runs }) => ({
            value: name,
            label: name,
            hint: t.leaderboard.runCount(runs),
          }))}
          onChange={(next) =>
            change({ experiment: next, baseline: undefined, marked: undefined, run: undefined })
          }
        />
      )}
      <Select
        label={t.leaderboard.metric}
        value={metric}
        choices={metricChoices}
        onChange={(next) => change({ metric: next, sort: undefined })}
      />
      {baseline !== null && (
        <Select
          label={t.leaderboard.baseline}
          value={baseline}
          choices={offered.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(next) => change({ baseline: next })}
        />
      )}
    </div>
  );
}
