import { Worker } from "node:worker_threads";
import type { WorkspaceLimits } from "../../app/workspace.ts";
import type { ApiErrorDetails } from "../../contracts/api/api-error.ts";
import { ApiFault } from "../api-fault.ts";
import { withinGrace } from "../within-grace.ts";
import type { FromThread, TaskResult, ThreadData, ToThread } from "./thread-protocol.ts";

export interface TaskCall {
  signal?: AbortSignal;
  /** Tags of what the client holds already. */
  known?: readonly string[];
  onEvent?(event: unknown): void;
}

/** A thread that works on the project, with a store of its own. It is started with its first task. */
export interface TaskThread {
  /** Tasks not yet ended. */
  readonly waiting: number;
  /** Rejects with `TaskFailure`. */
  ask(name: string, input: unknown, call?: TaskCall): Promise<TaskResult>;
  /** Tasks that run are aborted and awaited, the store is closed. */
  close(): Promise<void>;
}

/** A task that failed on its thread, in the words of the client. */
export class TaskFailure extends Error {
  readonly details: ApiErrorDetails;
  readonly unforeseen: string | null;

  constructor(details: ApiErrorDetails, unforeseen: string | null) {
    super(details.message);
    this.name = "TaskFailure";
    this.details = details;
    this.unforeseen = unforeseen;
  }
}

export interface TaskThreadSettings {
  script: URL;
  folder: string;
  /** A thread that has had nothing to do for so long is ended, and its memory given back. */
  idleMilliseconds?: number;
  /** How far it steps back for others where the machine is busy, from 0 to 19. */
  niceness?: number;
  /** What its heap may grow to; a thread that needs more ends, and says so to whoever waits. */
  heapMegabytes?: number;
  limits?: WorkspaceLimits;
}

/** Left to itself, each thread's nursery for new objects grows to several times that, and stays so. */
const youngMegabytes = 8;

interface Asked {
  thread: Worker;
  resolve(result: TaskResult): void;
  reject(error: Error): void;
  onEvent(event: unknown): void;
}

export function taskThread({
  script,
  folder,
  idleMilliseconds,
  niceness = 0,
  heapMegabytes,
  limits = {},
}: TaskThreadSettings): TaskThread {
  const asked = new Map<number, Asked>();
  let worker: Worker | undefined;
  let ending: Promise<void> | undefined;
  let idle: NodeJS.Timeout | undefined;
  let closing = false;
  let lastId = 0;

  function started(): Worker {
    if (worker !== undefined) return worker;
    const begun = new Worker(script, {
      workerData: { folder, niceness, limits } satisfies ThreadData,
      resourceLimits: {
        maxYoungGenerationSizeMb: youngMegabytes,
        ...(heapMegabytes === undefined ? {} : { maxOldGenerationSizeMb: heapMegabytes }),
      },
    });
    worker = begun;
    begun.on("message", (message: FromThread) => hear(message));
    begun.on("error", (error) => lose(begun, error));
    begun.on("exit", (code) => lose(begun, new Error(`A thread ended with ${code}.`)));
    // It alone does not keep the process up: whoever opened the server holds it open.
    begun.unref();
    return begun;
  }

  function hear(message: FromThread): void {
    if (message.type === "closed") return;
    const call = asked.get(message.id);
    if (message.type === "event") return call?.onEvent(message.event);
    asked.delete(message.id);
    if (message.type === "done") call?.resolve(message.result);
    else call?.reject(new TaskFailure(message.error, message.unforeseen));
    if (idleMilliseconds === undefined || asked.size > 0 || closing) return;
    idle = setTimeout(() => void end(), idleMilliseconds);
    idle.unref();
  }

  /** Whoever waits is told; the next task starts another thread. */
  function lose(lost: Worker, error: Error): void {
    if (worker !== lost) return;
    worker = undefined;
    const details: ApiErrorDetails = {
      code: "internal",
      message: "The part of the server that worked on this ended unexpectedly.",
      hint: "Try again: it has been started anew.",
    };
    for (const [id, call] of asked) {
      if (call.thread !== lost) continue;
      asked.delete(id);
      call.reject(new TaskFailure(details, error.stack ?? error.message));
    }
  }

  async function end(): Promise<void> {
    const ended = worker;
    if (ended === undefined) return ending;
    worker = undefined;
    ending = (async () => {
      const { promise, resolve } = Promise.withResolvers<void>();
      ended.on("message", (message: FromThread) => {
        if (message.type === "closed") resolve();
      });
      ended.on("exit", () => resolve());
      // What is being closed is waited for, even where nothing else keeps the process up.
      ended.ref();
      ended.postMessage({ type: "close" } satisfies ToThread);
      await withinGrace(promise);
      await ended.terminate();
      // What would not end within its time is told of; the next to open the folder finds its process gone.
      for (const call of asked.values()) if (call.thread === ended) call.reject(stopping());
    })();
    await ending;
  }

  return {
    get waiting() {
      return asked.size;
    },
    ask(name, input, { signal, known = [], onEvent = () => {} } = {}) {
      if (closing) return Promise.reject(stopping());
      clearTimeout(idle);
      const id = (lastId += 1);
      const thread = started();
      const { promise, resolve, reject } = Promise.withResolvers<TaskResult>();
      asked.set(id, { thread, resolve, reject, onEvent });
      const abort = (): void => thread.postMessage({ type: "abort", id } satisfies ToThread);
      thread.postMessage({ type: "task", id, name, input, known } satisfies ToThread);
      if (signal?.aborted === true) abort();
      signal?.addEventListener("abort", abort, { once: true });
      return promise.finally(() => signal?.removeEventListener("abort", abort));
    },
    async close() {
      closing = true;
      clearTimeout(idle);
      await end();
    },
  };
}

function stopping(): ApiFault {
  return new ApiFault("server.stopping", { message: "The server is stopping.", hint: "Start it again." });
}
