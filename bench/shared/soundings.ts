import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { measureSuccess, type Measurement } from "./measure.ts";

const pathOf = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));

/** The command line run from the sources, as `npm run soundings` does. */
export const fromSources = pathOf("bin/development.js");

/** The command line of the emitted package; undefined where nothing was built. */
export function emitted(): string | undefined {
  return existsSync(pathOf("dist/cli/main.js")) ? pathOf("bin/soundings.js") : undefined;
}

export const repository = pathOf("");

/** What the benchmarks read of `sweep --json`, schema soundings.sweep/1. */
export interface SweepResult {
  runs: {
    id: string;
    label: string;
    status: string;
    metrics: Record<string, { value: number | null; n: number }>;
    stages: { stage: string; cached: boolean; seconds: number }[];
  }[];
}

export async function sweep(folder: string): Promise<Measurement & { result: SweepResult }> {
  const measured = await measureSuccess([fromSources, "sweep", "-C", folder, "--json"]);
  return { ...measured, result: JSON.parse(measured.stdout) as SweepResult };
}
