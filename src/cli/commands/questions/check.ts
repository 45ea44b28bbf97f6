import { checkQuestionSet } from "../../../app/use-cases/check-question-set.ts";
import type { CommandContext, Options } from "../../command-context.ts";
import { exitCodes } from "../../exit-codes.ts";
import { inFolder } from "../../open-folder.ts";
import { note, print, printJson } from "../../render/output.ts";
import { isSound, questionCheckText } from "../../render/question-check-text.ts";

/** Exit code 1 where something is wrong with the set; what is only worth a look leaves it at 0. */
export async function check(context: CommandContext, options: Options): Promise<number> {
  return inFolder(context, options, async (workspace, config) => {
    const checked = await checkQuestionSet(workspace, config, context.signal);
    if (options["draft"] === true) {
      for (const draft of checked.drafts) print(JSON.stringify(draft));
      note("Drafts: read each in its place, then copy its gold into the questions file.");
      return exitCodes.yes;
    }
    const sound = isSound(checked);
    if (context.json) {
      const { review, faults, drafts, draftQuestions } = checked;
      printJson("soundings.questions/1", {
        ...review,
        drafts: drafts.length,
        draftQuestions,
        sound,
        faults,
      });
    } else {
      print(questionCheckText(checked));
    }
    return sound ? exitCodes.yes : exitCodes.no;
  });
}
