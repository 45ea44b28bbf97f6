import { counted } from "./plural.ts";

const runs = (count: number): string => counted(count, "run", "runs");
const others = (count: number): string => counted(count, "other", "others");

export const leaderboard = {
  title: "Leaderboard",
  lead: "Every configuration that was measured, best first, and which differences are real.",
  reading: "the leaderboard",
  readingEffects: "what each setting does",
  latency: "Time per question",
  indexSize: "Index size",
  price: "Price per 1,000 questions",
  took: "Time of the run",
  settings: "Settings",
  metrics: "Measures",
  costs: "What it takes",
  about: "About the run",
  started: "Started",
  questions: "Questions",
  runId: "Id",
  behindBest: "Behind the best",
  rank: "Rank",
  rankShort: "#",
  run: "Run",
  alike: "Alike",
  verdict: "Against the baseline",
  verdictWord: "Verdict",
  failed: "Questions that failed",
  low: (what: string): string => `${what}, low end`,
  high: (what: string): string => `${what}, high end`,
  score: (metric: string): string => `${metric}, with its interval`,
  drawn: "Drawn on one scale",
  mark: "Mark to compare",
  experiment: "Experiment",
  metric: "Ranked by",
  baseline: "Baseline",
  text: "Find a run",
  filter: "Filter",
  valueWithRuns: (value: string, count: number): string => `${value} (${count})`,
  filterNothing: "All runs have the same settings: there is nothing to filter by.",
  group: "Group by",
  noGroup: "nothing",
  columns: "Columns",
  usualColumns: "The usual ones",
  condition: (path: string, value: string): string => `${path} = ${value}`,
  removeCondition: (path: string, value: string): string => `Show others than ${path} = ${value} too`,
  clear: "Show all runs",
  views: { table: "Table", "trade-off": "Trade-off", effects: "What each setting does" },
  viewsLabel: "Views",
  unranked: "not ranked",
  unrankedHint:
    "It cannot be ranked among the others: it has no value, was measured on other sources or questions, or too much of it failed.",
  isBaseline: "baseline",
  onFront: "On the trade-off front",
  aloneInRank: "Can be told apart from every other run.",
  alikeWith: (first: number, last: number): string => `Cannot be told apart from ranks ${first} to ${last}.`,
  bracketsSay: "Runs beside one line cannot be told apart.",
  lettersSay: "Runs that share a letter cannot be told apart.",
  undrawn: (count: number): string =>
    `${counted(count, "line", "lines")} more could be drawn: choose a run to see whom it is alike.`,
  groupRuns: (path: string, value: string, count: number, best: string): string =>
    `${path} = ${value} · ${runs(count)} · best ${best}`,
  compareMarked: (count: number): string => (count < 2 ? "Compare" : `Compare ${runs(count)}`),
  marked: (count: number): string =>
    count === 0
      ? "Mark 2 to 6 runs to compare them."
      : count === 1
        ? "1 run is marked. Mark another one to compare the two."
        : `${runs(count)} are marked.`,
  markedMost: "6 runs are marked, as many as can be compared at once.",
  unmark: "Unmark all",
  unmarkOne: "Unmark",
  runCount: runs,
  keyMark: "Mark or unmark the run",
  keyBaseline: "Make the run the baseline",
  keyCompare: "Compare the marked runs",
  keyFilter: "Find a run by its name",
  notices: "To know when reading this",
  says: {
    best: "is best",
    only: "is the only run",
    measured: (n: number, clusters: number): string =>
      `Measured on ${counted(n, "question", "questions")} in ${counted(clusters, "cluster", "clusters")}.`,
    alike: (alike: number, ranked: number): string =>
      alike === 0
        ? ranked === 1
          ? "It can be told apart from the other run."
          : `It can be told apart from all ${others(ranked)}.`
        : alike === ranked
          ? `It cannot be told apart from ${ranked === 1 ? "the other run" : `any of the ${others(ranked)}`}: the questions are too few, or the settings hardly matter.`
          : `It cannot be told apart from ${others(alike)}.`,
    untold: "Which runs can be told apart cannot be said, see below.",
    fastest: (name: string, time: string, than: string): string =>
      `Of those, ${name} takes the least time: ${time} per question instead of ${than}.`,
    noBaseline: "There is no baseline to compare it with.",
    isBaseline: "It is the baseline itself: nothing that was tried came out above it.",
    incomparable: (name: string): string => `It cannot be compared with the baseline, ${name}.`,
    standing: {
      better: (name: string, by: string): string => `Against the baseline, ${name}: better, ${by}.`,
      worse: (name: string, by: string): string => `Against the baseline, ${name}: worse, ${by}.`,
      inconclusive: (name: string, by: string): string =>
        `Against the baseline, ${name}: cannot say yet, ${by} may be chance. More questions would tell.`,
      none: (name: string, by: string): string =>
        `Against the baseline, ${name}: ${by}, which too few clusters of questions support for a verdict.`,
    },
  },
  compareWithBaseline: "Compare best with baseline",
  compareFirstTwo: "Compare the first two",
  openBest: "Open the best run",
  whatSearchDropped: (count: number): string =>
    count === 1 ? "What the search dropped, and why" : `What ${count} searches dropped, and why`,
  startOver: "Show the leaderboard as it is at first",
  empty: "No run of this experiment has finished yet",
  emptyHint: "Start one: it is measured on the questions of this folder, and stands here when it is done.",
  start: "New experiment",
  seeRuns: "All runs, also those at work",
  noMatch: "No run meets all conditions.",
  unmeasured: (metric: string): string => `No run has a value of ${metric}.`,
  tradeOff: {
    title: (y: string, x: string): string => `${y} against ${x}`,
    across: "Across",
    up: "Up",
    swap: "Swap the two",
    how: "Each point is a run. The dark line is the front: on it, more of one is bought with the other. The paler lines are what would be the front without it.",
    keys: "Arrow keys go from point to point, Enter opens the run, x marks it.",
    point: (name: string, x: string, y: string, isFront: boolean): string =>
      `${name}: ${y}, ${x}${isFront ? ", on the front" : ""}`,
    missing: (count: number): string => `${runs(count)} without both values are not drawn.`,
    summary: (count: number, front: readonly string[]): string =>
      front.length === 0
        ? "No run has both values."
        : `${runs(count)}; on the front ${front.length > 5 ? `${front.length} of them` : front.join("; ")}.`,
    nothing: "No run that is shown has both values. Choose other measures, or show more runs.",
    points: "Runs as points",
    chosen: "The run that is looked at",
    open: "Open the run",
    choose: "Choose a point or a row to read it here.",
    better: {
      right: "more is better →",
      left: "← less is better",
      up: "more is better ↑",
      down: "less is better ↓",
    },
    frontColumn: "On the front",
    frontShort: "Front",
    yes: "yes",
  },
  effects: {
    title: "What each setting does",
    lead: (runsCount: number, questions: number, metric: string): string =>
      `Change of ${metric} against the reference value, over ${runs(runsCount)} that were asked the same ${counted(questions, "question", "questions")}.`,
    reference: "reference",
    scale: (metric: string): string => `change of ${metric}`,
    summary: (told: number, all: number): string =>
      `${told} of ${counted(all, "value", "values")} clearly change the score; the others may be chance or cannot be told.`,
    untold: "cannot be told",
    value: "value",
    setting: "setting",
    low: "low",
    high: "high",
    difference: "difference",
    verdict: "verdict",
    sentence: "in words",
    onlyThese: "Show these runs",
    nothing: "The runs do not differ in any setting",
    nothingHint: "Vary one setting at least to learn what it does.",
  },
};
