import type { Digest } from "../../contracts/digest.ts";
import type { Json } from "../../contracts/json.ts";
import type { StageName, StageResult } from "../../contracts/run.ts";
import type { Breathe } from "../../ports/breathe.ts";
import type { Codec } from "./codec.ts";

/** An output that may lie on disk, in memory, or nowhere until it is asked for. */
export interface Output<T> {
  readonly digest: Digest;
  /** The value; read and verified, or made again where the stored one is missing or damaged. */
  load(): Promise<T>;
}

/** One stage about to be run: all that its result depends on, and how to get it. */
export interface StageWork<Outputs extends object> {
  stage: StageName;
  /** Changes whenever the output for some input changes. */
  version: string;
  settings: Json;
  /** Digests of the inputs' logical content, by name. */
  inputs: { readonly [name: string]: Digest };
  outputs: { readonly [Name in keyof Outputs]: Codec<Outputs[Name]> };
  run(context: StageContext): Promise<StageProduct<Outputs>>;
}

export interface StageContext {
  signal: AbortSignal;
  breathe: Breathe;
  progress(done: number, total: number, unit: string): void;
  /** Bytes of items that an earlier result holds, verified, by key; what is missing is simply not there. */
  reuse(keys: readonly Digest[]): Promise<Map<Digest, Uint8Array>>;
}

export interface StageProduct<Outputs extends object> {
  outputs: Outputs;
  /** Counts and sizes: a pure function of the inputs. */
  metrics: Record<string, number>;
  notices?: string[];
  /** False where an approximate index or a limit of time took part. */
  reproducible?: boolean;
  /** False where another attempt may give more: the result is used, and of it only the items are kept for later runs. */
  keep?: boolean;
  /** Latencies and the like; kept beside the result, never in its digest. */
  timings?: Record<string, number>;
}

/** A finished stage with its outputs. */
export interface StageHandle<Outputs extends object> {
  result: StageResult;
  cached: boolean;
  outputs: { readonly [Name in keyof Outputs]: Output<Outputs[Name]> };
}
