import { compareDatasets } from "../../../app/use-cases/compare-datasets.ts";
import type { CommandContext, Options } from "../../command-context.ts";
import { exitCodes } from "../../exit-codes.ts";
import { inFolder } from "../../open-folder.ts";
import { datasetDifferenceText } from "../../render/dataset-versions-text.ts";
import { print, printJson } from "../../render/output.ts";

export async function diff(
  context: CommandContext,
  versions: { from: string | undefined; to: string | undefined },
  options: Options,
): Promise<number> {
  return inFolder(context, options, async (workspace) => {
    const compared = await compareDatasets(workspace, versions);
    if (context.json) printJson("soundings.dataset-difference/1", compared);
    else print(datasetDifferenceText(compared));
    return exitCodes.yes;
  });
}
