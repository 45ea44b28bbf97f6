import { type AskEvent, ask } from "../../app/use-cases/ask.ts";
import type { AskQuestion, JobEvent } from "../../contracts/api/jobs.ts";
import { chooseSettings } from "../../app/use-cases/choose-settings.ts";
import type { Task } from "./task.ts";

export const answerQuestion: Task<AskQuestion, null> = async (project, asked, { signal, emit }) => {
  const workspace = await project.workspace();
  const config = await chooseSettings(project.folder, () => project.config(), { pipeline: asked.pipeline });
  const options = { signal, budgetUsd: asked.budgetUsd };
  for await (const event of ask(workspace, config, config.pipeline, asked.question, options)) {
    emit(toldOf(event));
  }
  return null;
};

function toldOf(event: AskEvent): JobEvent {
  switch (event.type) {
    case "stage-end": {
      const { stage, cached, seconds, notices } = event.stageRun;
      return { type: "stage-end", runId: null, stage, cached, seconds, notices };
    }
    case "stage-start":
    case "stage-progress":
      return { ...event, runId: null };
    default:
      return event;
  }
}
