import { expect, test } from "vitest";
import { keepingAnswers } from "./keeping-answers.ts";
import type { TaskResult } from "./thread-protocol.ts";

/** Answers with what stands in `now`, as a thread does; says nothing again where its tag is known. */
function answering(now: { text: string }, isDecidedByParts = true) {
  const made: string[] = [];
  return {
    made,
    thread: {
      waiting: 0,
      async ask(name: string, _: unknown, { known = [] as readonly string[] } = {}): Promise<TaskResult> {
        const tag = `"${now.text}"`;
        if (known.includes(tag)) return { kind: "unchanged", tag };
        made.push(`${name} ${now.text}`);
        return { kind: "json", text: now.text, tag, isDecidedByParts };
      },
      close: async () => {},
    },
  };
}

test("what nothing has changed in is made once, and told whole to whoever does not hold it", async () => {
  const now = { text: "one" };
  const { made, thread } = answering(now);
  const keeping = keepingAnswers(thread, 100);
  const first = await keeping.ask("board", null);
  const again = await keeping.ask("board", null);
  const holding = await keeping.ask("board", null, { known: ['"one"'] });
  now.text = "two";
  const changed = await keeping.ask("board", null, { known: ['"one"'] });
  expect(first).toEqual({ kind: "json", text: "one", tag: '"one"', isDecidedByParts: true });
  expect(again).toEqual(first);
  expect(holding).toEqual({ kind: "unchanged", tag: '"one"' });
  expect(changed).toEqual({ kind: "json", text: "two", tag: '"two"', isDecidedByParts: true });
  expect(made).toEqual(["board one", "board two"]);
});

test("a client's own tag of an older answer is answered as the thread does", async () => {
  const { thread } = answering({ text: "one" });
  const keeping = keepingAnswers(thread, 0);
  expect(await keeping.ask("board", null, { known: ['"one"'] })).toEqual({ kind: "unchanged", tag: '"one"' });
});

test("answers to other questions, and those that nothing but themselves decides, are not mistaken for it", async () => {
  const now = { text: "one" };
  const decided = answering(now);
  const keeping = keepingAnswers(decided.thread, 100);
  for (const input of [1, 2, 1]) await keeping.ask("board", input);
  const other = answering(now, false);
  const passing = keepingAnswers(other.thread, 100);
  for (const input of [1, 1]) await passing.ask("board", input);
  expect([decided.made, other.made]).toEqual([
    ["board one", "board one"],
    ["board one", "board one"],
  ]);
});

test("the longest unused goes where there is no more room", async () => {
  const { made, thread } = answering({ text: "12345" });
  const keeping = keepingAnswers(thread, 10);
  for (const name of ["a", "b", "a", "c", "a", "b"]) await keeping.ask(name, null);
  expect(made.map((one) => one[0])).toEqual(["a", "b", "c", "b"]);
});
