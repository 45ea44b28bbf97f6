import { traceSource } from "../../../app/use-cases/trace-source.ts";
import type { CommandContext, Options } from "../../command-context.ts";
import { exitCodes } from "../../exit-codes.ts";
import { inFolder } from "../../open-folder.ts";
import { print, printJson } from "../../render/output.ts";
import { traceText } from "../../render/trace-text.ts";

export async function trace(context: CommandContext, source: string, options: Options): Promise<number> {
  return inFolder(context, options, async (workspace, config) => {
    const traced = await traceSource(workspace, config, source, context.signal);
    if (context.json) printJson("soundings.source/1", traced);
    else if (options["text"] === true) print(traced.text);
    else print(traceText(traced));
    return exitCodes.yes;
  });
}
