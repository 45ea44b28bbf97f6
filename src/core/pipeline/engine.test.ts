import { describe, expect, onTestFinished, test } from "vitest";
import { makeBreathe, pause } from "../../adapters/clock/breathe.ts";
import { sha256 } from "../../adapters/shared/sha256.ts";
import { memoryArtifactStore } from "../../adapters/stores/memory/artifact-store.ts";
import { memoryStageStore } from "../../adapters/stores/memory/stage-store.ts";
import { folderArtifactStore } from "../../adapters/stores/folder/artifact-store.ts";
import { openStateDatabase } from "../../adapters/stores/sqlite/database.ts";
import { sqliteStageStore } from "../../adapters/stores/sqlite/stage-store.ts";
import { AppError } from "../../contracts/app-error.ts";
import type { ArtifactStore } from "../../ports/artifact-store.ts";
import type { StageStore } from "../../ports/stage-store.ts";
import { fixedClock } from "../../testing/fixed-clock.ts";
import { temporaryFolder } from "../../testing/temporary-folder.ts";
import { jsonCodec } from "./codec.ts";
import { createEngine, type StageCall } from "./engine.ts";
import { createMemo } from "./memo.ts";
import { type PackEntry, packCodec } from "./pack.ts";
import type { StageContext, StageProduct, StageWork } from "./stage.ts";

const digest = (letter: string) => letter.repeat(64);
const never = new AbortController().signal;
const encoder = new TextEncoder();

interface Stores {
  stages: StageStore;
  artifacts: ArtifactStore;
}

const stores: Record<string, () => Stores | Promise<Stores>> = {
  "in memory": () => ({ stages: memoryStageStore(), artifacts: memoryArtifactStore() }),
  "in a folder": async () => {
    const folder = temporaryFolder();
    const database = await openStateDatabase(folder);
    const stages = sqliteStageStore(database.tables, fixedClock());
    onTestFinished(async () => {
      await stages.close();
      await database.close();
    });
    return { stages, artifacts: folderArtifactStore(folder) };
  },
};

/** Without room in the memo, every load reads the store. */
function engineOn({ stages, artifacts }: Stores, { memoBytes = 1e6, clock = fixedClock() } = {}) {
  const memo = createMemo(memoBytes);
  return createEngine({ stages, artifacts, memo, digestOf: sha256, clock, makeBreathe, pause });
}

function call(changes: Partial<StageCall> = {}): StageCall {
  return { signal: never, onStart: () => {}, onProgress: () => {}, ...changes };
}

interface Words {
  words: string[];
}

/** A stage that counts how often it ran. */
function wordsStage(changes: Partial<StageWork<Words>> = {}) {
  const runs: StageContext[] = [];
  const work: StageWork<Words> = {
    stage: "chunk",
    version: "1",
    settings: { size: 3 },
    inputs: { dataset: digest("a") },
    outputs: { words: jsonCodec<string[]>() },
    async run() {
      return { outputs: { words: ["Häfen", "海港", "🙂"] }, metrics: { words: 3 } };
    },
    ...changes,
  };
  const { run } = work;
  work.run = (context) => {
    runs.push(context);
    return run(context);
  };
  return { work, runs };
}

/** A promise that somebody else settles. */
function gate<T>() {
  return Promise.withResolvers<T>();
}

const given: StageProduct<Words> = { outputs: { words: ["late"] }, metrics: {} };

describe.each(Object.entries(stores))("the engine with stores %s", (_, makeStores) => {
  test("runs a stage once, tells what it gave, and takes it from the store the second time", async () => {
    const kept = await makeStores();
    const { work, runs } = wordsStage();
    const first = await engineOn(kept).execute(work, call());
    expect([first.cached, await first.outputs.words.load()]).toEqual([false, ["Häfen", "海港", "🙂"]]);
    const second = await engineOn(kept).execute(work, call());
    expect([second.cached, await second.outputs.words.load()]).toEqual([true, ["Häfen", "海港", "🙂"]]);
    expect(second.result).toEqual(first.result);
    expect(runs).toHaveLength(1);
  });

  test("uses a result that another attempt may better, and keeps it for no later run", async () => {
    const kept = await makeStores();
    const { work, runs } = wordsStage({ run: async () => ({ ...given, keep: false }) });
    for (const _attempt of [1, 2]) {
      const { cached, outputs } = await engineOn(kept).execute(work, call());
      expect([cached, await outputs.words.load()]).toEqual([false, ["late"]]);
    }
    expect(runs).toHaveLength(2);
  });

  test("keeps the whole result: digests, metrics, notices, timings and the seconds it took", async () => {
    const clock = fixedClock();
    const words = ["a"];
    const { work } = wordsStage({
      async run() {
        clock.advance(1500);
        const outputs = { words };
        return {
          outputs,
          metrics: { words: 1 },
          notices: ["one word"],
          reproducible: false,
          timings: { "p50-ms": 2 },
        };
      },
    });
    const { result } = await engineOn(await makeStores(), { clock }).execute(work, call());
    expect(result).toEqual({
      key: expect.stringMatching(/^[0-9a-f]{64}$/),
      stage: "chunk",
      version: "1",
      outputs: { words: sha256('["a"]') },
      metrics: { words: 1 },
      notices: ["one word"],
      reproducible: false,
      seconds: 1.5,
      timings: { "p50-ms": 2 },
    });
  });

  test("runs a stage once for everybody who asks at the same time", async () => {
    const { work, runs } = wordsStage();
    const engine = engineOn(await makeStores());
    const handles = await Promise.all(Array.from({ length: 12 }, () => engine.execute(work, call())));
    expect(runs).toHaveLength(1);
    expect(new Set(handles.map(({ result }) => JSON.stringify(result))).size).toBe(1);
    expect(handles.filter(({ cached }) => !cached)).toHaveLength(1);
  });

  test("runs a stage once for two engines on the same stores", async () => {
    const kept = await makeStores();
    const { promise, resolve } = gate<StageProduct<Words>>();
    const { work, runs } = wordsStage({ run: () => promise });
    const both = [engineOn(kept), engineOn(kept)].map((engine) =>
      engine.execute(work, call({ onStart: () => resolve(given) })),
    );
    expect((await Promise.all(both)).filter(({ cached }) => cached)).toHaveLength(1);
    expect(runs).toHaveLength(1);
  });

  test.each<[string, Partial<StageWork<Words>>]>([
    ["stage", { stage: "index" }],
    ["version", { version: "2" }],
    ["settings", { settings: { size: 4 } }],
    ["an input's digest", { inputs: { dataset: digest("b") } }],
    ["an input's name", { inputs: { corpus: digest("a") } }],
    ["one input more", { inputs: { dataset: digest("a"), spans: digest("a") } }],
  ])("runs again where it differs in %s", async (_difference, changes) => {
    const engine = engineOn(await makeStores());
    const [one, other] = [wordsStage(), wordsStage(changes)];
    const keys = [await engine.execute(one.work, call()), await engine.execute(other.work, call())].map(
      ({ result }) => result.key,
    );
    expect([one.runs.length, other.runs.length, new Set(keys).size]).toEqual([1, 1, 2]);
  });

  test("does not run again where only the order of settings or inputs differs", async () => {
    const engine = engineOn(await makeStores());
    const inputs = { dataset: digest("a"), spans: digest("b") };
    const one = wordsStage({ settings: { size: 3, unit: "words" }, inputs });
    const other = wordsStage({
      settings: { unit: "words", size: 3 },
      inputs: { spans: digest("b"), dataset: digest("a") },
    });
    await engine.execute(one.work, call());
    expect((await engine.execute(other.work, call())).cached).toBe(true);
    expect(other.runs).toEqual([]);
  });

  test("makes a missing result again, and keeps it", async () => {
    const kept = await makeStores();
    const { work, runs } = wordsStage();
    const { result } = await engineOn(kept).execute(work, call());
    await kept.artifacts.remove(result.outputs["words"] ?? "");
    const handle = await engineOn(kept).execute(work, call());
    expect([handle.cached, runs.length]).toEqual([true, 1]);
    expect(await handle.outputs.words.load()).toEqual(["Häfen", "海港", "🙂"]);
    expect(runs).toHaveLength(2);
    expect([
      await kept.artifacts.has(handle.outputs.words.digest),
      await kept.stages.find(result.key),
    ]).toEqual([true, expect.objectContaining({ outputs: result.outputs })]);
    await (await engineOn(kept).execute(work, call())).outputs.words.load();
    expect(runs).toHaveLength(2);
  });

  test("makes a missing result again once for everybody who loads it at the same time", async () => {
    const kept = await makeStores();
    const { work, runs } = wordsStage();
    const { result } = await engineOn(kept).execute(work, call());
    await kept.artifacts.remove(result.outputs["words"] ?? "");
    const engine = engineOn(kept);
    const handles = await Promise.all(Array.from({ length: 4 }, () => engine.execute(work, call())));
    const loaded = await Promise.all(handles.map(({ outputs }) => outputs.words.load()));
    expect([loaded, runs.length]).toEqual([Array.from({ length: 4 }, () => ["Häfen", "海港", "🙂"]), 2]);
  });

  test("says so where a missing result comes out differently the second time", async () => {
    const kept = await makeStores();
    let times = 0;
    const { work } = wordsStage({
      run: async () => ({ outputs: { words: [String(++times)] }, metrics: {} }),
    });
    const { result } = await engineOn(kept).execute(work, call());
    await kept.artifacts.remove(result.outputs["words"] ?? "");
    const handle = await engineOn(kept).execute(work, call());
    await expect(handle.outputs.words.load()).rejects.toMatchObject({
      code: "store.damaged",
      message: "A stored result of the chunk stage was damaged, and making it again gave another result.",
      hint: "Start the run again: every stage after it is made anew.",
    });
    const again = await engineOn(kept).execute(work, call());
    expect([again.cached, await again.outputs.words.load()]).toEqual([true, ["2"]]);
  });

  test("refuses a stored result that lacks an output", async () => {
    const kept = await makeStores();
    const { work } = wordsStage();
    const { result } = await engineOn(kept).execute(work, call());
    await kept.stages.forget(result.key);
    await kept.stages.commit({ ...result, outputs: {} }, []);
    await expect(engineOn(kept).execute(work, call())).rejects.toMatchObject({
      code: "store.damaged",
      message: 'The stored result of the chunk stage lacks its output "words".',
    });
  });

  test("runs afresh on request, and stores nothing of it", async () => {
    const kept = await makeStores();
    let times = 0;
    const { work, runs } = wordsStage({
      run: async () => ({ outputs: { words: [String(++times)] }, metrics: {} }),
    });
    const first = await engineOn(kept).execute(work, call());
    // No room in the memo: what is loaded of a fresh result must not reach the store either.
    const fresh = await engineOn(kept, { memoBytes: 0 }).execute(work, call({ fresh: true }));
    expect([fresh.cached, fresh.result.key]).toEqual([false, first.result.key]);
    expect(fresh.outputs.words.digest).toBe(sha256('["2"]'));
    expect(await kept.stages.list()).toEqual([first.result]);
    expect((await Array.fromAsync(kept.artifacts.list())).map(({ digest }) => digest)).toEqual([
      sha256('["1"]'),
    ]);
    expect(runs).toHaveLength(2);
  });

  test("loads a fresh result that no longer is in memory without storing it", async () => {
    const kept = await makeStores();
    const { work } = wordsStage();
    const engine = engineOn(kept, { memoBytes: 1 });
    const fresh = await engine.execute(work, call({ fresh: true }));
    // Pushes the first out of the memo.
    const other = wordsStage({ run: async () => given, version: "2" });
    await (await engine.execute(other.work, call({ fresh: true }))).outputs.words.load();
    expect(await fresh.outputs.words.load()).toEqual(["Häfen", "海港", "🙂"]);
    expect([await kept.stages.list(), await Array.fromAsync(kept.artifacts.list())]).toEqual([[], []]);
  });

  describe("failing", () => {
    test("names the stage that failed, with the cause, and stores nothing", async () => {
      const kept = await makeStores();
      const cause = new Error("Kein Speicher 🙂");
      const { work, runs } = wordsStage({ run: () => Promise.reject(cause) });
      const engine = engineOn(kept);
      const failing = engine.execute(work, call());
      await expect(failing).rejects.toMatchObject({
        code: "stage.failed",
        message: "The chunk stage failed: Kein Speicher 🙂",
        hint: "Run again with --debug to see where; finished stages are kept.",
        cause,
      });
      await expect(engine.execute(work, call())).rejects.toBeInstanceOf(AppError);
      expect([runs.length, await kept.stages.list()]).toEqual([2, []]);
    });

    test("names the stage also where it fails before its first await", async () => {
      const { work } = wordsStage({
        run: () => {
          throw new Error("at once");
        },
      });
      await expect(engineOn(await makeStores()).execute(work, call())).rejects.toMatchObject({
        message: "The chunk stage failed: at once",
      });
    });

    test("hands on an error that already says what is wrong", async () => {
      const error = new AppError("plugin.failed", { message: "The chunker said nothing." });
      const { work } = wordsStage({ run: () => Promise.reject(error) });
      await expect(engineOn(await makeStores()).execute(work, call())).rejects.toBe(error);
    });

    test("fails everybody who waited for the stage, and runs again for who asks later", async () => {
      const { promise, reject } = gate<StageProduct<Words>>();
      const outcomes = [promise, Promise.resolve(given)];
      const { work, runs } = wordsStage({ run: () => outcomes.shift() ?? Promise.resolve(given) });
      const engine = engineOn(await makeStores());
      const started = gate<void>();
      const both = [engine.execute(work, call({ onStart: started.resolve })), engine.execute(work, call())];
      await started.promise;
      reject(new Error("no"));
      const ends = await Promise.allSettled(both);
      expect(ends.map((end) => end.status === "rejected" && (end.reason as AppError).message)).toEqual([
        "The chunk stage failed: no",
        "The chunk stage failed: no",
      ]);
      expect([(await engine.execute(work, call())).cached, runs.length]).toEqual([false, 2]);
    });
  });

  describe("stopping", () => {
    test("runs nothing when stopped before", async () => {
      const { work, runs } = wordsStage();
      const stopped = engineOn(await makeStores()).execute(work, call({ signal: AbortSignal.abort() }));
      await expect(stopped).rejects.toMatchObject({ code: "aborted", message: "Stopped." });
      expect(runs).toEqual([]);
    });

    test("gives control back while the stage goes on, and stores nothing of what ends later", async () => {
      const kept = await makeStores();
      const { promise, resolve } = gate<StageProduct<Words>>();
      const started = gate<void>();
      const { work } = wordsStage({ run: () => promise });
      const controller = new AbortController();
      const engine = engineOn(kept);
      const executing = engine.execute(work, call({ signal: controller.signal, onStart: started.resolve }));
      await started.promise;
      controller.abort();
      await expect(executing).rejects.toMatchObject({ code: "aborted" });

      resolve(given);
      await promise;
      const { cached, outputs } = await engine.execute({ ...work, run: async () => ({ ...given }) }, call());
      expect([cached, await outputs.words.load()]).toEqual([false, ["late"]]);
    });

    test("lets others have the stage while the stopped one never ends", async () => {
      const kept = await makeStores();
      const started = gate<void>();
      const endless = wordsStage({ run: () => new Promise(() => {}) });
      const controller = new AbortController();
      const engine = engineOn(kept);
      const executing = engine.execute(
        endless.work,
        call({ signal: controller.signal, onStart: started.resolve }),
      );
      await started.promise;
      controller.abort();
      await expect(executing).rejects.toMatchObject({ code: "aborted" });
      expect([await kept.stages.list(), await Array.fromAsync(kept.artifacts.list())]).toEqual([[], []]);
      const handles = await Promise.all(
        [engine, engineOn(kept)].map((one) => one.execute(wordsStage().work, call())),
      );
      expect(handles.filter(({ cached }) => cached)).toHaveLength(1);
    });

    test("gives a result to who waited for a stage whose first caller was stopped", async () => {
      const runsOfStage = [new Promise<StageProduct<Words>>(() => {}), Promise.resolve(given)];
      const started = gate<void>();
      const { work, runs } = wordsStage({ run: () => runsOfStage.shift() ?? Promise.resolve(given) });
      const controller = new AbortController();
      const engine = engineOn(await makeStores());
      const first = engine.execute(work, call({ signal: controller.signal, onStart: started.resolve }));
      await started.promise;
      const waiting = engine.execute(work, call());
      controller.abort();
      await expect(first).rejects.toMatchObject({ code: "aborted" });
      expect(await (await waiting).outputs.words.load()).toEqual(["late"]);
      expect(runs).toHaveLength(2);
    });

    test("stops who waits for another's stage, and leaves that one alone", async () => {
      const { promise, resolve } = gate<StageProduct<Words>>();
      const started = gate<void>();
      const { work } = wordsStage({ run: () => promise });
      const controller = new AbortController();
      const engine = engineOn(await makeStores());
      const first = engine.execute(work, call({ onStart: started.resolve }));
      await started.promise;
      const waiting = engine.execute(work, call({ signal: controller.signal }));
      controller.abort();
      await expect(waiting).rejects.toMatchObject({ code: "aborted" });
      resolve(given);
      expect((await first).cached).toBe(false);
    });

    test("stops who waits for another worker's claim", async () => {
      const kept = await makeStores();
      const { work, runs } = wordsStage();
      const { result } = await engineOn(kept).execute(work, call());
      await kept.stages.forget(result.key);
      await kept.stages.claim(result.key);
      const controller = new AbortController();
      const waiting = engineOn(kept).execute(work, call({ signal: controller.signal }));
      controller.abort();
      await expect(waiting).rejects.toMatchObject({ code: "aborted" });
      expect(runs).toHaveLength(1);
    });

    test("makes a missing result again for who loads it, though another loader was stopped", async () => {
      const kept = await makeStores();
      const { work } = wordsStage();
      const { result } = await engineOn(kept).execute(work, call());
      await kept.artifacts.remove(result.outputs["words"] ?? "");

      const started = gate<void>();
      const controller = new AbortController();
      const engine = engineOn(kept);
      const endless = { ...work, run: () => new Promise<StageProduct<Words>>(() => {}) };
      const stopped = await engine.execute(
        endless,
        call({ signal: controller.signal, onStart: started.resolve }),
      );
      const other = await engine.execute(work, call());
      const [first, second] = [stopped.outputs.words.load(), other.outputs.words.load()];
      await started.promise;
      controller.abort();
      await expect(first).rejects.toMatchObject({ code: "aborted" });
      expect(await second).toEqual(["Häfen", "海港", "🙂"]);
    });
  });

  test("tells the start and the progress of a stage that runs, and nothing of one that is kept", async () => {
    const events: unknown[] = [];
    const { work } = wordsStage({
      async run({ progress }) {
        progress(1, 2, "documents");
        progress(2, 2, "documents");
        return given;
      },
    });
    const listening = call({
      onStart: () => events.push("start"),
      onProgress: (...progress) => events.push(progress),
    });
    const kept = await makeStores();
    for (const engine of [engineOn(kept), engineOn(kept)]) await engine.execute(work, listening);
    expect(events).toEqual(["start", [1, 2, "documents"], [2, 2, "documents"]]);
  });

  describe("using parts of earlier results", () => {
    const keys = [digest("1"), digest("2"), digest("3")];

    /** Packs one entry for each key; makes only what no earlier result holds. */
    function packStage(version: string, texts: readonly string[]) {
      const made: string[] = [];
      const work: StageWork<{ pack: PackEntry[] }> = {
        stage: "index",
        version,
        settings: null,
        inputs: {},
        outputs: { pack: packCodec },
        async run({ reuse }) {
          const known = await reuse(keys);
          const pack = keys.map((itemKey, at) => {
            const text = texts[at] ?? "";
            const bytes = known.get(itemKey) ?? (made.push(text), encoder.encode(text));
            return { name: `entry ${at}`, bytes, itemKey };
          });
          return { outputs: { pack }, metrics: {} };
        },
      };
      return { work, made };
    }

    test("gives them back byte for byte, so that a new version makes only what is new", async () => {
      const kept = await makeStores();
      const [one, two] = [packStage("1", ["Ebbe", "Flut 海", ""]), packStage("2", ["Ebbe", "Flut 海", ""])];
      const first = await engineOn(kept).execute(one.work, call());
      const second = await engineOn(kept).execute(two.work, call());
      expect([one.made, two.made]).toEqual([["Ebbe", "Flut 海", ""], []]);
      expect([second.cached, second.outputs.pack.digest]).toEqual([false, first.outputs.pack.digest]);
    });

    test("does not use parts of a result that was forgotten", async () => {
      const kept = await makeStores();
      const { result } = await engineOn(kept).execute(packStage("1", ["a", "b", "c"]).work, call());
      await kept.stages.forget(result.key);
      const two = packStage("2", ["a", "b", "c"]);
      await engineOn(kept).execute(two.work, call());
      expect(two.made).toEqual(["a", "b", "c"]);
    });

    test("makes every part itself when run afresh", async () => {
      const kept = await makeStores();
      await engineOn(kept).execute(packStage("1", ["a", "b", "c"]).work, call());
      const two = packStage("2", ["a", "b", "c"]);
      await engineOn(kept).execute(two.work, call({ fresh: true }));
      expect(two.made).toEqual(["a", "b", "c"]);
    });

    test("makes again what lies in a missing artifact", async () => {
      const kept = await makeStores();
      const { outputs } = await engineOn(kept).execute(packStage("1", ["a", "b", "c"]).work, call());
      await kept.artifacts.remove(outputs.pack.digest);
      const two = packStage("2", ["a", "b", "c"]);
      await engineOn(kept).execute(two.work, call());
      expect(two.made).toEqual(["a", "b", "c"]);
    });

    test("verifies each part: only a damaged one is made again, and its new place is used from then on", async () => {
      const kept = await makeStores();
      const { outputs } = await engineOn(kept).execute(packStage("1", ["aaaa", "bbbb", "cccc"]).work, call());
      const damagedAt = (await packBytes(kept, outputs.pack.digest)).indexOf("bbbb");
      const artifacts = withDamage(kept.artifacts, outputs.pack.digest, damagedAt);
      const two = packStage("2", ["aaaa", "bbbb", "cccc"]);
      const { outputs: again } = await engineOn({ ...kept, artifacts }).execute(two.work, call());
      expect([two.made, again.pack.digest]).toEqual([["bbbb"], outputs.pack.digest]);
    });

    async function packBytes(kept: Stores, digest: string): Promise<string> {
      return new TextDecoder("latin1").decode(await kept.artifacts.get(digest));
    }

    /** The store as it reads once one byte of an artifact has rotted on the disk. */
    function withDamage(artifacts: ArtifactStore, damaged: string, at: number): ArtifactStore {
      return {
        ...artifacts,
        async getRange(digest, offset, length) {
          const bytes = await artifacts.getRange(digest, offset, length);
          return bytes?.map((byte, index) => (digest === damaged && offset + index === at ? byte ^ 1 : byte));
        },
      };
    }
  });
});
