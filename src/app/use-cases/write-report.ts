import { randomBytes } from "node:crypto";
import { open, realpath, rename, rm, stat } from "node:fs/promises";
import path from "node:path";
import { storeFault } from "../../adapters/shared/store-fault.ts";
import { AppError } from "../../contracts/app-error.ts";
import type { Run } from "../../contracts/run.ts";
import { renderReport, reportMarker } from "../report/render-report.ts";
import type { Workspace } from "../workspace.ts";
import { collectReport } from "./collect-report.ts";
import { rankingMetric } from "./leaderboard.ts";

export interface WrittenReport {
  file: string;
  bytes: number;
  /** The metric that ranks the runs. */
  metric: string;
}

/** Writes one self-contained HTML file about the runs. Overwrites only what is a report of ours. */
export async function writeReport(
  workspace: Workspace,
  runs: readonly Run[],
  options: { file: string; metric?: string; signal: AbortSignal },
): Promise<WrittenReport> {
  const file = await replaceable(path.resolve(options.file));
  const metric = rankingMetric(runs, options.metric);
  const page = renderReport(await collectReport(workspace, runs, metric, options.signal));
  await writeWhole(file, page);
  return { file, bytes: Buffer.byteLength(page), metric };
}

/** The file to write, links followed. Throws where something stands there that is not a report. */
async function replaceable(file: string): Promise<string> {
  const there = await stat(file).catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === "ENOENT") return undefined;
    throw storeFault(cause, path.dirname(file));
  });
  if (there === undefined) return file;
  if (!there.isFile()) throw notOurs(`${file} is not a file.`);
  const begins = await beginningOf(file);
  if (begins !== reportMarker) throw notOurs(`${file} is there already and is not a Soundings report.`);
  return realpath(file);
}

async function beginningOf(file: string): Promise<string> {
  try {
    const opened = await open(file);
    try {
      const { buffer, bytesRead } = await opened.read(
        Buffer.alloc(reportMarker.length),
        0,
        reportMarker.length,
        0,
      );
      return buffer.toString("utf8", 0, bytesRead);
    } finally {
      await opened.close();
    }
  } catch (cause) {
    throw storeFault(cause, path.dirname(file));
  }
}

function notOurs(message: string): AppError {
  return new AppError("config.invalid", { message, hint: "Name another file with -o." });
}

/** Temporary name, sync, rename: a reader sees the old file or the new one. */
async function writeWhole(file: string, text: string): Promise<void> {
  const written = path.join(
    path.dirname(file),
    `.${path.basename(file)}-${process.pid}-${randomBytes(6).toString("hex")}`,
  );
  try {
    const opened = await open(written, "wx");
    try {
      await opened.writeFile(text);
      await opened.datasync();
    } finally {
      await opened.close();
    }
    await rename(written, file);
  } catch (cause) {
    await rm(written, { force: true });
    throw storeFault(cause, path.dirname(file));
  }
}
