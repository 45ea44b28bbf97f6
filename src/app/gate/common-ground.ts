import { AppError } from "../../contracts/app-error.ts";
import { alignQuestions } from "../../core/comparison/common-questions.ts";
import type { CommonQuestions } from "../../core/comparison/paired-scores.ts";
import type { GateSide, RunSide } from "./gate-side.ts";

export interface GateGround {
  common: CommonQuestions;
  notices: string[];
}

const newBaseline =
  "Write a new baseline with soundings gate --write-baseline FILE, and review it as a change of its own.";

/**
 * The questions of the baseline, in both sides. Throws AppError "run.unknown" where the sources or questions are not those of the
 * baseline: only added questions are no obstacle. That questions are missing is one here, unlike in a comparison, or
 * a gate could be passed by leaving out what fails.
 */
export function gateGround(baseline: GateSide, candidate: RunSide): GateGround {
  refuseOtherSources(baseline, candidate);
  const aligned = alignQuestions(baseline.questions, candidate.questions);
  const names = new Set(candidate.questions.map(({ id }) => id));
  const missing = baseline.questions.map(({ id }) => id).filter((id) => !names.has(id));
  const changed = aligned.status === "other-questions" ? aligned.changed : [];
  if (changed.length > 0 || missing.length > 0) {
    const what = [
      ...(changed.length > 0
        ? [`${named(changed)} ${changed.length === 1 ? "has" : "have"} other words, gold or answers`]
        : []),
      ...(missing.length > 0 ? [`${named(missing)} ${missing.length === 1 ? "is" : "are"} missing`] : []),
    ].join(", and ");
    throw new AppError("run.unknown", {
      message: `The questions are not those of the baseline ${baseline.run.id}: ${what}.`,
      hint: newBaseline,
    });
  }
  if (aligned.status === "other-questions")
    throw new Error("Questions differ, but none is changed or missing.");
  const { common, onlySecond: added } = aligned;
  if (added === 0) return { common, notices: [] };
  return {
    common,
    notices: [
      `${added} ${added === 1 ? "question is" : "questions are"} not in the baseline: judged on the ${common.clusterOf.length} that are.`,
    ],
  };
}

function refuseOtherSources(baseline: GateSide, candidate: RunSide): void {
  if (baseline.sources.digest === candidate.sources.digest) return;
  const before = new Set(baseline.sources.marks);
  const now = new Set(candidate.sources.marks);
  const different = candidate.sourceNames.filter((_, place) => !before.has(candidate.sources.marks[place]!));
  const gone = baseline.sources.marks.filter((mark) => !now.has(mark)).length;
  const what =
    different.length > 0
      ? `${named(different, "source")} ${different.length === 1 ? "is" : "are"} new or changed`
      : `${gone} of its sources ${gone === 1 ? "is" : "are"} missing`;
  throw new AppError("run.unknown", {
    message: `The sources are not those of the baseline ${baseline.run.id}: ${what} (${baseline.sources.marks.length} then, ${candidate.sources.marks.length} now).`,
    hint: newBaseline,
  });
}

function named(ids: readonly string[], noun = "question"): string {
  const [first] = ids;
  const others = ids.length - 1;
  if (others === 0) return `${noun} ${first}`;
  return `${noun} ${first} and ${others} ${others === 1 ? "other" : "others"}`;
}
