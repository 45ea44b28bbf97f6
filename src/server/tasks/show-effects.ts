import { planBoard } from "../../app/use-cases/experiment-board.ts";
import { settingEffects } from "../../app/use-cases/setting-effects.ts";
import type { Effects, EffectsQuery } from "../../contracts/api/effects.ts";
import { partsOfBoard } from "./board-of.ts";
import { everyRun } from "./every-run.ts";
import type { Task } from "./task.ts";

export const showEffects: Task<EffectsQuery, Effects> = async (project, query, { tagged }) => {
  const config = await project.config();
  const { experiment = config.experiment, metric } = query;
  const plan = planBoard(await everyRun(project), config, { experiment, metric });
  return tagged(partsOfBoard(plan, config), async () => settingEffects(await project.workspace(), plan));
};
