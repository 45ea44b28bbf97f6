import { parentPort } from "node:worker_threads";

/** Falls over at its first task, as a native library might make it. */
parentPort?.on("message", () => process.exit(7));
