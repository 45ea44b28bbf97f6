import { counted } from "./plural.ts";

const configurations = (count: number): string => counted(count, "configuration", "configurations");
const questions = (count: number): string => counted(count, "question", "questions");
const clusters = (count: number): string => counted(count, "cluster", "clusters");

export const search = {
  title: "Search",
  listTitle: "Searches",
  listLead:
    "A search finds the best of many configurations without measuring each of them on every question.",
  reading: "the search",
  readingList: "the searches",
  older: "Show older searches",
  noSearches: "Nothing has been searched in this folder yet",
  noSearchesHint:
    "A search is worth it where settings make more configurations than you want to wait for. A few are measured as quickly one by one.",
  start: "New experiment",
  allSearches: "All searches",
  statuses: { running: "running", finished: "finished", failed: "failed", stopped: "stopped" },
  strategies: {
    "screen-race-confirm": "Screen, race, confirm",
    random: "Random",
    grid: "Every configuration",
    greedy: "Setting by setting, the model first",
    "greedy-pipeline": "Setting by setting, in the pipeline's order",
  },
  column: {
    status: "Status",
    started: "Started",
    search: "Search",
    strategy: "Strategy",
    metric: "Metric",
    configurations: "Configurations",
    winner: "Winner",
    confirmed: "Confirmed score",
    baseline: "Above the baseline",
    spent: "Measured of all",
  },
  share: (spent: string, exhaustive: string): string => `${spent} of ${exhaustive}`,
  notYet: "not yet",
  heading: (experiment: string, metric: string): string => `Search for the best ${metric} in ${experiment}`,
  lead: (strategy: string, count: number, seed: number): string =>
    `${strategy} over ${configurations(count)}. Seed ${seed} decides how the questions were divided.`,
  runs: "It is at work: this page moves on by itself.",
  leader: (name: string): string => `Ahead so far: ${name}.`,
  stoppedHint: "Started again with the same settings it goes on where it stopped: what was measured is kept.",
  phases: { prune: "Pruning", screen: "Screening", race: "Racing", confirm: "Confirming" },
  phaseTerms: { prune: "pruning", screen: "screening", race: "racing", confirm: "confirming" },
  round: (phase: string, number: number | null): string =>
    number === null ? phase : `${phase}, round ${number}`,
  outcome: {
    title: "What it found",
    winner: "Winner",
    runnerUp: "Runner-up",
    baseline: "Baseline",
    confirmed: "Confirmed score",
    confirmedOn: (n: number, c: number): string =>
      `on ${questions(n)} in ${clusters(c)} that took no part in choosing it`,
    optimistic: "Optimistic score",
    optimisticOn: (n: number): string => `on the ${questions(n)} it was chosen by`,
    notConfirmed: "No question was kept to confirm it: run it on questions nobody was chosen by.",
    conclusion: {
      better: "The winner is better than the baseline, on questions that took no part in choosing it.",
      worse:
        "The winner is worse than the baseline: these questions were too few to search by. Keep the baseline.",
      inconclusive:
        "The winner cannot be told from the baseline: nothing better was shown. Keep the baseline, unless the winner is cheaper or simpler.",
      none: "The winner cannot be held against the baseline: there is no interval of their difference.",
    },
    unsure: {
      better:
        "The winner looks better than the baseline, but too few clusters of questions say so to rely on it.",
      inconclusive: "The winner cannot be told from the baseline, on few clusters of questions.",
      none: "The winner cannot be held against the baseline: there is no interval of their difference.",
    },
    noBaseline: "There is no baseline to hold the winner against.",
    isBaseline: "The baseline itself won: nothing that was tried came out above it.",
    fell: "The confirmed score is below the one it was chosen by: whoever is chosen for a high number was partly lucky. Trust the confirmed one.",
    rose: "The confirmed score happens to be no worse than the one it was chosen by. On average it is: whoever is chosen for a high number was partly lucky. Trust the confirmed one.",
    neverBoth: "no question was scored by both",
    noInterval: (difference: string, n: number, why: string | null): string =>
      `${difference} on ${questions(n)}, without an interval${why === null ? "" : `: ${why}`}`,
    by: (difference: string, interval: string, n: number): string =>
      `${difference} ${interval} on ${questions(n)}`,
    winnerMinus: "winner minus this",
    tryIt: "Set up an experiment with it",
    seeBoard: "See the leaderboard",
    settings: "Its settings",
  },
  spent: {
    title: "What it took",
    of: (spent: string, exhaustive: string): string => `${spent} of the ${exhaustive}`,
    evaluations: "evaluations",
    wouldTake: "that measuring every configuration on every question takes",
    saved: (percent: string): string => `${percent} saved`,
    budget: (budget: string): string => `It might have spent ${budget}.`,
    bar: (spent: string, exhaustive: string, budget: string): string =>
      `${spent} evaluations spent, ${budget} allowed, ${exhaustive} for everything`,
    retrievals: (count: string): string =>
      `Besides, passages were found for ${count} questions without asking a model.`,
    split: (screen: number, race: number, confirm: number): string =>
      `Questions: ${screen} to screen, ${race} to race, ${confirm} to confirm. A cluster is never divided.`,
  },
  race: {
    title: "The race",
    rounds: "Rounds",
    summary: (count: number, rounds: number, winner: string | null): string =>
      `${configurations(count)} over ${counted(rounds, "round", "rounds")}${winner === null ? ", not decided yet" : `; ${winner} won`}.`,
    how: "Rounds go from left to right, the best stand at the top. A line ends with a cross where its configuration was dropped; a hollow point was estimated, not measured.",
    keys: "Arrow keys go from line to line, Enter follows one.",
    lines: "Configurations as lines",
    line: (name: string, fate: string): string => `${name}: ${fate}`,
    nothing: "Nothing has been measured yet.",
    asked: questions,
    inRound: (started: number, on: number): string => `${started} → ${on}`,
    inRoundOpen: (started: number): string => `${started} at work`,
    inRoundConfirm: (started: number): string => `${started} measured`,
    columns: {
      round: "Round",
      configurations: "Configurations",
      questions: "Questions each",
      evaluations: "Evaluations",
      wentOn: "Went on",
      dropped: "Dropped",
    },
    retrievalOnly: "retrieval alone",
    roles: {
      winner: "winner",
      "runner-up": "runner-up",
      baseline: "baseline",
      followed: "followed",
      other: "others",
    },
  },
  dropped: {
    rank: (count: number): string => `${count} behind in rank`,
    "clearly-worse": (count: number): string => `${count} clearly worse`,
    dominated: (count: number): string => `${count} no better and slower or dearer`,
    unmeasured: (count: number): string => `${count} could not be measured`,
  },
  none: "nobody",
  reasons: {
    rank: (rank: number, keep: number, behind: string): string =>
      `Place ${rank}, and ${keep} went on. Estimated ${behind} behind the best.`,
    clearlyWorse: (against: string, difference: string, upper: string, n: number, c: number): string =>
      `Clearly worse than ${against}: ${difference}, at best ${upper}, on ${questions(n)} in ${clusters(c)}.`,
    dominated: (against: string, difference: string, upper: string, worseIn: readonly string[]): string =>
      `No better than ${against} (${difference}, at best ${upper}), and ${worseIn
        .map((one) => (one === "time" ? "slower" : "dearer"))
        .join(" and ")}.`,
    unmeasured: (failed: number, asked: number, message: string | null): string =>
      `Could not be measured, which is not a low score: ${message ?? `${failed} of ${questions(asked)} failed.`}`,
  },
  fates: {
    winner: "won",
    "runner-up": "came second",
    stayed: "stayed to the end",
    racing: "still in the race",
    notMeasured: "was never measured",
    dropped: (round: string): string => `dropped in: ${round}`,
  },
  story: {
    title: (name: string): string => `Followed: ${name}`,
    choose: "Choose a configuration in the race or in the table to follow it.",
    measured: (mean: string | null, scored: number, notApplicable: number, failed: number): string =>
      [
        mean === null ? "Measured, but nothing could be scored" : `Mean ${mean} on ${questions(scored)}`,
        notApplicable === 0 ? "" : `, ${notApplicable} not applicable`,
        failed === 0 ? "" : `, ${failed} failed`,
        ".",
      ].join(""),
    unmeasured: "Not measured here: estimated from what its settings did elsewhere.",
    wentOn: (place: number, phase: string, behind: string | null): string =>
      `Went on to ${phase.toLowerCase()} at place ${place}${behind === null ? ", level with the best" : `, estimated ${behind} behind the best`}.`,
    dropped: (reason: string): string => `Dropped. ${reason}`,
    gone: "No configuration of this search is called that.",
    stop: "Follow nobody",
  },
  candidates: {
    title: "Configurations",
    place: "Place",
    name: "Configuration",
    fate: "How far it came",
    mean: "Mean",
    meanLong: "Mean over the questions it was chosen by",
    scored: "Questions",
    why: "Why it went no further",
    text: "Find a configuration",
  },
};
