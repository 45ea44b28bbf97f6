import { Worker } from "node:worker_threads";
import { stopped } from "../../contracts/abort.ts";
import { messageOf } from "../../contracts/app-error.ts";
import type { ParseJob, ParseJobOutcome, ParseLimits, ParserPool } from "../../ports/parser-pool.ts";
import { parserForName } from "./catalog.ts";
import type { WorkerReply, WorkerRequest } from "./parse-worker.ts";

/** Under node the sources run as they are; in the published package they are JavaScript. */
const shippedWorker = new URL(
  import.meta.url.endsWith(".ts") ? "./parse-worker.ts" : "./parse-worker.js",
  import.meta.url,
);

/** One worker, one file at a time. A file that hangs or exhausts memory costs the worker; the next file gets a new one. */
export function workerParserPool({ worker: workerFile = shippedWorker }: { worker?: URL } = {}): ParserPool {
  let worker: Worker | undefined;
  let filesTaken = 0;
  let queue: Promise<unknown> = Promise.resolve();

  async function stop(): Promise<void> {
    const stopping = worker;
    worker = undefined;
    await stopping?.terminate();
  }

  let memoryOfWorker = 0;

  function useWorker(limits: ParseLimits): Worker {
    if (worker !== undefined && memoryOfWorker === limits.memoryMegabytes) return worker;
    void stop();
    memoryOfWorker = limits.memoryMegabytes;
    const started = start(workerFile, limits);
    // One that ends between two files would leave the next waiting for nothing.
    started.once("exit", () => {
      if (worker === started) worker = undefined;
    });
    worker = started;
    filesTaken = 0;
    return started;
  }

  function parseOne(job: ParseJob, limits: ParseLimits, signal: AbortSignal): Promise<ParseJobOutcome> {
    if (job.bytes.length > limits.maxBytes) {
      return Promise.resolve({ status: "left-out", reason: tooLarge(job.bytes.length, limits.maxBytes) });
    }
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
      const onMessage = (reply: WorkerReply) => end(() => resolve(reply));
      const onFailure = (reason: string) => {
        void stop();
        end(() => resolve(used ? parseOne(job, limits, signal) : { status: "left-out", reason }));
      };
      const onError = (error: unknown) => {
        const outOfMemory = (error as { code?: string } | null)?.code === "ERR_WORKER_OUT_OF_MEMORY";
        onFailure(
          outOfMemory
            ? `parsing needed more than ${limits.memoryMegabytes} MB of memory`
            : `the parser crashed: ${messageOf(error)}`,
        );
      };
      const onExit = () => onFailure("the parser ended without a result");
      const onAbort = () => {
        end(() => reject(stopped()));
        void stop();
      };
      const end = (settle: () => void) => {
        clearTimeout(timer);
        current.off("message", onMessage).off("error", onError).off("exit", onExit);
        signal.removeEventListener("abort", onAbort);
        settle();
      };
      if (signal.aborted) return onAbort();
      signal.addEventListener("abort", onAbort, { once: true });
      current.on("message", onMessage).on("error", onError).on("exit", onExit);
      const request: WorkerRequest = { source: job.source, bytes: job.bytes };
      current.postMessage(request);
      return undefined;
    });
  }

  return {
    parserFor(source) {
      const parser = parserForName(source);
      return parser && { id: parser.id, version: parser.version, mediaType: parser.mediaType };
    },
    parse(job, limits, signal) {
      const mine = queue.then(() => parseOne(job, limits, signal));
      queue = mine.catch(() => {});
      return mine;
    },
    async close() {
      await stop();
    },
  };
}

function start(file: URL, limits: ParseLimits): Worker {
  const worker = new Worker(file, {
    resourceLimits: { maxOldGenerationSizeMb: limits.memoryMegabytes },
    execArgv: process.execArgv.filter((flag) => !flag.startsWith("--input-type")),
  });
  // An error after a file's outcome is known belongs to nobody; without a listener it would end the process.
  worker.on("error", () => {});
  worker.unref();
  return worker;
}

function tooLarge(bytes: number, maxBytes: number): string {
  const megabytes = (count: number) => `${(count / 1e6).toFixed(count < 1e7 ? 1 : 0)} MB`;
  return `${megabytes(bytes)} is more than the ${megabytes(maxBytes)} that parse.maxMegabytes allows`;
}
