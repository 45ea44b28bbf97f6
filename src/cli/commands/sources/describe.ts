import { type DescribedSources, describeSources } from "../../../app/use-cases/describe-sources.ts";
import type { CommandContext, Options } from "../../command-context.ts";
import { exitCodes } from "../../exit-codes.ts";
import { inFolder } from "../../open-folder.ts";
import { print, printJson } from "../../render/output.ts";
import { progressOn } from "../../render/progress.ts";
import { sourcesText } from "../../render/sources-text.ts";

export async function describe(context: CommandContext, options: Options): Promise<number> {
  return inFolder(context, options, async (workspace, config) => {
    const progress = progressOn(process.stderr, { runs: 1, quiet: context.json });
    let described: DescribedSources | undefined;
    const refresh = options["refresh"] === true;
    try {
      for await (const event of describeSources(workspace, config, context.signal, { refresh })) {
        if (event.type === "sources-end") described = event.described;
        else progress.show(event);
      }
    } finally {
      progress.end(described !== undefined);
    }
    if (described === undefined) return exitCodes.couldNotMeasure;
    if (context.json) printJson("soundings.sources/1", described);
    else print(sourcesText(described, { all: options["all"] === true }));
    return exitCodes.yes;
  });
}
