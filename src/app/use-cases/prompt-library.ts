import type { Prompts } from "../../contracts/api/prompts.ts";
import type { LoadedConfig } from "../config/load-config.ts";
import { nodesOf } from "../prompts/find-prompts.ts";
import { loadPrompts } from "../prompts/load-prompts.ts";
import { promptUses } from "../prompts/prompt-uses.ts";
import type { Workspace } from "../workspace.ts";
import { listPrompts } from "./list-prompts.ts";

/** The prompts of a folder with their texts and the runs that said exactly the same. */
export async function promptLibrary(workspace: Workspace, config: LoadedConfig): Promise<Prompts> {
  const listed = await listPrompts(workspace, config, { wayOn: null });
  const { uses } = await promptUses(workspace);
  const prompts: Prompts["prompts"] = [];
  for (const { from, name, kinds, version, digest, nodes } of listed.prompts) {
    const [kind = "single"] = kinds;
    const prompt = from === "file" ? name : undefined;
    const { texts } = await loadPrompts({ kind, prompt, folder: config.folder });
    const asked = kinds.length === 0 ? nodes : nodesOf(kinds);
    prompts.push({
      from,
      name,
      kinds,
      version,
      digest,
      texts: asked.map((node) => ({ node, text: texts[node] })),
      changed: nodes,
      runs: uses
        .filter((use) => use.set.digest === digest && (from === "file" || kinds.includes(use.kind)))
        .map(({ run }) => run),
    });
  }
  return { prompts, unusable: listed.unusable, notices: listed.notices };
}
