import type { QuestionStory } from "@contracts/api/question-story.ts";

type Ranked = QuestionStory["ranking"][number];
type End = NonNullable<QuestionStory["end"]>;

export function passage(rank: number, changes: Partial<Ranked> = {}): Ranked {
  return {
    source: "a.md",
    start: 100 * rank,
    end: 100 * rank + 80,
    where: `line ${rank}`,
    firstLine: rank,
    lastLine: rank,
    page: null,
    quote: `words of ${rank}`,
    rank,
    score: 1 / rank,
    gold: false,
    given: rank <= 2,
    words: { shared: ["key"], missing: ["where"] },
    ...changes,
  };
}

export function endAt(best: End["best"], changes: Partial<End> = {}): End {
  return {
    questionId: "q",
    end: "right",
    cause: null,
    refused: false,
    judgement: "right",
    spans: { gold: 1, indexed: 1, ranked: 1, given: 1, cited: 1 },
    best,
    worst: best,
    rank: 1,
    charactersToRank: 80,
    cut: false,
    shortestGold: 10,
    ...changes,
  };
}

/** Gold in the second of three ranked passages, two of them given, the second cited. */
export function sampleStory(changes: Partial<QuestionStory> = {}): QuestionStory {
  const gold = { source: "a.md", start: 210, end: 220 };
  const place = { where: "line 2", firstLine: 2, lastLine: 2, page: null, quote: "under the mat" };
  return {
    runId: "run",
    question: {
      id: "q",
      question: "Where is the key?",
      answerable: true,
      answer: "Under the mat",
      gold: [gold],
      group: "a.md",
    },
    stages: ["parse", "prepare", "chunk", "index", "retrieve", "answer", "evaluate"],
    gold: [
      {
        ...gold,
        ...place,
        document: { language: "en", characters: 900 },
        keptCharacters: 10,
        chunks: [{ ...passage(2, { gold: true }), sharedCharacters: 10 }],
      },
    ],
    chunks: 3,
    ranking: [passage(1), passage(2, { gold: true }), passage(3)],
    further: null,
    given: { passages: 2, characters: 160 },
    answer: {
      text: "The key is under the mat. It is raining.",
      refused: false,
      evidence: 1.5,
      citations: [{ ...gold, ...place, quote: "under the mat.", gold: true }],
      steps: [],
      failed: null,
    },
    threshold: 1,
    outcomes: [],
    end: endAt("cited"),
    remedies: [],
    ...changes,
  };
}
