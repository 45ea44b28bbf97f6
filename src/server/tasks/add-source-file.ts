import { addSourceFile as add } from "../../app/use-cases/add-source-file.ts";
import type { AddedSource } from "../../contracts/api/source-file.ts";
import type { Task } from "./task.ts";

export const addSourceFile: Task<{ name: string; bytes: Uint8Array }, AddedSource> = async (
  project,
  file,
  { signal },
) => add(await project.workspace(), await project.config(), file, signal);
