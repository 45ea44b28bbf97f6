import { AppError } from "../../contracts/app-error.ts";

/**
 * What an id, whole or shortened, names among candidates whose ids begin so; undefined where there is none. A whole id names
 * its own even where it begins others. Throws AppError "run.unknown" where several begin so.
 * @param kind plural, and the command that lists them: "runs"
 */
export function oneBeginning<Row extends { id: string }>(
  candidates: readonly Row[],
  id: string,
  kind: "runs" | "searches",
): Row | undefined {
  const whole = candidates.find((row) => row.id === id);
  if (whole !== undefined || candidates.length < 2) return whole ?? candidates[0];
  throw new AppError("run.unknown", {
    message: `"${id}" begins the ids of several ${kind}.`,
    hint: `Give more of the id: soundings ${kind} lists them.`,
  });
}
