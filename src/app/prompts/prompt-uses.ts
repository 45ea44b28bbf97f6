import { AppError } from "../../contracts/app-error.ts";
import type { Digest } from "../../contracts/digest.ts";
import type { Run } from "../../contracts/run.ts";
import type { PromptSet } from "../../core/answering/prompts/prompt.ts";
import { isPrompted, type PromptedKind } from "../config/prompt-files.ts";
import { runResults } from "../run-results.ts";
import type { Workspace } from "../workspace.ts";

/** A run that said something to models. */
export interface PromptUse {
  run: string;
  startedAt: number;
  kind: PromptedKind;
  /** The file that the run's settings name; null for the shipped prompts. */
  file: string | null;
  set: PromptSet;
}

export interface PromptUses {
  /** Newest first. */
  uses: PromptUse[];
  /** Runs that asked models and whose prompts are no longer kept. */
  lost: number;
}

/** What the runs of a folder said to models. Runs that got no answers are not among them. */
export async function promptUses(workspace: Workspace): Promise<PromptUses> {
  const known = new Map<Digest, PromptSet | null>();
  const uses: PromptUse[] = [];
  let lost = 0;
  for (const run of await workspace.runs.list()) {
    const { kind, prompt } = run.pipeline.answer;
    const kept = keptAs(run);
    if (!isPrompted(kind) || kept === undefined) continue;
    let set = known.get(kept);
    if (set === undefined) {
      set = await orLost(runResults.prompts(workspace, run));
      known.set(kept, set);
    }
    if (set === null) lost += 1;
    else uses.push({ run: run.id, startedAt: run.startedAt, kind, file: prompt ?? null, set });
  }
  return { uses, lost };
}

function keptAs({ stages }: Run): Digest | undefined {
  return stages.find(({ stage }) => stage === "answer")?.outputs["prompts"];
}

async function orLost(reading: Promise<PromptSet | null>): Promise<PromptSet | null> {
  return reading.catch((thrown: unknown) => {
    if (thrown instanceof AppError && thrown.code === "store.damaged") return null;
    throw thrown;
  });
}
