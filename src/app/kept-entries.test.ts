import fc from "fast-check";
import { expect, test } from "vitest";
import { memoryRunStore } from "../adapters/stores/memory/run-store.ts";
import { Pipeline } from "../contracts/pipeline.ts";
import type { Run } from "../contracts/run.ts";
import { keptEntries } from "./kept-entries.ts";

function runOf(id: string, startedAt: number, label: string): Run {
  return {
    id,
    experiment: "tides",
    label,
    status: "finished",
    pipeline: Pipeline.parse({}),
    dataset: null,
    questions: null,
    sources: {},
    startedAt,
    finishedAt: null,
    environment: {},
    stages: [],
    metrics: {},
    leftOut: [],
    error: null,
  };
}

test("gives what the store lists, whatever was saved and removed between two askings", async () => {
  const change = fc.record({
    id: fc.constantFrom("run-a", "run-b", "run-c", "run-d"),
    startedAt: fc.integer({ min: 0, max: 2 }),
    label: fc.string(),
    does: fc.constantFrom("save", "save", "remove", "ask"),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(change), async (changes) => {
      const store = memoryRunStore();
      const kept = keptEntries<Run>((run) => run);
      const ask = () => kept((since) => store.changes(since, 2));
      for (const { id, startedAt, label, does } of changes) {
        if (does === "save") await store.save(runOf(id, startedAt, label));
        else if (does === "remove") await store.remove(id);
        else await ask();
      }
      expect(await ask()).toEqual(await store.list());
    }),
  );
});

test("reads no entry twice that was not saved again", async () => {
  const store = memoryRunStore();
  const read: string[] = [];
  const kept = keptEntries<Run>((run) => {
    read.push(`${run.id} ${run.label}`);
    return run;
  });
  const ask = () => kept((since, most) => store.changes(since, most));
  for (let at = 0; at < 120; at += 1) await store.save(runOf(`run-${at}`, at, "first"));
  expect((await ask()).length).toBe(120);
  await store.save(runOf("run-7", 7, "second"));
  read.length = 0;
  await Promise.all([ask(), ask(), ask()]);
  expect(read).toEqual(["run-7 second"]);
});

test("asks again after a reading that failed, and leaves nothing out", async () => {
  const store = memoryRunStore();
  const kept = keptEntries<Run>((run) => run);
  const runs = [runOf("run-2", 2, "default"), runOf("run-1", 1, "default")];
  for (const run of runs) await store.save(run);
  // A store that gave as many as were asked for does not know yet that there are no more.
  let parts = 0;
  const failing = kept(async (since) => {
    parts += 1;
    if (parts === 2) throw new Error("The disk is gone.");
    return { ...(await store.changes(since)), isAll: false };
  });
  await expect(failing).rejects.toThrow("The disk is gone.");
  expect(await kept((since, most) => store.changes(since, most))).toEqual(runs);
});
