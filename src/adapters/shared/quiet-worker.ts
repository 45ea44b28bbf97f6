import { Worker, type WorkerOptions } from "node:worker_threads";

/** A thread that neither keeps the process up nor ends it: what fails is the matter of whoever waits for an answer, if anybody does. */
export function quietWorker(file: URL, options: WorkerOptions): Worker {
  // Of flags that Node was started with, a thread refuses those that are for a whole process.
  const worker = new Worker(file, { ...options, execArgv: [] });
  // Without a listener an error would end the process.
  worker.on("error", () => {});
  worker.unref();
  return worker;
}
