import type { ApiErrorDetails } from "../../contracts/api/api-error.ts";
import type { AskQuestion, Job, JobEvent, StartRuns } from "../../contracts/api/jobs.ts";
import { ApiFault } from "../api-fault.ts";
import { withinGrace } from "../within-grace.ts";
import type { TaskName } from "../tasks/task-table.ts";
import { TaskFailure, type TaskThread } from "../threads/task-thread.ts";
import type { Threads } from "../server-parts.ts";
import { type EventLog, eventLog } from "./event-log.ts";

/** Work that goes on while nobody listens. */
export interface Jobs {
  /** Throws ApiFault "server.busy" where too much runs. */
  start(kind: Job["kind"], input: StartRuns | AskQuestion): Job;
  /** Asks it to stop; nothing changes where it has ended. Throws ApiFault "job.unknown". */
  stop(id: string): Job;
  find(id: string): Job;
  /** Newest first. */
  list(): Job[];
  logOf(id: string): EventLog;
  /** Every job is stopped and awaited; listeners are told. */
  close(): Promise<void>;
}

export interface JobsSettings {
  threads: Pick<Threads, "reading" | "running" | "asking">;
  now(): number;
  newId(): string;
  /** Told what nobody foresaw. */
  onFault(fault: string): void;
}

interface Entry {
  job: Job;
  log: EventLog;
  abort: AbortController;
  ended: Promise<void>;
}

/** Those that ended are told of for a while. */
const mostEnded = 50;
const mostAtOnce = { run: 4, sweep: 4, search: 4, ask: 8 };

export function createJobs({ threads, now, newId, onFault }: JobsSettings): Jobs {
  const entries = new Map<string, Entry>();

  function entryOf(id: string): Entry {
    const entry = entries.get(id);
    if (entry !== undefined) return entry;
    throw new ApiFault("job.unknown", {
      message: `This server knows no job ${JSON.stringify(id)}.`,
      hint: "It knows those it began itself, and the last ones that ended; runs are kept in the folder.",
    });
  }

  function requireRoom(kind: Job["kind"]): void {
    const group = (job: Job): boolean => (job.kind === "ask") === (kind === "ask");
    const running = [...entries.values()].filter(({ job }) => job.endedAt === null && group(job)).length;
    if (running < mostAtOnce[kind]) return;
    throw new ApiFault("server.busy", {
      message: `${running} ${kind === "ask" ? "questions are being answered" : "experiments are running"} already.`,
      hint: "Wait until one has ended, or stop one.",
    });
  }

  function forgetOldest(): void {
    const ended = [...entries.values()].filter(({ job }) => job.endedAt !== null);
    for (const { job } of ended.slice(0, Math.max(0, ended.length - mostEnded))) entries.delete(job.id);
  }

  function taskOf(kind: Job["kind"]): readonly [TaskThread, TaskName] {
    if (kind === "ask") return [threads.asking, "answerQuestion"];
    return [threads.running, kind === "search" ? "workOnSearch" : "workOnRuns"];
  }

  async function work({ job, log, abort }: Entry, input: StartRuns | AskQuestion): Promise<void> {
    const hear = (told: unknown): void => {
      const event = told as JobEvent;
      if (event.type === "run-start") job.runs.push(event.runId);
      if (event.type === "search-open") job.search = event.id;
      log.push(event);
    };
    const [thread, name] = taskOf(job.kind);
    let status: "finished" | "failed" | "stopped" = "finished";
    try {
      await thread.ask(name, input, { signal: abort.signal, onEvent: hear });
    } catch (thrown) {
      const error = detailsOf(thrown);
      status = abort.signal.aborted && error.code === "aborted" ? "stopped" : "failed";
      if (status === "failed") job.error = error;
      if (thrown instanceof TaskFailure && thrown.unforeseen !== null) onFault(thrown.unforeseen);
    }
    if (status !== "finished") await settleWork(job, status);
    job.status = status;
    job.endedAt = now();
    log.push({ type: "job-end", status, error: job.error });
    log.end();
    forgetOldest();
  }

  /** A thread that fell over could not say so of its runs and its search; where it ended in order, nothing is left to do. */
  async function settleWork({ runs, search }: Job, status: "failed" | "stopped"): Promise<void> {
    if (runs.length === 0 && search === null) return;
    try {
      await threads.reading.ask("settleWork", { runs, search, status });
    } catch (thrown) {
      // The server is closing, or its folder cannot be written: the next to open it settles what is left.
      if (thrown instanceof TaskFailure) onFault(thrown.unforeseen ?? thrown.message);
      else if (!(thrown instanceof ApiFault)) throw thrown;
    }
  }

  return {
    start(kind, input) {
      requireRoom(kind);
      const id = newId();
      const job: Job = {
        id,
        kind,
        status: "running",
        startedAt: now(),
        endedAt: null,
        runs: [],
        search: null,
        error: null,
      };
      const entry: Entry = { job, log: eventLog(), abort: new AbortController(), ended: Promise.resolve() };
      entries.set(id, entry);
      entry.ended = work(entry, input);
      return job;
    },
    stop(id) {
      const { job, abort } = entryOf(id);
      if (job.endedAt === null) {
        job.status = "stopping";
        abort.abort();
      }
      return job;
    },
    find: (id) => entryOf(id).job,
    list: () => [...entries.values()].map(({ job }) => job).toReversed(),
    logOf: (id) => entryOf(id).log,
    async close() {
      const all = [...entries.values()];
      for (const { job } of all) if (job.endedAt === null) this.stop(job.id);
      await withinGrace(Promise.all(all.map(({ ended }) => ended)));
      for (const { log } of all) log.cut();
    },
  };
}

function detailsOf(thrown: unknown): ApiErrorDetails {
  if (thrown instanceof TaskFailure) return thrown.details;
  if (thrown instanceof ApiFault) return { code: thrown.code, message: thrown.message, hint: thrown.hint };
  throw thrown;
}
