import { counted } from "./plural.ts";

export const prompts = {
  title: "Prompts",
  lead: "What language models are asked with, word for word: the prompts that come with Soundings and your own.",
  what: "the prompts",
  list: "All prompts",
  shipped: "shipped",
  ownFile: "your file",
  version: (version: string): string => `version ${version}`,
  usedBy: (runs: number): string =>
    runs === 0 ? "used by no run yet" : `used by ${counted(runs, "run", "runs")}`,
  kinds: { single: "one call", agent: "in steps" },
  runs: "Runs that said exactly this",
  noRuns: "No run has used it yet.",
  moreRuns: (runs: number): string => `and ${counted(runs, "more run", "more runs")}`,
  against: "Held against",
  nothing: "nothing",
  node: (node: string): string => `At ${node}`,
  same: "the same in both",
  differs: "differs",
  differences: (nodes: number): string =>
    nodes === 0
      ? "They say the same, word for word."
      : `${counted(nodes, "text differs", "texts differ")}: what was taken away is struck through, what was added is underlined.`,
  changed: "of its own",
  unusable: "Files that cannot be asked with",
  emptyTitle: "There are no prompts",
  emptyHint: "No model is asked with these settings, so nothing is said to one.",
};
