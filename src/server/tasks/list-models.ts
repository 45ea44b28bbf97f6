import { listModels as list } from "../../app/use-cases/list-models.ts";
import type { Models } from "../../contracts/api/models.ts";
import { everyRun } from "./every-run.ts";
import { knownToday } from "./known-today.ts";
import type { Task } from "./task.ts";

export const listModels: Task<null, Models> = async (project, _, { signal }) =>
  list(await project.workspace(), await everyRun(project), await knownToday(project), signal);
