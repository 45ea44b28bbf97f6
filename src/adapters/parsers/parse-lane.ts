import type { Worker } from "node:worker_threads";
import { stopped } from "../../contracts/abort.ts";
import { messageOf } from "../../contracts/app-error.ts";
import type { ParseCall, ParseJob, ParseJobOutcome, ParseLimits } from "../../ports/parser-pool.ts";
import { quietWorker } from "../shared/quiet-worker.ts";
import { watchMemory } from "./memory-watch.ts";
import type { WorkerReply, WorkerRequest } from "./parse-worker.ts";

/** What a parser makes is mostly thrown away at once. Left alone, the space for it grows to more than all else together. */
const maxYoungGenerationSizeMb = 16;

/** One worker, one file at a time. A file that hangs or exhausts memory costs the worker; the next file gets a new one. */
export interface ParseLane {
  parse(job: ParseJob, limits: ParseLimits, call: ParseCall): Promise<ParseJobOutcome>;
  close(): Promise<void>;
}

export function parseLane(workerFile: URL): ParseLane {
  let worker: Worker | undefined;
  let filesTaken = 0;
  let memoryOfWorker = 0;

  async function stop(): Promise<void> {
    const stopping = worker;
    worker = undefined;
    await stopping?.terminate();
  }

  function useWorker(limits: ParseLimits): Worker {
    if (worker !== undefined && memoryOfWorker === limits.memoryMegabytes) return worker;
    void stop();
    memoryOfWorker = limits.memoryMegabytes;
    const started = quietWorker(workerFile, {
      resourceLimits: { maxOldGenerationSizeMb: limits.memoryMegabytes, maxYoungGenerationSizeMb },
    });
    // One that ends between two files would leave the next waiting for nothing.
    started.once("exit", () => {
      if (worker === started) worker = undefined;
    });
    worker = started;
    filesTaken = 0;
    return started;
  }

  function parse(job: ParseJob, limits: ParseLimits, call: ParseCall): Promise<ParseJobOutcome> {
    const { signal } = call;
    const current = useWorker(limits);
    filesTaken += 1;
    // What earlier files left in the worker is not this file's fault: it is tried again in a new one.
    const used = filesTaken > 1;
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        end(() =>
          resolve({
            status: "left-out",
            reason: `parsing took longer than ${limits.timeoutMs / 1000} s`,
            passing: true,
          }),
        );
        void stop();
      }, limits.timeoutMs);
      const onMessage = (reply: WorkerReply) => {
        if (reply.status === "reading") call.onProgress?.(reply.done, reply.total, reply.unit);
        else end(() => resolve(reply));
      };
      const onFailure = (reason: string) => {
        void stop();
        end(() => resolve(used ? parse(job, limits, call) : { status: "left-out", reason }));
      };
      const onTooMuchMemory = () =>
        onFailure(`parsing needed more than ${limits.memoryMegabytes} MB of memory`);
      const endWatch = watchMemory(current, limits.memoryMegabytes, onTooMuchMemory);
      const onError = (error: unknown) => {
        if ((error as { code?: string } | null)?.code === "ERR_WORKER_OUT_OF_MEMORY") onTooMuchMemory();
        else onFailure(`the parser crashed: ${messageOf(error)}`);
      };
      const onExit = () => onFailure("the parser ended without a result");
      const onAbort = () => {
        end(() => reject(stopped()));
        void stop();
      };
      const end = (settle: () => void) => {
        clearTimeout(timer);
        endWatch();
        current.off("message", onMessage).off("error", onError).off("exit", onExit);
        signal.removeEventListener("abort", onAbort);
        settle();
      };
      if (signal.aborted) return onAbort();
      signal.addEventListener("abort", onAbort, { once: true });
      current.on("message", onMessage).on("error", onError).on("exit", onExit);
      const request: WorkerRequest = { ...job, maxCharacters: limits.maxCharacters };
      current.postMessage(request);
      return undefined;
    });
  }

  return { parse, close: stop };
}
