import { counted } from "./plural.ts";

const numbers = new Intl.NumberFormat("en");

export const ask = {
  title: "Ask",
  lead: "Ask the sources. Every answer says on which passages it stands, or that the sources do not say.",
  question: "Your question",
  placeholder: "What would somebody ask of these sources?",
  ask: "Ask",
  askAgain: "Ask again",
  askHint: "Enter asks, Shift and Enter begins a new line.",
  stopAll: "Stop answering",
  settings: "Answered by",
  beside: "Beside it",
  folderSettings: "The folder's settings",
  nobody: "Nobody",
  answer: "Answer",
  answerBy: (settings: string): string => `Answer · ${settings}`,
  answerBeside: (settings: string): string => `Beside it · ${settings}`,
  notAsked: "Nothing is asked yet",
  notAskedHint:
    "The answer is written here as it comes, with a number behind every part of it that opens the passage it stands on.",
  waiting: "The question waits: press Ask to have it answered.",
  working: "Getting ready",
  stages: {
    parse: "Reading the sources",
    prepare: "Looking at what is there",
    chunk: "Cutting documents",
    embed: "Embedding chunks",
    index: "Building the index",
    retrieve: "Looking for passages",
    rerank: "Ranking passages again",
    answer: "Writing the answer",
    evaluate: "Measuring",
    describe: "Describing the sources",
  } as Record<string, string>,
  progress: (done: number, total: number, unit: string): string =>
    `${numbers.format(done)} of ${numbers.format(total)} ${unit}`,
  writing: "Writing the answer",
  withdrawn: "What was said did not hold and was withdrawn; it is written anew.",
  steps: "How it came about",
  step: (round: number, node: string): string => `Round ${round}, ${node}`,
  done: (citations: number): string =>
    citations === 0
      ? "The answer is complete, without citations."
      : `The answer is complete, with ${counted(citations, "citation", "citations")}.`,
  doneRefused: "The answer is complete: the sources do not say.",
  refused: "The sources do not say",
  citation: (number: number, source: string, where: string): string =>
    `Citation ${number}, ${source}, ${where}`,
  closePassage: "Close the passage",
  inDocument: "On its page, with chunks and gold",
  grounding: {
    title: "How it stands on the sources",
    quoted: "Every sentence is quoted from the sources word for word.",
    nothing: "Nothing in the sources is cited for it.",
    grounded: (sentences: number): string =>
      sentences === 1
        ? "Its one sentence stands on a passage that it cites."
        : `All ${sentences} sentences stand on passages that they cite.`,
    ungrounded: (open: number, all: number): string =>
      `${open} of ${counted(all, "sentence", "sentences")} ${open === 1 ? "stands" : "stand"} on no passage.`,
    facts: (facts: readonly string[]): string =>
      `Not in the cited passages: ${facts.slice(0, 8).join(", ")}${facts.length > 8 ? ` and ${facts.length - 8} more` : ""}.`,
    removed: (citations: number): string =>
      `${counted(citations, "citation was", "citations were")} removed: the passage does not support the sentence.`,
    withheld: (pieces: number): string =>
      `${counted(pieces, "piece of text was", "pieces of text were")} kept from you, such as a link or an image.`,
    stoppedBy: {
      rounds: "It ended at its limit of rounds.",
      tokens: "It ended at its limit of tokens.",
      seconds: "It ended at its limit of time.",
      format: "The model did not keep to the form of an answer.",
    },
    refused: "Nothing that was found is strong enough to answer from. That is an answer, not a failure.",
    evidence: "Evidence",
  },
  found: "Passages it was given",
  foundBeside: "Passages that the other was given",
  foundNone: "Nothing was found for the question.",
  rank: "Rank",
  score: "Score",
  cited: "cited",
  figures: "What it took",
  time: "Time",
  calls: "Calls of models",
  tokens: "Tokens in and out",
  tokensOf: (input: number, output: number): string =>
    `${numbers.format(input)} and ${numbers.format(output)}`,
  tokensUnknown: (calls: number): string =>
    `${counted(calls, "call", "calls")} did not tell ${calls === 1 ? "its" : "their"} tokens`,
  noModel: "none: no model was asked",
  cost: "Cost",
  leftOut: (files: number): string =>
    `${counted(files, "file is", "files are")} left out of the sources: the answer cannot know them.`,
  add: "Add as a test question",
  addLead: "It is asked in every later run, and its gold is what answers are measured by.",
  addQuestion: "Question",
  addAnswer: "Right answer",
  addAnswerHint: "Make it what a right answer would say.",
  addAnswerable: "The sources hold the answer",
  addGold: "Gold passages",
  addGoldNone:
    "No passage is cited: without gold, what is found for it cannot be measured. Gold can be added later.",
  addSave: "Add the question",
  addCancel: "Cancel",
  added: (id: string, version: number): string =>
    `Added as question ${id}; the question set is now version ${version}.`,
  seeQuestion: "See it in the set",
  jobGone: "The server was started anew since this was asked, and the answer is not kept.",
  jobGoneHint: "Ask again to have it answered.",
  serverStopping: "The server is stopping. What it has said so far stays; ask again when it is back.",
  stopped: "Stopped. What was said until then stays.",
  keys: {
    ask: "Write a question",
    stop: "Stop answering",
    passage: "Next citation",
    close: "Close the passage",
  },
};
