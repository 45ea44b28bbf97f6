import type { ModelRequest } from "../../../contracts/model.ts";
import { beyondWire } from "../../shared/provider/beyond-wire.ts";

/** Anthropic's own bounds of a budget for thinking, and of top p beside it. */
const leastBudget = 1024;
const leastTopP = 0.95;

/** Throws AppError "model.unsupported" for combinations that the API turns down: what each alone may be, the traits say. */
export function requireTakable(
  id: string,
  request: ModelRequest,
  { takesBoth }: { takesBoth: boolean },
): void {
  const { temperature, topP, thinking, maxOutputTokens, toolChoice } = request;
  if (temperature !== undefined && temperature > 1) {
    throw beyondWire(id, `takes a temperature of at most 1, not ${temperature}`, "Ask for 1 or less.");
  }
  if (temperature !== undefined && topP !== undefined && !takesBoth) {
    throw beyondWire(id, "takes temperature or top p, not both", "Leave one of them out.");
  }
  if (thinking === undefined) return;
  const { budgetTokens } = thinking;
  if (budgetTokens < leastBudget) {
    throw beyondWire(
      id,
      `thinks with a budget of at least ${leastBudget} tokens, not ${budgetTokens}`,
      `Ask for ${leastBudget} or more, or leave the budget out.`,
    );
  }
  if (budgetTokens >= maxOutputTokens) {
    throw beyondWire(
      id,
      `cannot think with ${budgetTokens} tokens where thinking and answer may have ${maxOutputTokens} together`,
      "Lower the budget for thinking, or raise the limit of output tokens.",
    );
  }
  if ((temperature !== undefined && temperature !== 1) || (topP !== undefined && topP < leastTopP)) {
    throw beyondWire(
      id,
      `takes no temperature but 1 and no top p below ${leastTopP} while it thinks`,
      "Leave them out, or the budget for thinking.",
    );
  }
  if (toolChoice === "required") {
    throw beyondWire(
      id,
      "cannot be made to call a tool while it thinks",
      "Let the model choose (auto), or leave the budget for thinking out.",
    );
  }
}
