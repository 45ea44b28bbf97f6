import type { Pipeline } from "../../contracts/pipeline.ts";
import type { QuestionEnd } from "./question-end.ts";

/** A token of running text is about as long. */
const charactersOfToken = 4;

/** Whether no chunk holds the gold whole, and one of twice the size could. */
export function isMendedBySize(
  { cut, shortestGold }: Pick<QuestionEnd, "cut" | "shortestGold">,
  { size, unit }: Pick<Pipeline["chunk"], "size" | "unit">,
): boolean {
  return cut && shortestGold <= 2 * size * (unit === "tokens" ? charactersOfToken : 1);
}
