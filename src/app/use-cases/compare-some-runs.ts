import type { Comparison } from "../../contracts/api/comparison.ts";
import type { Run } from "../../contracts/run.ts";
import type { Workspace } from "../workspace.ts";
import { type CompareOptions, compareRuns } from "./compare-runs.ts";
import { movedDetails } from "./moved-questions.ts";

export interface CompareSomeOptions extends CompareOptions {
  /** Moved questions told in each direction. */
  moved: number;
}

/** Every run but the first against the first. Throws AppError "run.unknown" where two cannot be compared. */
export async function compareSomeRuns(
  workspace: Workspace,
  [first, ...others]: readonly [Run, ...Run[]],
  { moved, ...options }: CompareSomeOptions,
): Promise<Comparison["comparisons"]> {
  const comparisons: Comparison["comparisons"] = [];
  for (const second of others) {
    const compared = await compareRuns(workspace, first, second, options);
    const { gained, lost } = await movedDetails(workspace, compared, moved);
    const { metrics, checks, notices } = compared;
    comparisons.push({
      first: first.id,
      second: second.id,
      metrics,
      checks,
      notices,
      changed: compared.moved.length,
      gained,
      lost,
    });
  }
  return comparisons;
}
