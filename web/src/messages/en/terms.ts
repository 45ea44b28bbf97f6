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
  front: { name: "Trade-off front", meaning: "Runs that no other run beats in both measures at once." },
  map: {
    name: "MAP",
    meaning:
      "Precision at the rank of every right passage among the first k, on average: 1 is the best order.",
  },
  "span-coverage": {
    name: "Span coverage",
    meaning: "Share of the gold's characters that the first k passages contain.",
  },
  "span-iou": {
    name: "Span overlap",
    meaning: "Characters that gold and the first k passages have in common, over those in either.",
  },
  "gold-spans-cut": {
    name: "Gold cut",
    meaning: "Share of gold passages that no single chunk holds whole. Lower is better.",
  },
  "exact-match": {
    name: "Exact match",
    meaning: "1 where the answer is the gold answer but for case, punctuation and articles.",
  },
  "token-f1": {
    name: "Token F1",
    meaning: "How many words the answer and the gold answer have in common, set against the length of both.",
  },
  "answer-contains-gold": {
    name: "Contains gold answer",
    meaning: "1 where the words of the gold answer stand in the answer, in a row.",
  },
  "rouge-1": { name: "ROUGE-1", meaning: "Single words that answer and gold answer share, F measure." },
  "rouge-2": { name: "ROUGE-2", meaning: "Pairs of words that answer and gold answer share, F measure." },
  "rouge-l": {
    name: "ROUGE-L",
    meaning: "The longest run of words, with gaps, that answer and gold answer share, F measure.",
  },
  "answer-similarity": {
    name: "Answer similarity",
    meaning:
      "How close answer and gold answer are as vectors of an embedder: likeness of words or meaning, not truth.",
  },
  "citation-precision": { name: "Citation precision", meaning: "Share of the citations that touch gold." },
  "citation-recall": {
    name: "Citation recall",
    meaning: "Share of the gold passages that a citation touches.",
  },
  "citation-f1": {
    name: "Citation F1",
    meaning: "Citation precision and recall in one: their harmonic mean.",
  },
  "quote-fidelity": {
    name: "Quote fidelity",
    meaning: "Share of citations whose words in the answer are the source's own words.",
  },
  "refusal-rate-answerable": {
    name: "Refused, though answerable",
    meaning: "Share of the answerable questions that were refused. Lower is better.",
  },
  "refusal-rate-unanswerable": {
    name: "Refused, rightly",
    meaning: "Share of the questions without an answer in the sources that were refused. Higher is better.",
  },
  "answerability-auroc": {
    name: "Answerability AUROC",
    meaning: "Chance that an answerable question has stronger evidence than one that is not: .5 is a coin.",
  },
  "answerability-balanced-accuracy": {
    name: "Answerability accuracy",
    meaning: "Mean of two shares: answerable questions answered, others refused. .5 is a coin.",
  },
  "p-value": {
    name: "p value",
    meaning: "How often a difference this large would come up by chance alone, were there none.",
  },
  margin: { name: "Margin", meaning: "A loss up to this is accepted: within it a run counts as not worse." },
  reference: {
    name: "Reference",
    meaning: "The run that the others on this page are compared with; its letter is A.",
  },
  evidence: {
    name: "Evidence",
    meaning:
      "How strongly the passages speak for an answer: a score, not a probability. Below the threshold the answerer refuses.",
  },
  citation: { name: "Citation", meaning: "The passage of a source that a part of an answer stands on." },
  ranking: { name: "Ranking", meaning: "The passages that the search found for a question, best first." },
};
