import { describe, expect, test } from "vitest";
import { Pipeline } from "../contracts/pipeline.ts";
import type { Run } from "../contracts/run.ts";
import type { RunStore } from "./run-store.ts";
import { describeStoreChanges } from "./store-changes.contract.ts";

export interface RunStoreSubject {
  name: string;
  /** A new, empty store each time. */
  make: () => RunStore | Promise<RunStore>;
}

function runOf(id: string, changes: Partial<Run> = {}): Run {
  return {
    id,
    experiment: "tides",
    label: "default",
    status: "finished",
    pipeline: Pipeline.parse({}),
    dataset: "a".repeat(64),
    questions: null,
    sources: { "Häfen/海港 🙂.md": "b".repeat(64) },
    startedAt: 1_790_000_000_000,
    finishedAt: null,
    environment: { node: "v24" },
    stages: [
      {
        key: "c".repeat(64),
        stage: "parse",
        version: "1",
        outputs: { corpus: "d".repeat(64) },
        metrics: { documents: 3 },
        notices: ["„krank.pdf“ was left out: no text."],
        reproducible: true,
        seconds: 0.25,
        timings: { "p50-ms": 1.5 },
        cached: false,
      },
    ],
    metrics: {
      "recall@5": {
        value: 0.5,
        low: null,
        high: null,
        n: 2,
        notApplicable: 1,
        failed: 0,
        clusters: 1,
        version: "1",
      },
    },
    leftOut: [{ source: "krank.pdf", reason: "no text" }],
    error: null,
    ...changes,
  };
}

/** What every RunStore must do. */
export function describeRunStore({ name, make }: RunStoreSubject): void {
  describe(`${name} as a run store`, () => {
    test("gives a run back whole", async () => {
      const store = await make();
      const run = runOf("run-0a1b2c3d4e");
      await store.save(run);
      expect(await store.find("run-0a1b2c3d4e")).toEqual(run);
      expect(await store.list()).toEqual([run]);
    });

    test("knows nothing of a run that was never saved", async () => {
      const store = await make();
      expect([
        await store.find("run-0"),
        await store.list(),
        await store.list({ experiment: "tides" }),
      ]).toEqual([undefined, [], []]);
    });

    test("finds a run by any beginning of its id that no other shares", async () => {
      const store = await make();
      for (const id of ["run-ab12", "run-ab34", "run-ff00"]) await store.save(runOf(id));
      const found = await Promise.all(["run-f", "run-ab1", "run-ab34"].map((id) => store.find(id)));
      expect(found.map((run) => run?.id)).toEqual(["run-ff00", "run-ab12", "run-ab34"]);
      expect(await store.find("ab12")).toBeUndefined();
    });

    test("refuses a beginning that several runs share, and says what to do", async () => {
      const store = await make();
      for (const id of ["run-ab12", "run-ab34"]) await store.save(runOf(id));
      await expect(store.find("run-ab")).rejects.toMatchObject({
        code: "run.unknown",
        message: '"run-ab" begins the ids of several runs.',
        hint: "Give more of the id: soundings runs lists them.",
      });
    });

    test("takes a whole id even where longer ids begin with it", async () => {
      const store = await make();
      for (const id of ["run-a", "run-ab", "run-abc"]) await store.save(runOf(id));
      expect((await store.find("run-a"))?.id).toBe("run-a");
      expect((await store.find("run-ab"))?.id).toBe("run-ab");
    });

    test("takes the signs of a pattern as they are", async () => {
      const store = await make();
      await store.save(runOf("run-ab12"));
      expect(
        await Promise.all(["run-%", "run_ab12", "%", "run-ab12' OR 1=1 --"].map((id) => store.find(id))),
      ).toEqual([undefined, undefined, undefined, undefined]);
    });

    test("finds ids of any script by their beginning", async () => {
      const store = await make();
      for (const id of ["läufe-ä1", "läufe-ö2", "海-1", "🙂-1"]) await store.save(runOf(id));
      const found = await Promise.all(["läufe-ö", "海", "🙂"].map((id) => store.find(id)));
      expect(found.map((run) => run?.id)).toEqual(["läufe-ö2", "海-1", "🙂-1"]);
    });

    test("replaces the run of the same id and leaves the others alone", async () => {
      const store = await make();
      const other = runOf("run-2", { experiment: "currents", startedAt: 1 });
      await store.save(runOf("run-1", { status: "running" }));
      await store.save(other);
      const failed = runOf("run-1", {
        status: "failed",
        error: "The disk is full.",
        finishedAt: 5,
        label: "chunk.size=3",
      });
      await store.save(failed);
      expect(await store.list()).toEqual([failed, other]);
    });

    test("lists newest first, those of one moment by id", async () => {
      const store = await make();
      const runs = [
        runOf("run-b", { startedAt: 2 }),
        runOf("run-c", { startedAt: 3 }),
        runOf("run-a", { startedAt: 2 }),
      ];
      for (const run of runs) await store.save(run);
      expect((await store.list()).map(({ id }) => id)).toEqual(["run-c", "run-a", "run-b"]);
    });

    test("lists the newest of one experiment", async () => {
      const store = await make();
      for (const [at, experiment] of ["tides", "Gezeiten", "tides", "tides"].entries()) {
        await store.save(runOf(`run-${at}`, { experiment, startedAt: at }));
      }
      const ids = async (filter?: { experiment?: string; limit?: number }) =>
        (await store.list(filter)).map(({ id }) => id);
      expect([
        await ids({ experiment: "tides", limit: 2 }),
        await ids({ experiment: "Gezeiten" }),
        await ids({ experiment: "none" }),
        await ids({ limit: 1 }),
        await ids({ limit: 9 }),
      ]).toEqual([["run-3", "run-2"], ["run-1"], [], ["run-3"], ["run-3", "run-2", "run-1", "run-0"]]);
    });

    test("lists the runs of one status", async () => {
      const store = await make();
      for (const [at, status] of (["running", "finished", "running", "stopped"] as const).entries()) {
        await store.save(runOf(`run-${at}`, { status, startedAt: at }));
      }
      await store.save(runOf("run-2", { status: "failed", startedAt: 2 }));
      const listed = [
        await store.list({ status: "running" }),
        await store.list({ status: "failed", experiment: "tides" }),
      ];
      expect(listed.map((runs) => runs.map(({ id }) => id))).toEqual([["run-0"], ["run-2"]]);
    });

    test("forgets a removed run, and removing it again is harmless", async () => {
      const store = await make();
      await store.save(runOf("run-1"));
      await store.save(runOf("run-2"));
      await store.remove("run-1");
      await store.remove("run-1");
      expect((await store.list()).map(({ id }) => id)).toEqual(["run-2"]);
    });

    test("removes only by whole ids", async () => {
      const store = await make();
      await store.save(runOf("run-1"));
      await store.remove("run-");
      expect((await store.list()).map(({ id }) => id)).toEqual(["run-1"]);
    });

    test("keeps every run of many saved at once", async () => {
      const store = await make();
      const ids = Array.from({ length: 30 }, (_, at) => `run-${100 + at}`);
      await Promise.all(ids.map((id) => store.save(runOf(id))));
      expect((await store.list()).map(({ id }) => id)).toEqual(ids);
    });

    test("does not change when the caller's run or the run it gave is changed", async () => {
      const store = await make();
      const run = runOf("run-1");
      await store.save(run);
      run.stages.length = 0;
      (await store.find("run-1"))?.stages.splice(0);
      (await store.list())[0]?.leftOut.splice(0);
      expect(await store.find("run-1")).toEqual(runOf("run-1"));
    });

    describeStoreChanges({ make, entryOf: runOf });
  });
}
