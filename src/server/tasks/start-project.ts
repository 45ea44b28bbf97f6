import { startProject as start } from "../../app/use-cases/start-project.ts";
import type { StartedProject, StartProject } from "../../contracts/api/start.ts";
import type { Task } from "./task.ts";

export const startProject: Task<StartProject, StartedProject> = async (project, input) =>
  start(project.folder, input);
