import type { Digest } from "../contracts/digest.ts";
import type { KeptNumbers } from "../ports/number-store.ts";
import type { Workspace } from "./workspace.ts";

/**
 * Vectors kept batch by batch that an embed stage has meanwhile stored whole. Those stay whose stored result is about to be removed
 * for want of space: they were paid for, and are needed again.
 */
export async function redundantNumbers(
  { numbers, stages }: Pick<Workspace, "numbers" | "stages">,
  evictedArtifacts: ReadonlySet<Digest>,
): Promise<KeptNumbers[]> {
  const redundant: KeptNumbers[] = [];
  for await (const kept of numbers.list()) {
    if (kept.items.length === 0) continue;
    const stored = await stages.findItems([...new Set(kept.items)]);
    const isStored = kept.items.every((key) => {
      const artifact = stored.get(key)?.artifact;
      return artifact !== undefined && !evictedArtifacts.has(artifact);
    });
    if (isStored) redundant.push(kept);
  }
  return redundant;
}
