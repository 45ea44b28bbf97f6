import { counted } from "./plural.ts";

export const home = {
  title: "Home",
  what: "the folder",
  lead: (sources: number | null, questions: number | null, runs: number): string =>
    [
      sources === null ? "sources cannot be counted" : counted(sources, "source", "sources"),
      questions === null ? "questions cannot be counted" : counted(questions, "question", "questions"),
      counted(runs, "run", "runs"),
    ].join(" · "),
  faults: "What is wrong",
  newExperiment: "New experiment",
  running: "At work",
  elsewhere: "Another program is at work on it; it is looked at every few seconds.",
  next: {
    title: "Next",
    mend: "Mend what is wrong below first: nothing can be measured until then.",
    editSettings: "Open the settings",
    watch: (running: number): string =>
      `${counted(running, "piece of work is", "pieces of work are")} going on below. What is finished is kept, whatever happens.`,
    addSources: "Add the documents that answers should come from.",
    decideDrafts: (drafts: number): string =>
      `${counted(drafts, "drafted question waits", "drafted questions wait")}: accept or reject each, and they can be measured by.`,
    draftQuestions:
      "Questions with known answers are what everything is measured by. Let rules draft some from your sources, or just ask.",
    firstRun: "Sources and questions are there. Measure them with the settings as they are.",
    pending: "Which run is best, and what cannot be told apart from it, is being worked out.",
    tryAnother: "One run alone says little. Vary a setting and see whether the difference is real.",
    moreQuestions: "The best run cannot be told from the baseline yet. More questions would settle it.",
    compare: (label: string): string =>
      `See question by question what ${label} does better, and what it loses.`,
    actions: {
      decideDrafts: "Decide about drafts",
      draft: "Draft questions",
      ask: "Ask",
      firstRun: "Start the first run",
      tryAnother: "Vary a setting",
      moreQuestions: "Draft more questions",
      compare: "Compare the two",
      leaderboard: "Open the leaderboard",
    },
  },
  experiment: {
    best: "Best",
    by: (metric: string): string => `by ${metric}`,
    notApart: (others: number): string =>
      others === 0
        ? "Every other run is behind it."
        : `${counted(others, "other run", "other runs")} cannot be told apart from it.`,
    against: "Against the baseline",
    isBaseline: "The best run is the baseline itself.",
    alone: "There is no other run to compare it with yet.",
    nothing: "Nothing of it has been run yet.",
    pending: "Its best run is being worked out…",
    noBest: "None of its runs has ended yet.",
    runs: (finished: number, all: number): string =>
      finished === all
        ? counted(all, "run", "runs")
        : `${finished} of ${counted(all, "run", "runs")} finished`,
    failed: (failed: number): string => `${counted(failed, "run", "runs")} failed`,
    newest: (date: string): string => `last run ${date}`,
    leaderboard: "Leaderboard",
    allRuns: "All runs",
    compare: "Compare with the baseline",
    searches: "Searches",
    search: (strategy: string, candidates: number): string =>
      `${strategy}, ${counted(candidates, "configuration", "configurations")}`,
    interval: "95 % interval",
  },
  start: {
    title: "Three ways to begin",
    lead: "This folder is empty. Soundings measures how well answers are grounded in documents of yours.",
    example: {
      title: "Look at the example",
      text: "The papers of a holiday home: 40 sources, 271 questions, twelve configurations. Measured in a minute on this machine; nothing leaves it.",
      action: "Write the example here",
      working: "Writing the example…",
    },
    sources: {
      title: "Use your own documents",
      text: "Drop files or a folder: PDF, Word, HTML, Markdown, text, mail and more. They are copied to the folder of sources here, and go nowhere else.",
    },
    yaml: {
      title: "Bring a soundings.yaml",
      text: "Choose or drop the file, or paste its text. It is checked and shown before anything is written.",
      choose: "Choose a file",
      paste: "Or paste its text",
      open: "Open it",
      tooLong: "This is longer than 1,000,000 characters: no configuration is.",
    },
  },
  upload: {
    title: "Add sources",
    drop: "Drop files or folders here",
    files: "Choose files",
    folder: "Choose a folder",
    progress: (done: number, all: number): string => `${done} of ${counted(all, "file", "files")} looked at.`,
    bar: "Files sent",
    done: (documents: number, characters: string): string =>
      `${counted(documents, "document", "documents")} with ${characters} characters can be read.`,
    leftOut: (leftOut: number): string =>
      `${counted(leftOut, "file or part was", "files or parts were")} left out:`,
    allRead: "Nothing was left out.",
    status: { waiting: "waits", sending: "on its way" },
    read: (documents: number, characters: string): string =>
      documents === 1 ? `${characters} characters` : `${documents} documents, ${characters} characters`,
    same: "was there already",
    reasons: {
      hidden: "It is a hidden file.",
      empty: "It is empty.",
      "too-large": "It is larger than 64 MB.",
    },
    list: "Files",
  },
};
