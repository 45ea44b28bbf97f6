import { checkQuestionSet } from "../../app/use-cases/check-question-set.ts";
import type { CommandContext, Options } from "../command-context.ts";
import { inFolder } from "../open-folder.ts";
import { count } from "../render/numbers.ts";
import { note, print, printJson } from "../render/output.ts";

export async function questions(context: CommandContext, options: Options): Promise<void> {
  await inFolder(context, options, async (workspace, config) => {
    const checked = await checkQuestionSet(workspace, config, context.signal);
    if (options["draft"] === true) {
      for (const draft of checked.drafts) print(JSON.stringify(draft));
      return note("Drafts: read each in its place, then copy its gold into the questions file.");
    }
    const all = checked.questions;
    const counts = {
      questions: all.length,
      withGold: all.filter(({ gold }) => gold.length > 0).length,
      withAnswer: all.filter(({ answer }) => answer !== undefined).length,
      unanswerable: all.filter(({ answerable }) => answerable === false).length,
      clusters: new Set(all.map(({ group }) => group)).size,
      drafts: checked.drafts.length,
    };
    if (context.json) return printJson("soundings.questions/1", counts);
    return print(
      `${count(counts.questions)} questions are sound: ${count(counts.withGold)} with gold passages, ` +
        `${count(counts.withAnswer)} with an answer, ${count(counts.unanswerable)} not answerable, in ${count(counts.clusters)} clusters.` +
        (counts.drafts > 0 ? ` Gold can be drafted for ${count(counts.drafts)}: --draft prints it.` : ""),
    );
  });
}
