import { datasetVersions } from "../../../app/dataset-versions.ts";
import type { CommandContext, Options } from "../../command-context.ts";
import { exitCodes } from "../../exit-codes.ts";
import { inFolder } from "../../open-folder.ts";
import { datasetVersionsText } from "../../render/dataset-versions-text.ts";
import { print, printJson } from "../../render/output.ts";

export async function versions(context: CommandContext, options: Options): Promise<number> {
  return inFolder(context, options, async (workspace) => {
    const all = await datasetVersions(workspace);
    if (context.json) printJson("soundings.dataset-versions/1", { versions: all });
    else print(datasetVersionsText(all));
    return exitCodes.yes;
  });
}
