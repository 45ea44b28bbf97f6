import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { JobEvent } from "../../contracts/api/jobs.ts";
import { eventLog } from "./event-log.ts";
import { jobEventStream } from "./job-event-stream.ts";

const never = new AbortController().signal;
const delta = (text: string): JobEvent => ({ type: "answer-delta", text });
const progress = (done: number, runId = "run-1"): JobEvent => ({
  type: "stage-progress",
  runId,
  stage: "parse",
  done,
  total: 10,
  unit: "files",
});

test("what is kept no longer is told as lost, and the rest follows", async () => {
  const log = eventLog(2);
  for (const text of ["a", "b", "c", "d"]) log.push(delta(text));
  log.end();
  expect(await Array.fromAsync(log.after(1, never))).toEqual([
    { lost: { from: 2, to: 2 } },
    { id: 3, event: delta("c") },
    { id: 4, event: delta("d") },
  ]);
});

test("progress that later progress of the same stage says too is not kept, and nothing counts as lost", async () => {
  const log = eventLog();
  log.push(progress(1));
  log.push(progress(1, "run-2"));
  log.push(progress(2));
  log.end();
  expect(await Array.fromAsync(log.after(0, never))).toEqual([
    { id: 2, event: progress(1, "run-2") },
    { id: 3, event: progress(2) },
  ]);
});

test("a reader that waits hears what is told later, and ends when it leaves", async () => {
  const log = eventLog();
  const leaving = new AbortController();
  const heard = Array.fromAsync(log.after(0, leaving.signal), (one) => {
    leaving.abort();
    return one;
  });
  log.push(delta("late"));
  expect(await heard).toEqual([{ id: 1, event: delta("late") }]);
});

test("a log that is cut ends its listeners with a word", async () => {
  const log = eventLog();
  log.push(delta("a"));
  const told: string[] = [];
  for await (const piece of jobEventStream(log, 0, never)) {
    told.push(piece);
    if (piece.startsWith("id: 1")) log.cut();
  }
  expect(told).toEqual([
    "retry: 1000\n\n",
    'id: 1\nevent: answer-delta\ndata: {"type":"answer-delta","text":"a"}\n\n',
    'event: server-stopping\ndata: {"type":"server-stopping"}\n\n',
  ]);
});

test("whatever an event's text holds, it stays in one data line and comes back whole", async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: "binary" }), async (text) => {
      const log = eventLog();
      log.push(delta(text));
      log.end();
      const [, piece = ""] = await Array.fromAsync(jobEventStream(log, 0, never));
      const lines = piece.split("\n");
      expect(lines).toHaveLength(5);
      expect(JSON.parse(lines[2]!.slice("data: ".length))).toEqual(JSON.parse(JSON.stringify(delta(text))));
    }),
  );
});
