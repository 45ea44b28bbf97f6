import { chooseSettings } from "../../app/use-cases/choose-settings.ts";
import { searchConfigurations, type SearchStreamEvent } from "../../app/use-cases/search-configurations.ts";
import { withLeaders } from "../../app/search/with-leaders.ts";
import type { JobEvent, StartRuns } from "../../contracts/api/jobs.ts";
import type { Task } from "./task.ts";

/** Searches by what stands under `search:`; the same search goes on where it was stopped. */
export const workOnSearch: Task<StartRuns, null> = async (project, started, { signal, emit }) => {
  const workspace = await project.workspace();
  const config = await chooseSettings(project.folder, () => project.config(), started);
  const { budgetUsd } = started;
  const request = budgetUsd === undefined ? {} : { budget: { usd: budgetUsd } };
  for await (const event of withLeaders(searchConfigurations(workspace, config, request, signal))) {
    const told = event.type === "search-leader" ? event : toldOf(event);
    if (told !== undefined) emit(told);
  }
  return null;
};

/**
 * Stages begin and end by the hundred, and would push out of the log what the search itself tells; how far one is, is told, as the
 * next one takes its place there.
 */
function toldOf(event: SearchStreamEvent): JobEvent | undefined {
  switch (event.type) {
    case "search-open": {
      const { id, strategy, metric, budget, baseline, candidates } = event.search;
      return { type: "search-open", id, strategy, metric, budget, baseline, candidates };
    }
    case "stage-progress":
      return { ...event, runId: null };
    case "stage-start":
    case "stage-end":
    case "search-stored":
      return undefined;
    default:
      return event;
  }
}
