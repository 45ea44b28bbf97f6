import { findRun } from "../../app/run-results.ts";
import { writeReport } from "../../app/use-cases/write-report.ts";
import type { Run } from "../../contracts/run.ts";
import type { CommandContext, Options } from "../command-context.ts";
import { inFolder } from "../open-folder.ts";
import { count } from "../../contracts/count-text.ts";
import { bytes } from "../render/numbers.ts";
import { print, printJson } from "../render/output.ts";

const defaultFile = "soundings-report.html";

export async function report(
  context: CommandContext,
  runIds: readonly string[],
  options: Options,
): Promise<void> {
  await inFolder(context, options, async (workspace) => {
    const runs: Run[] = [];
    for (const id of runIds) runs.push(await findRun(workspace, id));
    const { output, metric } = options as { output?: unknown; metric?: unknown };
    const written = await writeReport(workspace, runs, {
      file: typeof output === "string" ? output : defaultFile,
      ...(typeof metric === "string" ? { metric } : {}),
      signal: context.signal,
    });
    if (context.json) return printJson("soundings.report/1", { ...written, runs: runs.map(({ id }) => id) });
    return print(
      `${written.file}\n${count(runs.length)} ${runs.length === 1 ? "run" : "runs"}, ${bytes(written.bytes)}, ranked by ${written.metric}`,
    );
  });
}
