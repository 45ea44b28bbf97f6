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
      "Precision at the rank of every right passage, on average: high where all of them stand near the top.",
  },
  "span-coverage": {
    name: "Span coverage",
    meaning: "Share of the gold text's characters that the first k passages contain.",
  },
  "span-iou": {
    name: "Span overlap",
    meaning: "Text that is both gold and found, over all text that is either.",
  },
  "gold-spans-cut": {
    name: "Gold cut apart",
    meaning: "Share of gold passages that lie whole in no chunk. Lower is better.",
  },
  "exact-match": {
    name: "Exact match",
    meaning: "Share of answers that are the gold answer, but for case and punctuation.",
  },
  "token-f1": {
    name: "Token F1",
    meaning: "How far the words of answer and gold answer agree: 1 means the same words.",
  },
  "answer-contains-gold": {
    name: "Contains the gold answer",
    meaning: "Share of answers in which the gold answer's words stand in a row.",
  },
  "rouge-1": { name: "ROUGE-1", meaning: "Single words that answer and gold answer share." },
  "rouge-2": { name: "ROUGE-2", meaning: "Pairs of neighbouring words that answer and gold answer share." },
  "rouge-l": {
    name: "ROUGE-L",
    meaning: "The longest run of words, with gaps, that answer and gold answer share.",
  },
  "answer-similarity": {
    name: "Answer similarity",
    meaning: "How alike answer and gold answer are to an embedder. Likeness of meaning, not truth.",
  },
  "citation-precision": {
    name: "Citation precision",
    meaning: "Share of the answer's citations that point to gold.",
  },
  "citation-recall": {
    name: "Citation recall",
    meaning: "Share of gold passages that a citation points to.",
  },
  "citation-f1": {
    name: "Citation F1",
    meaning: "Citation precision and recall in one number: high only where both are.",
  },
  "quote-fidelity": {
    name: "Quote fidelity",
    meaning: "Share of citations whose words in the answer are the source's own.",
  },
  "refusal-rate-answerable": {
    name: "Wrong refusals",
    meaning: "Share of answerable questions that were refused. Lower is better.",
  },
  "refusal-rate-unanswerable": {
    name: "Right refusals",
    meaning: "Share of questions the sources do not answer that were refused.",
  },
  "answerability-auroc": {
    name: "Answerability AUROC",
    meaning:
      "Chance that an answerable question has stronger evidence than one that is not. 0.5 is a coin's toss.",
  },
  "answerability-balanced-accuracy": {
    name: "Answerability accuracy",
    meaning: "Answerable questions answered and others refused, each counting half. 0.5 is a coin's toss.",
  },
  alike: {
    name: "Alike",
    meaning:
      "Runs that cannot be told apart when every pair is tested. This asks more than the test against the baseline alone.",
  },
  "index-size": { name: "Index size", meaning: "Bytes of the index over words, on this machine." },
  "time-per-question": {
    name: "Time per question",
    meaning:
      "Half of the questions took less. Differences within a tenth, or below half a millisecond, are noise of the machine.",
  },
  effect: {
    name: "Effect of a setting",
    meaning:
      "What changing this setting alone does to the score, compared question by question over runs that differ in nothing else.",
  },
  optimistic: {
    name: "Optimistic score",
    meaning:
      "The score on the questions a winner was chosen by. Being chosen for it makes it too high on average.",
  },
  confirmed: {
    name: "Confirmed score",
    meaning: "The score on questions set aside until the winner was known. They had no part in the choice.",
  },
  screening: {
    name: "Screening",
    meaning:
      "A well spread part of all configurations is measured on few questions; the rest are estimated from them.",
  },
  racing: {
    name: "Racing",
    meaning: "Those left are measured on more and more questions, and the weakest go after every round.",
  },
  confirming: {
    name: "Confirming",
    meaning: "The best, the runner-up and the baseline are measured on questions nobody was chosen by.",
  },
  pruning: {
    name: "Pruning",
    meaning: "Passages are found without asking a model, and what finds too little is not measured further.",
  },
  evaluation: { name: "Evaluation", meaning: "One question taken through one configuration." },
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
  "stage-parse": {
    name: "Parse",
    meaning: "Turns files into text, with where on which page each character stands.",
  },
  "stage-prepare": {
    name: "Prepare",
    meaning: "Finds languages and duplicates, cleans, and checks where the gold of each question stands.",
  },
  "stage-chunk": {
    name: "Chunk",
    meaning: "Cuts documents into pieces that are found and given to the answer as a whole.",
  },
  "stage-embed": { name: "Embed", meaning: "Gives each chunk a vector, so that meaning can be compared." },
  "stage-index": {
    name: "Index",
    meaning: "Makes chunks findable by their words, and by vectors where there are some.",
  },
  "stage-retrieve": { name: "Retrieve", meaning: "Ranks passages for every question." },
  "stage-rerank": { name: "Rerank", meaning: "Lets a model put the best passages in another order." },
  "stage-answer": {
    name: "Answer",
    meaning: "Writes an answer from the passages, with citations, or refuses.",
  },
  "stage-evaluate": {
    name: "Evaluate",
    meaning: "Scores every question by every metric and forms intervals.",
  },
  vary: {
    name: "What varies",
    meaning: "Settings with several values: every combination is one configuration, and one run.",
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
};
