import { stat } from "node:fs/promises";
import path from "node:path";
import { AppError } from "../../contracts/app-error.ts";
import { promptNodes, type PromptNode, type PromptSet } from "../../core/answering/prompts/prompt.ts";
import type { LoadedConfig } from "../config/load-config.ts";
import { isPrompted, promptFiles, type PromptedKind } from "../config/prompt-files.ts";
import { findRun } from "../run-results.ts";
import type { Workspace } from "../workspace.ts";
import { loadPrompts } from "./load-prompts.ts";
import { promptsOfRun } from "./prompts-of-run.ts";

/** Prompts by whatever name a person knows them. */
export interface FoundPrompts {
  from: "shipped" | "file" | "run";
  /** Of the shipped set or the file. */
  name: string;
  /** Where they were read from what a run kept. */
  run: string | null;
  /** The answerers that are given them. */
  kinds: PromptedKind[];
  set: PromptSet;
}

type Folder = Pick<LoadedConfig, "folder" | "pipeline" | "config">;

/**
 * A shipped set by its name, a file by its path from the configuration's folder, or a run by its id or the beginning of it; in this
 * order. Throws AppError "config.missing" where there is none of them, and what reading it throws.
 */
export async function findPrompts(
  workspace: Workspace,
  config: Folder,
  named: string,
): Promise<FoundPrompts> {
  const { folder } = config;
  if (isPrompted(named)) {
    const set = await loadPrompts({ kind: named, prompt: undefined, folder });
    return { from: "shipped", name: named, run: null, kinds: [named], set };
  }
  const isFile = await stat(path.resolve(folder, named)).then(
    (found) => found.isFile(),
    () => false,
  );
  // A file may be called like the beginning of a run's id; no run is called like a file.
  if (isFile) return promptFile(config, named);
  if (/^[\w-]+$/.test(named)) {
    const run = named.startsWith("run-") ? await findRun(workspace, named) : await workspace.runs.find(named);
    if (run !== undefined) {
      const { kind, set } = await promptsOfRun(workspace, run);
      return { from: "run", name: run.pipeline.answer.prompt ?? set.name, run: run.id, kinds: [kind], set };
    }
  }
  throw new AppError("config.missing", {
    message: `There is no prompt file ${named} in ${folder}, and no run or shipped set of that name.`,
    hint: "soundings prompts lists them; the path of a file begins at the folder of soundings.yaml.",
  });
}

async function promptFile({ folder, pipeline, config }: Folder, name: string): Promise<FoundPrompts> {
  const files = promptFiles(pipeline, config.vary);
  const same = files.find((file) => path.resolve(folder, file.name) === path.resolve(folder, name));
  const [kind = "single", ...others] =
    same?.kinds ?? (isPrompted(pipeline.answer.kind) ? [pipeline.answer.kind] : everyKind);
  const set = await loadPrompts({ kind, prompt: same?.name ?? name, folder });
  return { from: "file", name: set.name, run: null, kinds: [kind, ...others], set };
}

const everyKind: readonly PromptedKind[] = ["single", "agent"];

/** The nodes at which answerers ask a model. */
export function nodesOf(kinds: readonly PromptedKind[]): readonly PromptNode[] {
  return kinds.length === 1 && kinds[0] === "single" ? ["answer"] : promptNodes;
}
