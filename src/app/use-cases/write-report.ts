import type { Run } from "../../contracts/run.ts";
import { ownFile } from "../own-file.ts";
import { renderReport } from "../report/render-report.ts";
import { reportMarker } from "../written-files.ts";
import type { Workspace } from "../workspace.ts";
import { collectReport } from "./collect-report.ts";
import { rankingMetric } from "./leaderboard.ts";

export interface WrittenReport {
  file: string;
  bytes: number;
  /** The metric that ranks the runs. */
  metric: string;
}

const kind = { marker: new RegExp(`^${reportMarker}`), kind: "a Soundings report", option: "-o" };

/** Writes one self-contained HTML file about the runs. Overwrites only what is a report of ours. */
export async function writeReport(
  workspace: Workspace,
  runs: readonly Run[],
  options: { file: string; metric?: string; signal: AbortSignal },
): Promise<WrittenReport> {
  const own = await ownFile(options.file, kind);
  const metric = rankingMetric(runs, options.metric);
  const page = renderReport(await collectReport(workspace, runs, metric, options.signal));
  await own.write(page);
  return { file: own.file, bytes: Buffer.byteLength(page), metric };
}
