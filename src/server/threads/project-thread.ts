import { setPriority } from "node:os";
import { parentPort, workerData } from "node:worker_threads";
import { openProject } from "../tasks/open-project.ts";
import { taskTable } from "../tasks/task-table.ts";
import { serveTasks } from "./serve-tasks.ts";
import type { ThreadData } from "./thread-protocol.ts";

const { folder, niceness, limits } = workerData as ThreadData;
if (parentPort === null) throw new Error("This file runs as a thread of the server.");
// Only on Linux this is of the thread, and of those that it starts; elsewhere it would be of the whole process.
if (process.platform === "linux" && niceness > 0) setPriority(0, niceness);
serveTasks(parentPort, taskTable, openProject(folder, limits));
