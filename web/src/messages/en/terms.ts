/** One line for every word that a newcomer may not know; metrics under their ids without "@k". */
export const terms: Record<string, { name: string; meaning: string }> = {
  run: {
    name: "Run",
    meaning: "One configuration taken through all its stages and measured on every question.",
  },
  hit: { name: "Hit", meaning: "Share of questions with at least one right passage among the first k." },
  ndcg: {
    name: "nDCG",
    meaning: "How high the right passages stand in the ranking: 1 is the best order, 0 means none was found.",
  },
  mrr: { name: "MRR", meaning: "One divided by the rank of the first right passage, on average." },
  "span-recall": {
    name: "Span recall",
    meaning: "Share of the gold text that the first k passages contain.",
  },
  "span-precision": { name: "Span precision", meaning: "Share of the first k passages' text that is gold." },
  interval: {
    name: "95 % interval",
    meaning: "Where the true value lies, were the questions drawn again, in 95 of 100 cases.",
  },
  verdict: {
    name: "Verdict",
    meaning: "What may be said of the difference: better, not worse, worse, or cannot say yet.",
  },
  gold: { name: "Gold", meaning: "The passage of a source that a person marked as the right evidence." },
  cluster: {
    name: "Cluster",
    meaning:
      "Questions about one source: they rise and fall together, so they count as one witness more than as many.",
  },
  baseline: { name: "Baseline", meaning: "The run that all others are compared with." },
  chunk: {
    name: "Chunk",
    meaning: "A piece of a document that is found and given to the answer as a whole.",
  },
  cleaned: {
    name: "Cleaned",
    meaning:
      "Characters that are not searched, such as lines that many documents repeat. The text itself is kept.",
  },
  boilerplate: {
    name: "Shared lines",
    meaning:
      "Lines that many documents repeat, such as headers: they make passages look more alike than they are.",
  },
  token: {
    name: "Token",
    meaning: "A piece of a word, as a language model reads and writes it: about four letters of English.",
  },
  split: {
    name: "Part",
    meaning:
      "A part of the question set kept for one use, such as development for tuning and test for the last word.",
  },
  front: { name: "Trade-off front", meaning: "Runs that no other run beats in both measures at once." },
};
