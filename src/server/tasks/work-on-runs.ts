import { chooseSettings } from "../../app/use-cases/choose-settings.ts";
import { configurations } from "../../app/config/vary.ts";
import { runExperiment } from "../../app/use-cases/run-experiment.ts";
import type { JobEvent, StartRuns } from "../../contracts/api/jobs.ts";
import type { RunEvent } from "../../contracts/run-event.ts";
import { pageNotice } from "../page-words.ts";
import { withoutPlaces } from "../without-places.ts";
import type { Task } from "./task.ts";

/** Says what happens as it does; the runs themselves are in the store. */
export const workOnRuns: Task<StartRuns, null> = async (project, started, { signal, emit }) => {
  const workspace = await project.workspace();
  const config = await chooseSettings(project.folder, () => project.config(), started);
  const chosen =
    started.kind === "sweep"
      ? configurations(config.config)
      : [{ label: "default", pipeline: config.pipeline }];
  const options = { signal, budgetUsd: started.budgetUsd };
  for await (const event of runExperiment(workspace, config, chosen, options)) {
    emit(toldOf(event, project.folder));
  }
  return null;
};

function toldOf(event: RunEvent, folder: string): JobEvent {
  switch (event.type) {
    case "stage-end": {
      const { stage, cached, seconds, notices } = event.stageRun;
      return { type: "stage-end", runId: event.runId, stage, cached, seconds, notices };
    }
    case "run-end": {
      const { id, label, status, error } = event.run;
      const told = error === null ? null : withoutPlaces(error, folder);
      return { type: "run-end", runId: id, label, status, error: told };
    }
    case "notice":
      return { ...event, message: pageNotice(event.message) };
    default:
      return event;
  }
}
