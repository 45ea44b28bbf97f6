import { readSplitOptions, splitQuestionSet } from "../../../app/use-cases/split-question-set.ts";
import type { CommandContext, Options } from "../../command-context.ts";
import { inFolder } from "../../open-folder.ts";
import { count, counted } from "../../../contracts/count-text.ts";
import { note, print, printJson } from "../../render/output.ts";
import { table } from "../../render/table.ts";

export async function split(context: CommandContext, options: Options): Promise<void> {
  const chosen = readSplitOptions({
    parts: String(options["parts"]),
    seed: String(options["seed"]),
    fresh: options["fresh"] === true,
  });
  await inFolder(context, options, async (workspace, config) => {
    const made = await splitQuestionSet(workspace, config, chosen, context.signal);
    if (context.json) return printJson("soundings.question-split/1", made);
    const right = "right" as const;
    const total = made.parts.reduce((sum, { questions }) => sum + questions, 0);
    print(
      table(
        [
          { title: "part" },
          { title: "questions", align: right },
          { title: "share", align: right },
          { title: "wanted", align: right },
          { title: "not answerable", align: right },
          { title: "clusters", align: right },
        ],
        made.parts.map(({ name, share, questions, unanswerable, clusters }) => [
          name,
          count(questions),
          `${Math.round((100 * questions) / Math.max(total, 1))} %`,
          `${Math.round(100 * share)} %`,
          count(unanswerable),
          count(clusters),
        ]),
      ),
    );
    const kept = made.kept > 0 ? ` ${count(made.kept)} kept the part they had (--fresh decides anew).` : "";
    const off = made.parts.some(
      ({ questions, share }) => Math.abs(questions / Math.max(total, 1) - share) > 0.1,
    );
    if (off) {
      note(
        `The shares are off because clusters stay whole; the largest holds ${counted(made.largestCluster, "question")}.`,
      );
    }
    return note(
      `Parts given to ${counted(made.assigned, "cluster")}.${kept} Run one part with split: ${made.parts[0]?.name} in soundings.yaml.`,
    );
  });
}
