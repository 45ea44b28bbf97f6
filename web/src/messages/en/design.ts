import { counted } from "./plural.ts";

export const design = {
  close: "Close",
  cancel: "Cancel",
  loading: (what: string): string => `Reading ${what}…`,
  stillLoading: (what: string, seconds: number): string => `Reading ${what}: ${seconds} seconds so far.`,
  retry: "Try again",
  failed: "That did not work",
  unreachable: "The server does not answer.",
  unreachableHint: "It was stopped or the machine is asleep. This page tries again by itself.",
  unreadable: (status: number): string =>
    `The server answered ${status} with something this page cannot read.`,
  unreadableHint: "Reload the page: it may be older than the server.",
  sortBy: (column: string): string => `Sort by ${column}`,
  sortedUp: "lowest first",
  sortedDown: "highest first",
  rows: (shown: number, all: number): string =>
    shown === all ? counted(all, "row", "rows") : `${shown} of ${counted(all, "row", "rows")}`,
  noRows: "No row matches.",
  better: "better",
  worse: "worse",
  "not-worse": "not worse",
  inconclusive: "cannot say yet",
  none: "no verdict",
  notMeasured: "not measured",
  notSet: "not set",
  added: "put in:",
  removed: "left out:",
  endOfMark: "end of mark",
  copy: "Copy",
  more: "More",
  status: {
    running: "running",
    stopping: "stopping",
    finished: "finished",
    failed: "failed",
    stopped: "stopped",
  },
  /** What a stage at work tells. */
  work: {
    stage: (stage: string): string => `Stage ${stage}`,
    starting: "at work…",
    done: (done: string, total: string, unit: string): string => `${done} of ${total} ${unit}`,
    rate: (rate: string, unit: string): string => `${rate} ${unit} a second`,
    remaining: (time: string): string => `about ${time} left of this stage`,
    waits: (stage: string): string => `It is at the stage “${stage}”.`,
  },
  job: {
    name: { run: "Run", sweep: "Sweep", search: "Search", ask: "Answer" },
    stop: "Stop",
    stopping: "Stopping…",
    since: (date: string): string => `since ${date}`,
    over: { finished: "It has finished.", failed: "It has failed.", stopped: "It was stopped." },
    serverStopping: "The server is stopping. What is finished is kept; starting again goes on from there.",
    gaps: "Some of what it told is no longer kept here; the runs themselves have all of it.",
    allRuns: "Runs of this work",
    noRunYet: "Reading sources and questions…",
    runs: (ended: number, all: number, isKnown: boolean): string =>
      isKnown
        ? `${ended} of ${counted(all, "run", "runs")} ended`
        : `${counted(all, "run", "runs")}, ${ended} ended`,
    stages: (done: number, cached: number): string =>
      cached === 0
        ? counted(done, "stage", "stages")
        : `${counted(done, "stage", "stages")}, ${cached} from the cache`,
    evaluations: (spent: string, budget: string): string => `${spent} of at most ${budget} evaluations`,
    search: (phase: string | null, left: number): string =>
      phase === null
        ? "Search"
        : `Search: ${phase}, ${counted(left, "configuration", "configurations")} left`,
    leader: (label: string): string => `Ahead so far: ${label}`,
    spent: (model: string, calls: string, usd: string | null): string =>
      `${model}: ${calls} calls, ${usd ?? "at a price that is not known"}`,
  },
  versionFrom: "From",
  versionTo: "to",
  underTenth: "under 0.1 %",
  showMore: (left: string): string => `Show ${left} more`,
};
