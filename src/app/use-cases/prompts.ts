import { AppError } from "../../contracts/app-error.ts";
import type { Digest } from "../../contracts/digest.ts";
import { changedNodes, diffPrompts, type NodeDifference } from "../../core/answering/prompts/diff-prompts.ts";
import { type PromptNode, promptNodes } from "../../core/answering/prompts/prompt.ts";
import { shippedPrompts } from "../../core/answering/prompts/shipped-prompts.ts";
import type { LoadedConfig } from "../config/load-config.ts";
import type { PromptedKind } from "../config/prompt-files.ts";
import { findPrompts, type FoundPrompts, nodesOf } from "../prompts/find-prompts.ts";
import type { Workspace } from "../workspace.ts";

/** Which prompts they are, without their texts. */
export interface PromptsIdentity {
  from: FoundPrompts["from"];
  name: string;
  run: string | null;
  kinds: PromptedKind[];
  version: string;
  digest: Digest;
}

export interface ShownPrompts extends PromptsIdentity {
  /** `own`: it says something else than the shipped prompts do now. */
  texts: { node: PromptNode; own: boolean; text: string }[];
  /** Nodes that say something of their own and are asked by none of the answerers. */
  unasked: PromptNode[];
}

export interface PromptsDifference {
  first: PromptsIdentity;
  second: PromptsIdentity;
  /** Of these alone: elsewhere they say the same. */
  nodes: NodeDifference[];
}

/** The texts that are asked with, or the one of a node. Throws AppError "config.invalid" for a node that is none. */
export async function showPrompts(
  workspace: Workspace,
  config: LoadedConfig,
  named: string,
  node?: string,
): Promise<ShownPrompts> {
  const wanted = node === undefined ? undefined : nodeNamed(node);
  const found = await findPrompts(workspace, config, named);
  const asked = nodesOf(found.kinds);
  const own = ownNodes(found);
  return {
    ...identityOf(found),
    texts: (wanted === undefined ? asked : [wanted]).map((node) => ({
      node,
      own: own.includes(node),
      text: found.set.texts[node],
    })),
    unasked: own.filter((node) => !asked.includes(node)),
  };
}

export async function comparePrompts(
  workspace: Workspace,
  config: LoadedConfig,
  [one, other]: readonly [string, string],
): Promise<PromptsDifference> {
  const first = await findPrompts(workspace, config, one);
  const second = await findPrompts(workspace, config, other);
  return {
    first: identityOf(first),
    second: identityOf(second),
    nodes: diffPrompts(first.set.texts, second.set.texts),
  };
}

/** Nodes at which prompts say something else than the shipped ones of their answerer. */
function ownNodes({ kinds: [kind = "single"], set }: FoundPrompts): PromptNode[] {
  return changedNodes(shippedPrompts[kind].texts, set.texts);
}

function identityOf({ from, name, run, kinds, set: { version, digest } }: FoundPrompts): PromptsIdentity {
  return { from, name, run, kinds, version, digest };
}

function nodeNamed(node: string): PromptNode {
  const known = promptNodes.find((one) => one === node);
  if (known !== undefined) return known;
  throw new AppError("config.invalid", {
    message: `--node ${JSON.stringify(node)} is no node that a model is asked at.`,
    hint: `Nodes are ${promptNodes.join(", ")}.`,
  });
}
