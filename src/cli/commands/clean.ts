import { cleanStore } from "../../app/use-cases/clean-store.ts";
import type { CommandContext, Options } from "../command-context.ts";
import { inFolder, wholeNumber } from "../open-folder.ts";
import { count } from "../../contracts/count-text.ts";
import { bytes } from "../render/numbers.ts";
import { note, print, printJson } from "../render/output.ts";

export async function clean(context: CommandContext, options: Options): Promise<void> {
  await inFolder(context, options, async (workspace, config) => {
    const cleaned = await cleanStore(workspace, {
      dryRun: options["dryRun"] === true,
      maxBytes: config.config.cache.maxGigabytes * 1e9,
      ...(options["keep"] === undefined ? {} : { keepRuns: wholeNumber("--keep", options["keep"]) }),
    });
    if (context.json) return printJson("soundings.clean/1", cleaned);
    const { dryRun, runs, results, artifacts, vectorIndexes, vectorBatches, temporaryFiles, postponed } =
      cleaned;
    const verb = dryRun ? "Would remove" : "Removed";
    const parts = [
      `${count(results)} stage results`,
      `${count(artifacts)} artifacts`,
      `${count(vectorIndexes)} vector indexes`,
      `${count(temporaryFiles)} temporary files`,
    ];
    if (vectorBatches > 0) {
      parts.push(`${count(vectorBatches)} batches of bought vectors that finished runs hold as well`);
    }
    if (runs > 0) parts.unshift(`${count(runs)} runs`);
    if (postponed) note("A run or a search is at work: results stay until it has ended.");
    return print(`${verb} ${parts.join(", ")}: ${bytes(cleaned.bytes)}. ${bytes(cleaned.keptBytes)} stay.`);
  });
}
