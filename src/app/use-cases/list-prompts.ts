import path from "node:path";
import { AppError } from "../../contracts/app-error.ts";
import { counted } from "../../contracts/count-text.ts";
import type { Digest } from "../../contracts/digest.ts";
import { changedNodes } from "../../core/answering/prompts/diff-prompts.ts";
import type { PromptNode, PromptSet } from "../../core/answering/prompts/prompt.ts";
import { shippedPrompts } from "../../core/answering/prompts/shipped-prompts.ts";
import type { LoadedConfig } from "../config/load-config.ts";
import { type NamedPromptFile, promptFiles, type PromptedKind } from "../config/prompt-files.ts";
import { nodesOf } from "../prompts/find-prompts.ts";
import { loadPrompts } from "../prompts/load-prompts.ts";
import { type PromptUse, promptUses } from "../prompts/prompt-uses.ts";
import type { Workspace } from "../workspace.ts";

export interface ListedPrompts {
  from: "shipped" | "file";
  name: string;
  /** The answerers that it is for; of a file, those of the configuration, none where that asks no model. */
  kinds: PromptedKind[];
  version: string;
  digest: Digest;
  /** At which a file says something else than the shipped prompts. */
  nodes: PromptNode[];
  /** How many runs of the folder said exactly this. */
  runs: number;
  newest: { run: string; startedAt: number } | null;
}

export interface UnusablePrompts {
  name: string;
  message: string;
  hint: string | null;
}

export interface PromptList {
  prompts: ListedPrompts[];
  /** Files that are named or varied and cannot be asked with. */
  unusable: UnusablePrompts[];
  notices: string[];
}

/**
 * The prompts that come with Soundings and every file that the configuration names or varies, with the runs that used them.
 * @param wayOn what shows the prompts of a run; null where the surface has its own way
 */
export async function listPrompts(
  workspace: Workspace,
  config: LoadedConfig,
  { wayOn = "soundings prompts show" }: { wayOn?: string | null } = {},
): Promise<PromptList> {
  const { folder } = config;
  const { uses, lost } = await promptUses(workspace);
  const prompts: ListedPrompts[] = [];
  const unusable: UnusablePrompts[] = [];
  const notices: string[] = [];
  for (const kind of ["single", "agent"] as const) {
    const set = await loadPrompts({ kind, prompt: undefined, folder });
    // Both may say the same: a run is one of the set whose answerer it had.
    const own = uses.filter((use) => use.kind === kind && use.set.digest === set.digest);
    prompts.push({ ...known(set, own), from: "shipped", kinds: [kind], nodes: [] });
  }
  for (const file of promptFiles(config.pipeline, config.config.vary)) {
    const [kind = "single"] = file.kinds;
    try {
      const set = await loadPrompts({ kind, prompt: file.name, folder });
      const own = uses.filter((use) => use.set.digest === set.digest);
      const nodes = changedNodes(shippedPrompts[kind].texts, set.texts);
      prompts.push({ ...known(set, own), from: "file", kinds: file.kinds, nodes });
      notices.push(...noticesOf(file, set, nodes, uses));
    } catch (thrown) {
      if (!(thrown instanceof AppError)) throw thrown;
      unusable.push({ name: file.name, message: thrown.message, hint: thrown.hint ?? null });
    }
  }
  const listed = new Set(prompts.map(({ digest }) => digest));
  const others = uses.filter(({ set }) => !listed.has(set.digest));
  const [newest] = others;
  if (newest !== undefined) {
    notices.push(
      `${counted(others.length, "run")} said something that stands in none of these, the newest of them ${newest.run}${wayOn === null ? "." : `: ${wayOn} ${newest.run}`}`,
    );
  }
  if (lost > 0) notices.push(`What ${counted(lost, "run")} said is no longer kept and not counted.`);
  return { prompts, unusable, notices };
}

function known(
  { name, version, digest }: PromptSet,
  [newest, ...older]: readonly PromptUse[],
): Pick<ListedPrompts, "name" | "version" | "digest" | "runs" | "newest"> {
  return {
    name,
    version,
    digest,
    runs: newest === undefined ? 0 : older.length + 1,
    newest: newest === undefined ? null : { run: newest.run, startedAt: newest.startedAt },
  };
}

function noticesOf(
  { name, kinds }: NamedPromptFile,
  { version, digest, texts }: PromptSet,
  nodes: readonly PromptNode[],
  uses: readonly PromptUse[],
): string[] {
  const before = uses.find(
    ({ file, set }) =>
      file !== null &&
      path.normalize(file) === path.normalize(name) &&
      set.version === version &&
      set.digest !== digest,
  );
  const unasked = nodes.filter((node) => !nodesOf(kinds).includes(node));
  return [
    ...(before === undefined
      ? []
      : [
          `${name} is still version ${version}, and says something else at ${changedNodes(before.set.texts, texts).join(", ")} than in ${before.run}: give it another version.`,
        ]),
    ...(kinds.length === 0 ? [`${name} is used by nobody: the configuration asks no model.`] : []),
    ...(unasked.length === 0
      ? []
      : [`${name} has a prompt for ${unasked.join(", ")}, where single asks nothing: only an agent does.`]),
  ];
}
