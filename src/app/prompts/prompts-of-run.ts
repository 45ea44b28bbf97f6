import { AppError } from "../../contracts/app-error.ts";
import type { Run } from "../../contracts/run.ts";
import type { PromptSet } from "../../core/answering/prompts/prompt.ts";
import { isPrompted, type PromptedKind } from "../config/prompt-files.ts";
import { runResults } from "../run-results.ts";
import type { Workspace } from "../workspace.ts";

export interface RunPrompts {
  kind: PromptedKind;
  set: PromptSet;
}

/** What a run said to models. Throws AppError "run.unknown" where it said nothing, "store.damaged" where it is no longer kept. */
export async function promptsOfRun(workspace: Workspace, run: Run): Promise<RunPrompts> {
  const { kind } = run.pipeline.answer;
  const set = isPrompted(kind) ? await runResults.prompts(workspace, run) : null;
  if (set !== null && isPrompted(kind)) return { kind, set };
  const answerer = typeof kind === "string" ? kind : "of your own";
  throw new AppError("run.unknown", {
    message: `${run.id} asked no model with prompts: its answerer is ${answerer}.`,
    hint: "Name a run whose answer.kind is single or agent.",
  });
}
