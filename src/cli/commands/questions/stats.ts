import { countQuestionSet } from "../../../app/use-cases/count-question-set.ts";
import type { CommandContext, Options } from "../../command-context.ts";
import { inFolder } from "../../open-folder.ts";
import { print, printJson } from "../../render/output.ts";
import { questionStatsText } from "../../render/question-stats-text.ts";

export async function stats(context: CommandContext, options: Options): Promise<void> {
  await inFolder(context, options, async (workspace, config) => {
    const counts = await countQuestionSet(workspace, config, context.signal);
    return context.json ? printJson("soundings.question-stats/1", counts) : print(questionStatsText(counts));
  });
}
