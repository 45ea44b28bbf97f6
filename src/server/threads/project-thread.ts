import { parentPort, workerData } from "node:worker_threads";
import { openProject } from "../tasks/open-project.ts";
import { taskTable } from "../tasks/task-table.ts";
import { serveTasks } from "./serve-tasks.ts";

const { folder } = workerData as { folder: string };
if (parentPort === null) throw new Error("This file runs as a thread of the server.");
serveTasks(parentPort, taskTable, openProject(folder));
