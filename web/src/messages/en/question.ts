import { counted } from "./plural.ts";

export const question = {
  title: "Question",
  story: "the question's story",
  inRun: "In the run",
  previous: "Previous question",
  next: "Next question",
  position: (at: number, of: number): string => `Question ${at} of ${of}`,
  compare: "Compare with other runs",
  askAgain: "Ask it again",
  stations: {
    question: "The gold that a person marked",
    index: "In the index",
    ranking: "What the search found",
    given: "What the answerer was given",
    steps: "How the model went about it",
    answer: "The answer",
    scores: "How it was scored",
    end: "Where it ended",
  },
  goldReached: "gold reached this",
  goldLost: "gold lost here",
  goldNotHere: "gold did not get here",
  goldAnswer: "Gold answer",
  noGoldAnswer: "Nobody wrote one: whether an answer is right, no rule can tell.",
  unanswerable: "The question set says that the sources do not hold the answer: refusing is right.",
  noGold: "Nobody marked where the answer stands, so no stage can be told to have lost it.",
  tags: "Tags",
  group: "Cluster",
  textGone: "The text is no longer kept.",
  openDocument: "Open on its page",
  sourceMissing: (source: string): string => `The dataset holds no document ${source}: it was left out.`,
  keptAll: "Cleaning kept all of the gold.",
  keptNone: "Cleaning took all of the gold out.",
  keptSome: (kept: number, all: number): string =>
    `Cleaning kept ${kept} of the gold's ${counted(all, "character", "characters")}.`,
  chunk: "Chunk,",
  inNoChunk: (chunks: number): string => `It is in none of ${counted(chunks, "chunk", "chunks")}.`,
  whole: (holders: number, chunks: number): string =>
    `It stands whole in ${holders} of ${counted(chunks, "chunk", "chunks")}.`,
  parts: (holders: number, chunks: number): string =>
    `It stands whole in no chunk; parts of it are in ${holders} of ${counted(chunks, "chunk", "chunks")}.`,
  sharedCharacters: (shared: number, all: number): string => `holds ${shared} of ${all} characters`,
  rankOf: (rank: number): string => `ranked ${rank}`,
  notRanked: "not ranked",
  goldNumber: (number: number): string => `Gold ${number}`,
  ranked: (passages: number, method: string | undefined): string =>
    `${counted(passages, "passage", "passages")} ranked${method === undefined ? "" : ` with ${method}`}.`,
  foundNothing: "No passage was found at all.",
  firstGold: (rank: number, of: number): string =>
    `${of === 1 ? "The one that touches the gold" : `The first of ${of} that touch the gold`} came ${rank === 1 ? "first" : `at rank ${rank}`}.`,
  goldUnranked: "None of them touches the gold.",
  notYetRanked: "The run ended before anything was ranked.",
  furtherAt: (rank: number, score: string, last: string): string =>
    `Ranked further, the gold comes at rank ${rank} with score ${score}; the last passage kept has ${last}.`,
  furtherNever: (depth: number): string => `Ranked further, none of the first ${depth} touches it.`,
  furtherAll: (ranked: number): string =>
    `Ranked to the end, ${counted(ranked, "passage has", "passages have")} a score, and none of them touches the gold.`,
  shares: (words: string): string => `shares ${words}`,
  lacks: (words: string): string => `lacks ${words}`,
  sharesNothing: "shares no word of the question",
  passageGold: "gold",
  passageGiven: "given",
  passageCited: "cited",
  cut: (k: number): string => `Up to here the answerer was given: ${counted(k, "passage", "passages")}`,
  showAll: (more: number): string => `Show ${counted(more, "more passage", "more passages")}`,
  showFewer: "Show fewer",
  hidden: (passages: number): string => `${counted(passages, "passage", "passages")} not shown`,
  score: "score",
  givenText: (passages: number, characters: string, limit: string | undefined): string =>
    `${counted(passages, "passage", "passages")}, ${characters} characters${limit === undefined ? "" : ` (${limit})`}.`,
  limitK: (k: number): string => `retrieve.k is ${k}`,
  limitCharacters: (characters: number): string => `the budget is ${characters} characters`,
  limitTokens: (tokens: number): string => `the budget is ${tokens} tokens`,
  goldGiven: (passages: number): string =>
    passages === 0
      ? "None of it touches the gold."
      : `${counted(passages, "passage touches", "passages touch")} the gold.`,
  retrievalOnly: "This run measures retrieval alone: nothing was answered.",
  failed: "None could be given",
  refused: "refused",
  evidence: (evidence: string): string => `The evidence is ${evidence}.`,
  evidenceAgainst: (evidence: string, threshold: string, isBelow: boolean): string =>
    `The evidence is ${evidence}, ${isBelow ? "below" : "not below"} the threshold of ${threshold}.`,
  citesNothing: "It cites nothing.",
  alsoCites: "It also cites",
  citation: (number: number, where: string): string => `Citation ${number}: ${where}`,
  notGold: "not gold",
  round: (round: number): string => `round ${round}`,
  lookedUp: "Looked up",
  found: "Found",
  kept: "Kept",
  asked: "Asked",
  tokens: (read: number, written: number): string =>
    `${counted(read, "token", "tokens")} read, ${written} written`,
  brokeOff: "the call broke off",
  noTokens: "nobody said how many tokens it took",
  groups: {
    finding: "Finding the passages",
    answer: "The answer's words",
    citations: "Citations",
    refusal: "Answering or refusing",
    other: "Other",
  },
  notApplicable: "not applicable",
  failedMetric: "failed",
  whyTouch: (touching: number, passages: number): string =>
    `Of the ${passages === 1 ? "first passage" : `first ${passages} passages`}, ${touching === 0 ? "none touches" : touching === 1 ? "1 touches" : `${touching} touch`} gold.`,
  whyFirst: (rank: number): string => `The first passage that touches gold stands at rank ${rank}.`,
  whyNever: "No ranked passage touches gold.",
  whyBeyond: (rank: number, last: number): string =>
    `The first passage that touches gold stands at rank ${rank}, and only the first ${last} count.`,
  whyCut: "No chunk holds a gold passage whole.",
  whyNotCut: "A chunk holds gold whole.",
  whyCitations: (gold: number, all: number): string =>
    all === 0
      ? "It cites nothing."
      : `${gold} of ${counted(all, "citation", "citations")} ${gold === 1 ? "touches" : "touch"} gold.`,
  whyRecall: (cited: number, gold: number): string =>
    `${cited} of ${counted(gold, "gold passage", "gold passages")} ${cited === 1 ? "is" : "are"} cited.`,
  whyRefused: "It refused.",
  whyRefusedScores: "It refused: nothing was answered, and that counts as 0 where there is an answer.",
  whyAnswered: "It answered.",
  whyWords: (shared: number, gold: number, answer: number): string =>
    `${shared} of the gold answer's ${counted(gold, "word", "words")} stand among the answer's ${answer}.`,
  inShort: "In short",
  notEnded: (stage: string): string => `The run got no further than the ${stage} stage.`,
  notStarted: "The run ended before its first stage.",
  spans: (of: { gold: number; indexed: number; ranked: number; given: number; cited: number }): string =>
    `Of ${of.gold} gold passages: ${of.indexed} indexed, ${of.ranked} ranked, ${of.given} given, ${of.cited} cited.`,
  rightAllTheSame: "The answer is the gold answer all the same: other words in the sources say it too.",
  remedies: "What would have changed it",
  ends: {
    "not-in-index": ["Lost before the index", "No chunk holds any of the gold."],
    "not-retrieved": ["Lost in the search", "The gold is indexed and was not ranked."],
    "below-the-cut": ["Lost at the cut", "The gold was ranked, but not given to the answerer."],
    "refused-wrongly": ["Refused, wrongly", "The gold was given to the answerer, which refused."],
    "not-used": [
      "Given and not used",
      "The gold was given to the answerer, which cites something else or nothing.",
    ],
    "used-but-wrong": ["Cited, and wrong", "The gold is cited, and the answer is not the gold answer."],
    "used-unjudged": [
      "Cited, not judged",
      "The gold is cited; no rule can tell whether the answer is right.",
    ],
    right: ["Right", "The gold is cited, and the answer is the gold answer."],
    retrieved: ["Found", "The gold was ranked; this run has no answers."],
    "should-have-refused": ["Should have refused", "The sources do not say, and it answered."],
    "rightly-refused": ["Rightly refused", "The sources do not say, and it said so."],
    "not-analysable": [
      "Cannot be told",
      "Nobody marked where the answer stands, or there was no answer to judge.",
    ],
  } as Record<string, readonly [string, string]>,
  causes: {
    "source-missing": "The dataset does not hold the source of the gold.",
    "cleaned-away": "Cleaning took the gold out.",
    "lost-in-chunking": "Cleaning kept the gold, and no chunk holds any of it.",
    "filtered-out": "retrieve.filter keeps the gold's source out.",
    "cites-nothing": "The answerer was given the gold, and its answer cites nothing.",
    "cites-other-passages": "The answerer was given the gold, and cites other words than it.",
    "no-gold-answer":
      "The gold is cited, and without a gold answer nobody can tell whether the answer is right.",
    "long-gold-answer":
      "The gold is cited; the gold answer is too long for a rule to tell whether the answer says the same.",
    "some-words-shared":
      "The gold is cited, and the answer holds some words of the gold answer, which no rule can tell to be right or wrong.",
    "no-score": "The gold is cited, and the metrics that compare answers gave no score.",
    "no-gold": "Nobody marked where the answer stands.",
    "no-answers": "The sources do not say, and in this run nothing could refuse.",
    "no-answer-given": "The model gave no answer to judge.",
  } as Record<string, string>,
};
