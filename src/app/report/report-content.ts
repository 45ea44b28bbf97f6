import type { Answer } from "../../contracts/answer.ts";
import type { Json } from "../../contracts/json.ts";
import type { Outcome } from "../../contracts/outcome.ts";
import type { Question } from "../../contracts/question-set.ts";
import type { RankedPassage } from "../../contracts/retrieval.ts";
import type { Run } from "../../contracts/run.ts";
import type { LeaderboardRow } from "../use-cases/leaderboard.ts";

/** One question of one run, with all that came of it. */
export interface AnsweredQuestion {
  question: Question;
  /** By metric id; set metrics are not in here. */
  outcomes: Readonly<Record<string, Outcome>>;
  /** Null where the run kept none. */
  answer: Answer | null;
  /** How many of the passages the answerer was given. */
  used: number;
  /** Best first. */
  passages: readonly RankedPassage[];
}

export interface MovedPair {
  best: AnsweredQuestion;
  other: AnsweredQuestion;
  bestScore: number;
  otherScore: number;
}

/** The questions on which a run scored otherwise than the best run, largest change first. */
export interface RunMoves {
  best: Run;
  other: Run;
  /** Whether the other differs from the best, in one sentence. */
  verdict: string;
  /** How many questions scored higher, and lower, than in the best run. */
  higherCount: number;
  lowerCount: number;
  higher: readonly MovedPair[];
  lower: readonly MovedPair[];
}

/** A setting in which at least two of the runs differ. */
export interface DifferingSetting {
  /** Dotted, such as "chunk.size". */
  path: string;
  /** In the order of the runs. */
  values: readonly Json[];
}

/** All that a report shows. */
export interface ReportContent {
  /** The metric that ranks runs and questions. */
  metric: string;
  /** What a metric measures, by id; plugin metrics have none. */
  metricTitles: ReadonlyMap<string, string>;
  /** In the order of the leaderboard; runs without the metric last. */
  runs: readonly Run[];
  leaderboard: readonly LeaderboardRow[];
  settings: readonly DifferingSetting[];
  /** Every question, where there is one run and it was evaluated. */
  questions: readonly AnsweredQuestion[] | null;
  /** One for each other run on the leaderboard. */
  moves: readonly RunMoves[];
  /** Canonical text of a source; undefined where it is no longer kept. */
  textOf: (source: string) => string | undefined;
}

/** How much a report shows, so that it can be mailed. */
export interface Limits {
  /** UTF-16 code units of a passage that the answerer was given, or of a quote. */
  passage: number;
  /** Of a ranked passage that it was not given; 0 shows only where it stands. */
  unusedPassage: number;
  /** Of an answer. */
  answer: number;
  /** Questions shown with their passages; the others are one line each. */
  detailed: number;
}
