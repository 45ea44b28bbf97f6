import { counted } from "./plural.ts";

export const runs = {
  lead: "Everything that was measured in this folder. Mark two to six to hold them against one another.",
  what: "the runs",
  none: "Nothing was run here yet.",
  noneHint: "A run takes one configuration through all its stages and measures it on every question.",
  noMatch: "No run is like that. Take a filter away.",
  compare: (marked: number): string => (marked < 2 ? "Mark two to compare" : `Compare ${marked}`),
  compareMarked: "Compare the marked runs",
  unmark: "Unmark all",
  more: (shown: number, all: number): string => `${shown} of ${counted(all, "run", "runs")}: show more`,
  filters: {
    label: "Runs whose label holds",
    experiment: "Experiment",
    status: "Status",
    metric: "Metric",
    all: "all",
  },
  columns: {
    low: (metric: string): string => `${metric}, interval from`,
    high: (metric: string): string => `${metric}, interval to`,
    mark: "Mark",
    markRun: (label: string): string => `Mark ${label}`,
    label: "Run",
    status: "Status",
    experiment: "Experiment",
    started: "Started",
    took: "Took",
  },
};
