import { type ChosenDrafts, decideQuestionDrafts } from "../../../app/use-cases/decide-question-drafts.ts";
import { AppError } from "../../../contracts/app-error.ts";
import type { CommandContext, Options } from "../../command-context.ts";
import { inFolder } from "../../open-folder.ts";
import { count, counted } from "../../../contracts/count-text.ts";
import { print, printJson } from "../../render/output.ts";

/** `accept` and `reject`. */
export async function decide(
  context: CommandContext,
  decision: "accept" | "reject",
  ids: readonly string[],
  options: Options,
): Promise<void> {
  const chosen = chosenDrafts(decision, ids, options["all"] === true);
  await inFolder(context, options, async (workspace, config) => {
    const decided = await decideQuestionDrafts(workspace, config, decision, chosen);
    if (context.json) return printJson("soundings.question-decision/1", { decision, ...decided });
    const verb = decision === "accept" ? "Accepted" : "Rejected";
    return print(`${verb} ${counted(decided.ids.length, "draft")}; ${count(decided.left)} left.`);
  });
}

function chosenDrafts(decision: string, ids: readonly string[], all: boolean): ChosenDrafts {
  if (all === ids.length > 0) {
    throw new AppError("config.invalid", {
      message: all
        ? `soundings questions ${decision} was given both ids and --all.`
        : `soundings questions ${decision} was not told which drafts.`,
      hint: `Name their ids, or give --all alone: soundings questions ${decision} --all.`,
    });
  }
  return all ? { all } : { all, ids };
}
