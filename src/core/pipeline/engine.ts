import { AppError, messageOf } from "../../contracts/app-error.ts";
import type { Digest } from "../../contracts/digest.ts";
import type { StageResult } from "../../contracts/run.ts";
import type { ArtifactStore } from "../../ports/artifact-store.ts";
import type { Breathe } from "../../ports/breathe.ts";
import type { Clock } from "../../ports/clock.ts";
import type { DigestOf } from "../../ports/digest-of.ts";
import type { Item, StageStore } from "../../ports/stage-store.ts";
import { throwIfAborted, untilAborted } from "../../contracts/abort.ts";
import type { Codec } from "./codec.ts";
import type { Memo } from "./memo.ts";
import { stageKey } from "./stage-key.ts";
import type { StageContext, StageHandle, StageProduct, StageWork } from "./stage.ts";

export interface EngineParts {
  stages: StageStore;
  artifacts: ArtifactStore;
  memo: Memo;
  digestOf: DigestOf;
  clock: Clock;
  makeBreathe(signal: AbortSignal): Breathe;
  /** Resolves after about that many milliseconds, or rejects once aborted. */
  pause(milliseconds: number, signal: AbortSignal): Promise<void>;
}

export interface StageCall {
  signal: AbortSignal;
  onStart(): void;
  onProgress(done: number, total: number, unit: string): void;
  /** Run even where a result or parts of it are known; the new one is returned and not stored. */
  fresh?: boolean;
}

/** Runs stages once each, however many configurations, callers or processes ask for them. */
export interface Engine {
  execute<Outputs extends object>(work: StageWork<Outputs>, call: StageCall): Promise<StageHandle<Outputs>>;
}

const claimPollMilliseconds = 60;
const manyParts = 16;

export function createEngine(parts: EngineParts): Engine {
  const { stages, artifacts, memo, digestOf, clock } = parts;
  const inFlight = new Map<Digest, Promise<{ result: StageResult; cached: boolean }>>();

  async function execute<Outputs extends object>(
    work: StageWork<Outputs>,
    call: StageCall,
  ): Promise<StageHandle<Outputs>> {
    const key = stageKey(work, digestOf);
    if (call.fresh) return handleOf(work, (await perform(work, key, call)).result, false, call);
    for (;;) {
      throwIfAborted(call.signal);
      const known = await stages.find(key);
      if (known !== undefined) return handleOf(work, known, true, call);

      const shared = inFlight.get(key);
      if (shared === undefined) {
        const made = claimAndPerform(work, key, call).finally(() => inFlight.delete(key));
        inFlight.set(key, made);
        const { result, cached } = await untilAborted(made, call.signal);
        return handleOf(work, result, cached, call);
      }
      // Another configuration of this process is at it; if that one is only stopped, this one takes over.
      await untilAborted(shared, call.signal).catch((thrown: unknown) => {
        if (!(thrown instanceof AppError && thrown.code === "aborted")) throw thrown;
      });
    }
  }

  async function claimAndPerform<Outputs extends object>(
    work: StageWork<Outputs>,
    key: Digest,
    call: StageCall,
  ): Promise<{ result: StageResult; cached: boolean }> {
    while (!(await stages.claim(key))) {
      await parts.pause(claimPollMilliseconds, call.signal);
      const known = await stages.find(key);
      if (known !== undefined) return { result: known, cached: true };
    }
    try {
      // Between the last look and the claim another process may have finished it.
      const known = await stages.find(key);
      if (known !== undefined) return { result: known, cached: true };
      return { result: (await perform(work, key, call)).result, cached: false };
    } finally {
      await stages.release(key);
    }
  }

  async function perform<Outputs extends object>(
    work: StageWork<Outputs>,
    key: Digest,
    call: StageCall,
  ): Promise<{ result: StageResult; outputs: Outputs }> {
    const store = call.fresh !== true;
    call.onStart();
    const began = clock.monotonic();
    const context: StageContext = {
      signal: call.signal,
      breathe: parts.makeBreathe(call.signal),
      progress: (done, total, unit) => {
        if (!call.signal.aborted) call.onProgress(done, total, unit);
      },
      reuse: store ? reuse : async () => new Map(),
    };
    // A stage that never looks at the signal may go on unheard: its claim and its place in flight are free at once.
    const running = async () => work.run(context);
    const product = await untilAborted(running(), call.signal).catch((thrown: unknown) => {
      throw named(thrown, work.stage);
    });

    const outputs: Record<string, Digest> = {};
    const items: Item[] = [];
    for (const [name, codec] of Object.entries(work.outputs) as [keyof Outputs & string, Codec<unknown>][]) {
      const value = product.outputs[name];
      const bytes = codec.encode(value);
      const digest = store ? await artifacts.put(bytes) : digestOf(bytes);
      outputs[name] = digest;
      for (const range of codec.items?.(value, bytes) ?? []) {
        const part = bytes.subarray(range.offset, range.offset + range.length);
        items.push({ ...range, artifact: digest, digest: digestOf(part) });
      }
      // Not awaited: this may be the very value that somebody waits for while it is made again.
      memo.get(digest, async () => ({ value, bytes: bytes.length })).catch(() => {});
    }
    // What ends after an abort is not believed: nothing is committed from here on.
    throwIfAborted(call.signal);
    const result = resultOf(work, key, outputs, product, (clock.monotonic() - began) / 1000);
    // A result that is not to be kept leaves its items: under a key that no work has, they go when cleaning finds it unused.
    const keptAs = product.keep === false ? digestOf(`items of ${key}`) : key;
    if (store) await stages.commit({ ...result, key: keptAs }, items);
    return { result, outputs: product.outputs };
  }

  async function reuse(keys: readonly Digest[]): Promise<Map<Digest, Uint8Array>> {
    const found = new Map<Digest, Uint8Array>();
    const items = [...(await stages.findItems(keys)).values()];
    for (const [artifact, parts] of Map.groupBy(items, (item) => item.artifact)) {
      // One read of the whole is cheaper than many of its parts.
      const whole = parts.length >= manyParts ? await artifacts.get(artifact) : undefined;
      for (const { key, offset, length, digest } of parts) {
        const bytes =
          whole === undefined
            ? await artifacts.getRange(artifact, offset, length)
            : whole.subarray(offset, offset + length);
        if (bytes !== undefined && digestOf(bytes) === digest) found.set(key, bytes);
      }
    }
    return found;
  }

  function handleOf<Outputs extends object>(
    work: StageWork<Outputs>,
    result: StageResult,
    cached: boolean,
    call: StageCall,
  ): StageHandle<Outputs> {
    const outputs = {} as { [Name in keyof Outputs]: { digest: Digest; load(): Promise<Outputs[Name]> } };
    for (const name of Object.keys(work.outputs) as (keyof Outputs & string)[]) {
      const digest = result.outputs[name];
      if (digest === undefined) {
        throw new AppError("store.damaged", {
          message: `The stored result of the ${work.stage} stage lacks its output "${name}".`,
          hint: "Remove the .soundings folder, or raise the stage's version.",
        });
      }
      outputs[name] = {
        digest,
        load: () => memo.get(digest, () => read(work, result, name, digest, call)),
      };
    }
    return { result, cached, outputs };
  }

  async function read<Outputs extends object, Name extends keyof Outputs & string>(
    work: StageWork<Outputs>,
    result: StageResult,
    name: Name,
    digest: Digest,
    call: StageCall,
  ): Promise<{ value: Outputs[Name]; bytes: number }> {
    const bytes = await artifacts.get(digest);
    if (bytes !== undefined) return { value: work.outputs[name].decode(bytes), bytes: bytes.length };

    if (call.fresh !== true) await stages.forget(result.key);
    const again = await perform(work, result.key, call);
    if (again.result.outputs[name] !== digest) {
      throw new AppError("store.damaged", {
        message: `A stored result of the ${work.stage} stage was damaged, and making it again gave another result.`,
        hint: "Start the run again: every stage after it is made anew.",
      });
    }
    const value = again.outputs[name];
    return { value, bytes: work.outputs[name].encode(value).length };
  }

  return { execute };
}

function resultOf<Outputs extends object>(
  work: StageWork<Outputs>,
  key: Digest,
  outputs: Record<string, Digest>,
  product: StageProduct<Outputs>,
  seconds: number,
): StageResult {
  return {
    key,
    stage: work.stage,
    version: work.version,
    outputs,
    metrics: product.metrics,
    notices: product.notices ?? [],
    reproducible: product.reproducible ?? true,
    seconds,
    timings: product.timings ?? {},
  };
}

function named(thrown: unknown, stage: string): AppError {
  if (thrown instanceof AppError) return thrown;
  return new AppError("stage.failed", {
    message: `The ${stage} stage failed: ${messageOf(thrown)}`,
    hint: "Run again with --debug to see where; finished stages are kept.",
    cause: thrown,
  });
}
