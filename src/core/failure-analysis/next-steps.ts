import type { Pipeline } from "../../contracts/pipeline.ts";
import { isMendedBySize } from "./is-mended-by-size.ts";
import type { Loss, QuestionEnd } from "./question-end.ts";
import { type EndsWithEvidence, thresholdTrade } from "./threshold-trade.ts";

/** Of questions below the cut, how many a larger k is asked to bring in. */
const wantedShare = 0.8;
const deepRanking = 50;

/** What to try next against a loss, one line each, the most promising first. Settings and numbers are those of the run. */
export function nextSteps(loss: Loss, pipeline: Pipeline, known: EndsWithEvidence): string[] {
  const own = known.ends.filter(({ end }) => end === loss);
  switch (loss) {
    case "not-in-index":
      return againstAbsence(own);
    case "not-retrieved":
      return againstMissing(own, pipeline);
    case "below-the-cut":
      return againstCut(own, pipeline);
    case "refused-wrongly":
      return [...againstThreshold(loss, known, pipeline), ...againstBrokenGold(own, pipeline)];
    case "not-used":
      return [...againstUnused(own, pipeline), ...againstBrokenGold(own, pipeline)];
    case "used-but-wrong":
      return [
        ...againstBrokenGold(own, pipeline),
        ...(pipeline.answer.kind === "extractive"
          ? [
              "answer.kind: the extractive one only quotes; an answerer with a language model can put the answer in words.",
            ]
          : []),
        "Read a few of them: gold answers that may be said in several ways are scored wrong.",
      ];
    case "should-have-refused":
      return againstThreshold(loss, known, pipeline);
  }
}

function againstAbsence(own: readonly QuestionEnd[]): string[] {
  const because = (cause: QuestionEnd["cause"]) => own.filter((one) => one.cause === cause).length;
  const steps = [
    {
      count: because("source-missing"),
      step: "Add the source again, or correct the gold: no document has its name.",
    },
    {
      count: because("cleaned-away"),
      step: "Switch off prepare.cleaning.boilerplate or prepare.cleaning.pageFurniture: cleaning took the gold out.",
    },
    {
      count: because("lost-in-chunking"),
      step: "chunk.strategy=recursive covers every kept character; the chunker of this run left the gold out.",
    },
  ];
  return steps
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count)
    .map(({ step }) => step);
}

function againstMissing(own: readonly QuestionEnd[], { retrieve, embed }: Pipeline): string[] {
  const filtered = own.filter(({ cause }) => cause === "filtered-out").length;
  const lexical = retrieve.method === "bm25" || retrieve.method === "context-bm25";
  return [
    ...(filtered > 0 ? [`retrieve.filter keeps the sources of ${filtered} of these ${own.length} out.`] : []),
    ...(retrieve.method === "bm25"
      ? ["retrieve.method=context-bm25 also scores neighbouring chunks and the whole document."]
      : []),
    ...(lexical
      ? [
          `retrieve.method=hybrid${embed.embedder === "none" ? " with embed.embedder=static" : ""} also finds other words for the same thing, in English; an embedder of your own does better, and in other languages.`,
        ]
      : []),
    ...(retrieve.method === "vector"
      ? ["retrieve.method=hybrid also finds the question's rare words and names."]
      : []),
    ...(retrieve.method === "hybrid" && embed.embedder === "hashing"
      ? ["An embedder of your own: hashing knows how words are spelt, and not what they mean."]
      : []),
    ...(retrieve.method === "hybrid" && embed.embedder === "static"
      ? ["embed.embedder={onnx: FOLDER}: a model knows more of what words mean than one vector a word does."]
      : []),
    ...(retrieve.depth < deepRanking
      ? [`retrieve.depth=${deepRanking} shows how far down the gold stands (depth is ${retrieve.depth}).`]
      : []),
  ];
}

function againstCut(own: readonly QuestionEnd[], { retrieve }: Pipeline): string[] {
  const wanted = Math.ceil(wantedShare * own.length) - 1;
  const sorted = (valueOf: (end: QuestionEnd) => number | null) =>
    own.map((end) => valueOf(end) ?? 0).sort((a, b) => a - b);
  if (retrieve.budget?.characters !== undefined) {
    const needed = sorted(({ charactersToRank }) => charactersToRank);
    const budget = needed[wanted] ?? 0;
    return [
      `retrieve.budget.characters=${budget} would have given the answerer ${needed.filter((one) => one <= budget).length} of these ${own.length} (the budget is ${retrieve.budget.characters}).`,
    ];
  }
  const ranks = sorted(({ rank }) => rank);
  const k = ranks[wanted] ?? 0;
  const reached = ranks.filter((rank) => rank <= k).length;
  return retrieve.budget === undefined
    ? [
        `retrieve.k=${k} would have given the answerer ${reached} of these ${own.length} (k is ${retrieve.k}).`,
      ]
    : [
        `A larger retrieve.budget.tokens: the first ${k} passages hold the gold of ${reached} of these ${own.length} (the budget is ${retrieve.budget.tokens}).`,
      ];
}

function againstUnused(own: readonly QuestionEnd[], { answer }: Pipeline): string[] {
  const silent = own.filter(({ cause }) => cause === "cites-nothing").length;
  return [
    ...(silent > 0
      ? [
          `${silent} of these ${own.length} answers cite nothing: an answerer must return citations to be seen using gold.`,
        ]
      : []),
    ...(answer.kind === "extractive"
      ? [
          `answer.maxSentences=${Math.min(20, 2 * answer.maxSentences)} quotes more of what it was given (it is ${answer.maxSentences}).`,
        ]
      : []),
    ...(answer.kind === "first-sentence"
      ? ["answer.kind=extractive chooses sentences by the question."]
      : []),
  ];
}

function againstBrokenGold(own: readonly QuestionEnd[], { chunk }: Pipeline): string[] {
  const mended = own.filter((end) => isMendedBySize(end, chunk)).length;
  if (mended === 0) return [];
  return [
    `chunk.size=${2 * chunk.size}: no chunk holds the gold of ${mended} of these ${own.length} whole (size is ${chunk.size} ${chunk.unit}).`,
  ];
}

function againstThreshold(
  loss: "refused-wrongly" | "should-have-refused",
  known: EndsWithEvidence,
  { answer }: Pipeline,
): string[] {
  if (answer.kind !== "extractive")
    return ["Ask the answerer for another balance between answering and refusing."];
  const trade = thresholdTrade(loss, known);
  if (trade === undefined) return [];
  const { threshold, mended, of, broken, outOf } = trade;
  const done = loss === "refused-wrongly" ? "answered" : "refused";
  const others =
    loss === "refused-wrongly" ? "that were rightly refused" : "answerable questions that were answered";
  const cost =
    outOf === 0
      ? "this question set has none that would tell what it costs"
      : `it would also have ${done} ${broken} of the ${outOf} ${others}`;
  return [`answer.threshold=${threshold.toFixed(2)} would have ${done} ${mended} of these ${of}; ${cost}.`];
}
