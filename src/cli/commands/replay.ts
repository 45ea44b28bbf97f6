import { styleText } from "node:util";
import { findRun } from "../../app/run-results.ts";
import { type Replay, replayRun } from "../../app/use-cases/replay-run.ts";
import { exitCodes } from "../exit-codes.ts";
import type { CommandContext, Options } from "../command-context.ts";
import { inFolder } from "../open-folder.ts";
import { print, printJson } from "../render/output.ts";
import { progressOn } from "../render/progress.ts";

/** Exit code 0 where everything came out the same, 1 where something did not. */
export async function replay(context: CommandContext, id: string, options: Options): Promise<number> {
  return inFolder(context, options, async (workspace, config) => {
    const run = await findRun(workspace, id);
    const progress = progressOn(process.stderr, { runs: 1, quiet: context.json });
    let replayed: Replay | undefined;
    try {
      for await (const event of replayRun(workspace, config, run, context.signal)) {
        if (event.type === "replay-end") replayed = event.replay;
        else progress.show(event);
      }
    } finally {
      progress.end(replayed !== undefined);
    }
    if (replayed === undefined) return exitCodes.couldNotMeasure;
    const { identical, sourcesChanged, version, differences, stages } = replayed;
    if (context.json) {
      printJson("soundings.replay/1", { run: run.id, identical, sourcesChanged, version, differences });
    } else {
      if (version !== null) print(`Made by Soundings ${version.before}, replayed by ${version.now}.`);
      for (const name of sourcesChanged) print(styleText("yellow", `changed since: ${name}`));
      for (const { stage, what } of differences) print(`${stage}: ${what}`);
      print(
        identical
          ? styleText("green", `Identical: all ${stages.length} stages of ${run.id} came out the same.`)
          : `Not identical: ${differences.length} of ${stages.length} stages of ${run.id} differ.`,
      );
    }
    return identical ? exitCodes.yes : exitCodes.no;
  });
}
