import type { AppError } from "../../contracts/app-error.ts";
import { count, counted } from "../../contracts/count-text.ts";
import { modelError } from "../../ports/language-model-fault.ts";
import type { ModelReply } from "../models/read-reply.ts";

/** For a reply without a word of an answer. Throws AppError "model.failed" where its limit was reached before the first: that says nothing about the sources. */
export function requireRoomForText(
  { finish, usage }: Pick<ModelReply, "finish" | "usage">,
  { model, maxOutputTokens }: { model: string; maxOutputTokens: number },
): void {
  if (finish.reason !== "length") return;
  throw cutBeforeText(model, maxOutputTokens, usage?.reasoningTokens ?? 0);
}

function cutBeforeText(model: string, limit: number, thought: number): AppError {
  const spent = thought > 0 ? `, ${count(thought)} of them thinking` : "";
  return modelError("model.failed", {
    message: `${model} reached its limit of ${counted(limit, "token")} before the first word of an answer${spent}.`,
    hint: `Set a larger answer.maxOutputTokens, such as ${limit * 8}: what a model thinks before it answers counts too.`,
  });
}
