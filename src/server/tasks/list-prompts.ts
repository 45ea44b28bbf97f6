import { promptLibrary } from "../../app/use-cases/prompt-library.ts";
import type { Prompts } from "../../contracts/api/prompts.ts";
import { withoutPlaces } from "../without-places.ts";
import type { Task } from "./task.ts";

export const listPrompts: Task<null, Prompts> = async (project) => {
  const { unusable, ...library } = await promptLibrary(await project.workspace(), await project.config());
  return {
    ...library,
    unusable: unusable.map((one) => ({ ...one, message: withoutPlaces(one.message, project.folder) })),
  };
};
