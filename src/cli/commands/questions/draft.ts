import { proposeQuestions } from "../../../app/use-cases/draft-questions.ts";
import type { CommandContext, Options } from "../../command-context.ts";
import { inFolder, wholeNumber } from "../../open-folder.ts";
import { print, printJson } from "../../render/output.ts";
import { questionDraftsText } from "../../render/question-drafts-text.ts";

export async function draft(context: CommandContext, options: Options): Promise<void> {
  const most = wholeNumber("--count", options["count"]);
  await inFolder(context, options, async (workspace, config) => {
    const proposed = await proposeQuestions(workspace, config, { most }, context.signal);
    return context.json
      ? printJson("soundings.question-drafts/1", proposed)
      : print(questionDraftsText(proposed));
  });
}
