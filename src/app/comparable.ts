import { AppError } from "../contracts/app-error.ts";
import type { Run } from "../contracts/run.ts";
import { alignQuestions, type QuestionAlignment } from "../core/comparison/common-questions.ts";
import type { CommonQuestions } from "../core/comparison/paired-scores.ts";
import { canonicalJson } from "../core/pipeline/stage-key.ts";
import type { RunScores } from "./run-scores.ts";

export interface Comparable {
  common: CommonQuestions;
  /** What a person should know: questions that only one side has. */
  notices: string[];
}

/**
 * The common questions of two runs. Throws AppError "run.unknown" where they ran on different versions of the sources or of the
 * questions: only added questions are no obstacle.
 */
export function commonGround(first: RunScores, second: RunScores): Comparable {
  refuseOtherSources(first.run, second.run);
  const aligned = aligning(first.questions, second.questions);
  const names = `${first.run.id} and ${second.run.id}`;
  if (aligned.status === "other-questions") {
    const { changed, onlyFirst, onlySecond } = aligned;
    const what =
      changed.length > 0
        ? `${named(changed)} ${changed.length === 1 ? "has" : "have"} other words, gold or answers in them`
        : `${onlyFirst} stand only in the first and ${onlySecond} only in the second`;
    throw new AppError("run.unknown", {
      message: `${names} ran on different question sets: ${what}, so their scores cannot be paired.`,
      hint: "Run both configurations again on the questions as they are now.",
    });
  }
  const { common, onlyFirst, onlySecond } = aligned;
  const added = onlyFirst + onlySecond;
  if (added === 0) return { common, notices: [] };
  const owner = onlyFirst > 0 ? first.run.id : second.run.id;
  return {
    common,
    notices: [
      `${owner} was asked ${added} more ${added === 1 ? "question" : "questions"}: compared on the ${common.clusterOf.length} that both were asked.`,
    ],
  };
}

type Questions = RunScores["questions"];

/** A thousand runs on one set of questions share its list, and are aligned with the reference's once. */
const known = new WeakMap<Questions, WeakMap<Questions, QuestionAlignment>>();

function aligning(first: Questions, second: Questions): QuestionAlignment {
  const ofFirst = known.get(first) ?? new WeakMap<Questions, QuestionAlignment>();
  known.set(first, ofFirst);
  const aligned = ofFirst.get(second) ?? alignQuestions(first, second);
  ofFirst.set(second, aligned);
  return aligned;
}

function refuseOtherSources(first: Run, second: Run): void {
  // Not the dataset: settings of the prepare stage make another one of the same sources.
  if (first.sources === second.sources || canonicalJson(first.sources) === canonicalJson(second.sources))
    return;
  throw new AppError("run.unknown", {
    message: `${first.id} and ${second.id} ran on different versions of the sources, so their scores cannot be paired.`,
    hint: "Run both configurations again on the sources as they are now.",
  });
}

function named(ids: readonly string[]): string {
  const [first] = ids;
  return ids.length === 1 ? `question ${first}` : `question ${first} and ${ids.length - 1} others`;
}
