import { runJson } from "../render/run-json.ts";
import type { CommandContext, Options } from "../command-context.ts";
import { inFolder, wholeNumber } from "../open-folder.ts";
import { count } from "../../contracts/count-text.ts";
import { seconds } from "../../contracts/duration-text.ts";
import { note, print, printJson } from "../render/output.ts";
import { headline } from "../render/run-text.ts";
import { table } from "../render/table.ts";

export async function runs(context: CommandContext, options: Options): Promise<void> {
  await inFolder(context, options, async (workspace, config) => {
    const listed = await workspace.runs.list({ limit: wholeNumber("--limit", options["limit"]) });
    if (context.json) return printJson("soundings.runs/1", { runs: listed.map(runJson) });
    if (listed.length === 0) return note(`No runs in ${config.folder} yet: soundings run`);
    const rows = listed.map((run) => [
      run.id,
      new Date(run.startedAt).toISOString().slice(0, 16).replace("T", " "),
      run.status,
      run.finishedAt === null ? "" : seconds((run.finishedAt - run.startedAt) / 1000),
      `${count(run.stages.filter(({ cached }) => cached).length)}/${count(run.stages.length)}`,
      run.label,
      headline(run),
    ]);
    const columns = ["run", "started (UTC)", "status", "took", "cached", "configuration", ""];
    print(
      table(
        columns.map((title) => ({ title })),
        rows,
      ),
    );
  });
}
