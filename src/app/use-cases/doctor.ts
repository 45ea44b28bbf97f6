import { access, constants, statfs } from "node:fs/promises";
import path from "node:path";
import { AppError, messageOf } from "../../contracts/app-error.ts";
import { systemClock } from "../../adapters/clock/system-clock.ts";
import type { Run } from "../../contracts/run.ts";
import type { Clock } from "../../ports/clock.ts";
import { type LoadedConfig, loadConfig } from "../config/load-config.ts";
import { configurations } from "../config/vary.ts";
import { readInputs } from "../experiment-inputs.ts";
import type { Finding } from "../finding.ts";
import { examineModels } from "../models/examine-models.ts";
import { namedModels } from "../models/named-models.ts";
import { openModelAccess } from "../models/open-model-access.ts";
import { packageVersion } from "../package-version.ts";
import { openWorkspace, type Workspace } from "../workspace.ts";

const lowDiskBytes = 1e9;

/** Looks at everything a run in this folder needs and says how to mend what is not there. Changes nothing but .soundings. */
export async function examine(
  folder: string | undefined,
  signal: AbortSignal,
  clock: Pick<Clock, "now"> = systemClock,
): Promise<Finding[]> {
  const findings: Finding[] = [
    good("Soundings", packageVersion()),
    good("Node", `${process.version} on ${process.platform}-${process.arch}`),
    await vectorLibrary(),
  ];
  try {
    const config = await loadConfig(folder === undefined ? {} : { folder });
    findings.push(good("config", config.file ?? `none in ${config.folder}; defaults are used`));
    findings.push(await writable(config.folder), await disk(config.folder));
    const inputs = await readInputs(config, signal);
    const leftOut = inputs.leftOut.length;
    findings.push(
      good("sources", `${inputs.sources.length} files${leftOut > 0 ? `, ${leftOut} left out` : ""}`),
      inputs.questions.length > 0
        ? good("questions", `${inputs.questions.length}`)
        : {
            what: "questions",
            status: "missing",
            seen: "none: ask works, run has nothing to measure",
            remedy:
              "soundings questions draft proposes some from the sources; or write questions.jsonl beside them.",
          },
    );
    const workspace = await openWorkspace(config.stateFolder);
    let runs: Run[];
    try {
      runs = await workspace.runs.list({ limit: 1 });
      findings.push(...(await modelsOf(config, workspace, clock)));
    } finally {
      await workspace.close();
    }
    const state = path.relative(process.cwd(), config.stateFolder) || ".";
    findings.push(
      good("state", `${state}, ${runs.length === 0 ? "no runs yet" : `last run ${runs[0]?.id}`}`),
    );
  } catch (thrown) {
    if (thrown instanceof AppError && thrown.code === "aborted") throw thrown;
    const remedy = thrown instanceof AppError ? (thrown.hint ?? null) : null;
    findings.push({ what: "folder", status: "bad", seen: messageOf(thrown), remedy });
  }
  return findings;
}

/** Those that any configuration under `vary:` names. */
async function modelsOf(
  config: LoadedConfig,
  workspace: Workspace,
  clock: Pick<Clock, "now">,
): Promise<Finding[]> {
  const pipelines = configurations(config.config).map(({ pipeline }) => pipeline);
  const named = namedModels(pipelines);
  return examineModels(named, {
    settings: config.config.models,
    models: await openModelAccess(workspace, config, pipelines),
    environment: process.env,
    clock,
  });
}

async function vectorLibrary(): Promise<Finding> {
  try {
    await import("@lancedb/lancedb");
    return good("vectors", "LanceDB loads");
  } catch (thrown) {
    return {
      what: "vectors",
      status: "missing",
      seen: `LanceDB does not load on this machine: ${messageOf(thrown).split("\n")[0]}`,
      remedy: "Set index.vectors to memory; everything else works.",
    };
  }
}

async function writable(folder: string): Promise<Finding> {
  return access(folder, constants.W_OK).then(
    () => good("folder", `${folder} can be written to`),
    () => ({
      what: "folder",
      status: "bad" as const,
      seen: `no permission to write to ${folder}`,
      remedy: "Give yourself write permission there, or copy the folder.",
    }),
  );
}

async function disk(folder: string): Promise<Finding> {
  const { bavail, bsize } = await statfs(folder);
  const free = bavail * bsize;
  const seen = `${(free / 1e9).toFixed(1)} GB free`;
  if (free >= lowDiskBytes) return good("disk", seen);
  return {
    what: "disk",
    status: "bad",
    seen,
    remedy: "Free some space; soundings clean --dry-run says what can go.",
  };
}

function good(what: string, seen: string): Finding {
  return { what, status: "good", seen, remedy: null };
}
