import type { JobEvent, ListenerEvent } from "@contracts/api/jobs.ts";
import type { StageName } from "@contracts/run.ts";

/** What a stage at work has told, with when it told it: enough to say how fast it goes. */
export interface StageProgress {
  stage: StageName;
  done: number;
  total: number;
  unit: string;
  /** The first and the newest progress of this stage that was heard here, in milliseconds of one clock. */
  first: { at: number; done: number } | null;
  last: { at: number; done: number } | null;
}

export interface StageDone {
  stage: StageName;
  cached: boolean;
  seconds: number;
  notices: readonly string[];
}

export interface RunProgress {
  runId: string;
  label: string;
  status: "running" | "finished" | "failed" | "stopped";
  error: string | null;
  stages: readonly StageDone[];
  now: StageProgress | null;
}

type Told<Type extends JobEvent["type"]> = Extract<JobEvent, { type: Type }>;

/** A search as far as its events tell. */
export interface SearchProgress {
  id: string;
  spent: number;
  budget: number;
  leader: string | null;
  phase: string | null;
  left: number;
}

/** A job, folded from its events. */
export interface JobProgress {
  runs: readonly RunProgress[];
  search: SearchProgress | null;
  /** Of a stage that belongs to no single run, as in a search. */
  shared: StageProgress | null;
  notices: readonly string[];
  spent: Told<"models">["spent"];
  /** Null while it is at work. */
  end: Pick<Told<"job-end">, "status" | "error"> | null;
  /** Whether some of what it told was not kept: the runs themselves have it. */
  hasGaps: boolean;
  isServerStopping: boolean;
}

export const nothingTold: JobProgress = {
  runs: [],
  search: null,
  shared: null,
  notices: [],
  spent: [],
  end: null,
  hasGaps: false,
  isServerStopping: false,
};

/** @param at when it was heard, in milliseconds of any clock that only goes forward */
export function jobProgress(before: JobProgress, event: JobEvent | ListenerEvent, at: number): JobProgress {
  switch (event.type) {
    case "run-start":
      return changeRun(before, event.runId, (run) => ({ ...run, label: event.label, status: "running" }));
    case "stage-start":
      return changeStage(before, event.runId, () => begun(event.stage));
    case "stage-progress":
      return changeStage(before, event.runId, (now) => progressed(now, event, at));
    case "stage-end": {
      if (event.runId === null) return { ...before, shared: null };
      const { stage, cached, seconds, notices } = event;
      return changeRun(before, event.runId, (run) => ({
        ...run,
        now: null,
        stages: [...run.stages.filter((one) => one.stage !== stage), { stage, cached, seconds, notices }],
      }));
    }
    case "run-end":
      return changeRun(before, event.runId, (run) => ({
        ...run,
        label: event.label,
        status: event.status,
        error: event.error,
        now: null,
      }));
    case "notice":
      return { ...before, notices: [...new Set([...before.notices, event.message])] };
    case "models":
      return { ...before, spent: event.spent };
    case "search-open": {
      const { id, budget, candidates } = event;
      const left = Object.keys(candidates).length;
      return { ...before, search: { id, budget, spent: 0, leader: null, phase: null, left } };
    }
    case "phase-start":
      return changeSearch(before, { phase: event.phase, left: event.candidates.length });
    case "block-end":
      return changeSearch(before, { spent: event.spent });
    case "candidate-dropped":
      return changeSearch(before, { left: Math.max(1, (before.search?.left ?? 1) - 1) });
    case "search-leader":
      return changeSearch(before, { leader: event.candidate });
    case "job-end":
      return { ...before, shared: null, end: { status: event.status, error: event.error } };
    case "events-lost":
      return { ...before, hasGaps: true };
    case "server-stopping":
      return { ...before, isServerStopping: true };
    default:
      return before;
  }
}

/** Milliseconds that the rest of the stage takes at the pace so far; null where a second has not shown a pace yet. */
export function remaining({ first, last, total }: StageProgress): number | null {
  if (first === null || last === null || total <= last.done) return null;
  const [milliseconds, done] = [last.at - first.at, last.done - first.done];
  return milliseconds < 1000 || done <= 0 ? null : ((total - last.done) * milliseconds) / done;
}

/** Of its unit in a second; null where it is not known yet. */
export function rate({ first, last }: StageProgress): number | null {
  if (first === null || last === null) return null;
  const [milliseconds, done] = [last.at - first.at, last.done - first.done];
  return milliseconds < 1000 || done <= 0 ? null : (1000 * done) / milliseconds;
}

function begun(stage: StageName): StageProgress {
  return { stage, done: 0, total: 0, unit: "", first: null, last: null };
}

function progressed(now: StageProgress | null, told: Told<"stage-progress">, at: number): StageProgress {
  const { stage, done, total, unit } = told;
  const here = { at, done };
  // A stage that goes on to other work is as far and as fast as that is.
  const first = now?.stage === stage && now.unit === unit ? (now.first ?? here) : here;
  return { stage, done, total, unit, first, last: here };
}

function changeStage(
  before: JobProgress,
  runId: string | null,
  change: (now: StageProgress | null) => StageProgress,
): JobProgress {
  return runId === null
    ? { ...before, shared: change(before.shared) }
    : changeRun(before, runId, (run) => ({ ...run, now: change(run.now) }));
}

function changeRun(
  before: JobProgress,
  runId: string,
  change: (run: RunProgress) => RunProgress,
): JobProgress {
  const at = before.runs.findIndex((run) => run.runId === runId);
  const run: RunProgress = before.runs[at] ?? {
    runId,
    label: runId,
    status: "running",
    error: null,
    stages: [],
    now: null,
  };
  const changed = change(run);
  return { ...before, runs: at === -1 ? [...before.runs, changed] : before.runs.with(at, changed) };
}

function changeSearch(before: JobProgress, change: Partial<SearchProgress>): JobProgress {
  return before.search === null ? before : { ...before, search: { ...before.search, ...change } };
}
