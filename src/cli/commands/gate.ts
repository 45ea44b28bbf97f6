import { AppError } from "../../contracts/app-error.ts";
import type { GateEnd, GateReport } from "../../contracts/gate.ts";
import { type OwnFile, ownFile } from "../../app/own-file.ts";
import type { LoadedConfig } from "../../app/config/load-config.ts";
import { runGate } from "../../app/use-cases/run-gate.ts";
import { writeBaseline, type WrittenBaseline } from "../../app/use-cases/write-baseline.ts";
import type { Workspace } from "../../app/workspace.ts";
import type { CommandContext, Options } from "../command-context.ts";
import { exitCodes } from "../exit-codes.ts";
import { inFolder } from "../open-folder.ts";
import { gateJunit, junitMarker } from "../render/gate-junit.ts";
import { gateMarker } from "../../app/written-files.ts";
import { gateMarkdown } from "../render/gate-markdown.ts";
import { gateText } from "../render/gate-text.ts";
import { count } from "../../contracts/count-text.ts";
import { bytes } from "../render/numbers.ts";
import { note, print, printJson } from "../render/output.ts";
import { progressOn } from "../render/progress.ts";

const codes: Readonly<Record<GateEnd, number>> = {
  pass: exitCodes.yes,
  fail: exitCodes.no,
  "could-not-decide": exitCodes.couldNotMeasure,
};

const kinds = {
  junit: { marker: junitMarker, kind: "the JUnit file of a gate", option: "--junit" },
  markdown: {
    marker: new RegExp(`^${gateMarker}`),
    kind: "the Markdown file of a gate",
    option: "--markdown",
  },
};

/** Exit code 0 where the rule holds, 1 where it does not, 3 where that could not be decided. */
export async function gate(
  context: CommandContext,
  run: string | undefined,
  options: Options,
): Promise<number> {
  const baselineFile = textOf(options, "writeBaseline");
  refuseIdle(options, run, baselineFile);
  return inFolder(context, options, (workspace, config) =>
    baselineFile === undefined
      ? judge(workspace, config, context, run, options)
      : write(workspace, config, context, run, { ...options, file: baselineFile }),
  );
}

async function judge(
  workspace: Workspace,
  config: LoadedConfig,
  context: CommandContext,
  candidate: string | undefined,
  options: Options,
): Promise<number> {
  const request = {
    candidate,
    baseline: required(options, "baseline", "--baseline baseline.json, or a run of this folder"),
    ruleFile: required(options, "rule", "--rule rules.yaml; docs/gates.md shows what it holds"),
    signal: context.signal,
  };
  const [junit, markdown] = [textOf(options, "junit"), textOf(options, "markdown")];
  const junitFile = junit === undefined ? undefined : await ownFile(junit, kinds.junit);
  const markdownFile = markdown === undefined ? undefined : await ownFile(markdown, kinds.markdown);
  const progress = progressOf(candidate, context);
  let report: GateReport | undefined;
  try {
    for await (const event of runGate(workspace, without(config, markdownFile), request)) {
      if (event.type === "gate-end") report = event.report;
      else if (event.type !== "notice") progress?.show(event);
    }
  } finally {
    progress?.end(report !== undefined);
  }
  if (report === undefined) return exitCodes.couldNotMeasure;
  await junitFile?.write(gateJunit(report));
  await markdownFile?.write(gateMarkdown(report));
  if (context.json) printJson("soundings.gate/1", report);
  else print(gateText(report));
  return codes[report.end];
}

async function write(
  workspace: Workspace,
  config: LoadedConfig,
  context: CommandContext,
  run: string | undefined,
  options: Options & { file: string },
): Promise<number> {
  const metrics = textOf(options, "metrics");
  const request = {
    file: options.file,
    run,
    metrics: metrics?.split(",").map((metric) => metric.trim()),
    ruleFile: textOf(options, "rule"),
    signal: context.signal,
  };
  const progress = progressOf(run, context);
  let written: WrittenBaseline | undefined;
  try {
    for await (const event of writeBaseline(workspace, config, request)) {
      if (event.type === "baseline-end") written = event.written;
      else if (event.type !== "notice") progress?.show(event);
    }
  } finally {
    progress?.end(written !== undefined);
  }
  if (written === undefined) return exitCodes.couldNotMeasure;
  if (context.json) {
    printJson("soundings.written-baseline/1", written);
  } else {
    print(
      `${written.run}: ${count(written.questions)} questions and ${count(written.metrics.length)} metrics in ${written.file} (${bytes(written.bytes)}).`,
    );
    note("Commit it, and hold later runs against it with: soundings gate --baseline FILE --rule RULE");
  }
  return exitCodes.yes;
}

/** The summary of the last gate is no source, where a folder is its own sources. */
function without(config: LoadedConfig, output: OwnFile | undefined): LoadedConfig {
  return output === undefined ? config : { ...config, sourcesIgnore: [...config.sourcesIgnore, output.file] };
}

/** An option without effect would leave a person believing that it had one. */
function refuseIdle(options: Options, run: string | undefined, baselineFile: string | undefined): void {
  const idle = (name: string) => options[name] !== undefined;
  if (run !== undefined && idle("set")) {
    throw new AppError("config.invalid", {
      message: `--set changes what is run, and ${run} was run already.`,
      hint: "Leave one of the two out.",
    });
  }
  const judging = baselineFile === undefined;
  const wrong = (judging ? ["metrics"] : ["baseline", "junit", "markdown"]).find(idle);
  if (wrong === undefined) return;
  throw new AppError("config.invalid", {
    message: judging
      ? `--${wrong} goes with --write-baseline.`
      : `--write-baseline judges nothing, so --${wrong} has no use.`,
    hint: `Leave out --${wrong}.`,
  });
}

/** None where a run is named: then nothing is run. */
function progressOf(run: string | undefined, { json }: CommandContext) {
  return run === undefined ? progressOn(process.stderr, { runs: 1, quiet: json }) : undefined;
}

function textOf(options: Options, name: string): string | undefined {
  const value = options[name];
  return typeof value === "string" ? value : undefined;
}

function required(options: Options, name: string, example: string): string {
  const value = textOf(options, name);
  if (value !== undefined) return value;
  throw new AppError("config.invalid", {
    message: `A gate needs --${name}.`,
    hint: `Give it like this: ${example}.`,
  });
}
