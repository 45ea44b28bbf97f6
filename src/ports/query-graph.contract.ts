import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { GraphDefinition, GraphNode, QueryGraph } from "./query-graph.ts";

const never = new AbortController().signal;

interface Walk {
  walked: readonly string[];
  left: number;
  held: object;
}

const held = { of: "the run" };

/** Notes its name and goes on to another node. */
function stepTo<Next extends string>(name: string, next: Next | null): GraphNode<Walk, Next> {
  return {
    run: async ({ walked, left }) => ({ walked: [...walked, name], left: left - 1 }),
    next: () => next,
  };
}

function walk(left = 0, own: object = held): Walk {
  return { walked: [], left, held: own };
}

/** A node that calls itself until nothing is left. */
function countdown(maxSteps: number): GraphDefinition<Walk, "count"> {
  const count = stepTo("count", "count");
  return {
    nodes: { count: { ...count, next: ({ left }) => (left > 0 ? "count" : null) } },
    start: "count",
    maxSteps,
  };
}

const line: GraphDefinition<Walk, "first" | "second" | "third"> = {
  nodes: {
    first: stepTo("first", "second"),
    second: stepTo("second", "third"),
    third: stepTo<never>("third", null),
  },
  start: "first",
  maxSteps: 3,
};

/** A graph whose middle node does as told. */
function failingIn(middle: Partial<GraphNode<Walk, "first" | "second" | "third">>): typeof line {
  return { ...line, nodes: { ...line.nodes, second: { ...line.nodes.second, ...middle } } };
}

/** What every engine that runs graphs owes. */
export function describeQueryGraph({ name, make }: { name: string; make: () => QueryGraph }): void {
  describe(`the graph engine ${name} keeps the contract`, () => {
    test("runs its nodes in order and tells of each before it begins", async () => {
      const begun: string[] = [];
      const end = await make().run(line, walk(), { signal: never, onNode: (node) => begun.push(node) });
      expect([end, begun]).toEqual([
        { walked: ["first", "second", "third"], left: -3, held },
        ["first", "second", "third"],
      ]);
    });

    test("begins where the graph begins", async () => {
      const end = await make().run({ ...line, start: "third" }, walk(), { signal: never });
      expect(end.walked).toEqual(["third"]);
    });

    test.each([
      { left: 2, walked: ["fork", "left"] },
      { left: 0, walked: ["fork", "right"] },
    ])("goes the way the state says: $walked", async ({ left, walked }) => {
      const fork: GraphDefinition<Walk, "fork" | "left" | "right"> = {
        nodes: {
          fork: { ...stepTo<never>("fork", null), next: (state) => (state.left > 0 ? "left" : "right") },
          left: stepTo<never>("left", null),
          right: stepTo<never>("right", null),
        },
        start: "fork",
        maxSteps: 9,
      };
      expect((await make().run(fork, walk(left), { signal: never })).walked).toEqual(walked);
    });

    test("loops as often as it may, to the last step", async () => {
      await fc.assert(
        fc.asyncProperty(fc.integer({ min: 1, max: 40 }), fc.nat(3), async (steps, spare) => {
          const end = await make().run(countdown(steps + spare), walk(steps), { signal: never });
          expect(end.walked).toHaveLength(steps);
        }),
        { numRuns: 12 },
      );
    });

    test.each([1, 2, 7, 60])("stops a loop that wants more than %i steps", async (maxSteps) => {
      let begun = 0;
      const run = make().run(countdown(maxSteps), walk(Infinity), { signal: never, onNode: () => begun++ });
      await expect(run).rejects.toMatchObject({
        code: "internal",
        message: expect.stringContaining(String(maxSteps)),
        hint: expect.stringMatching(/\S/),
      });
      expect(begun).toBe(maxSteps);
    });

    test("says where a graph goes to a node it does not have", async () => {
      const astray = failingIn({ next: () => "nowhere" as "first" });
      await expect(make().run(astray, walk(), { signal: never })).rejects.toMatchObject({
        code: "internal",
        message: expect.stringContaining("nowhere"),
      });
    });

    test.each([
      ["an error", new Error("It broke.")],
      ["a frozen error", Object.freeze(new TypeError("It broke."))],
      ["an abort that is not the run's", new DOMException("Another one.", "AbortError")],
      ["what is no error", "broken"],
      ["nothing", undefined],
    ])("lets out what a node throws as it is: %s", async (_, thrown) => {
      const fail = (): never => {
        throw thrown;
      };
      const begun: string[] = [];
      const kept = thrown instanceof Error ? Object.getOwnPropertyNames(thrown) : [];
      const outcomes = [];
      for (const graph of [failingIn({ run: fail }), failingIn({ next: fail })]) {
        const run = make().run(graph, walk(), { signal: never, onNode: (node) => begun.push(node) });
        outcomes.push(
          await run.then(
            () => "it ended",
            (error: unknown) => ({ error }),
          ),
        );
      }
      const heard = make().run(line, walk(), { signal: never, onNode: fail });
      outcomes.push(
        await heard.then(
          () => "it ended",
          (error: unknown) => ({ error }),
        ),
      );
      expect(outcomes).toEqual([{ error: thrown }, { error: thrown }, { error: thrown }]);
      expect(
        outcomes.every((outcome) => typeof outcome === "object" && Object.is(outcome.error, thrown)),
      ).toBe(true);
      expect(thrown instanceof Error ? Object.getOwnPropertyNames(thrown) : []).toEqual(kept);
      expect(begun).toEqual(["first", "second", "first", "second"]);
    });

    test("runs nothing once it is stopped", async () => {
      const begun: string[] = [];
      const run = make().run(line, walk(), {
        signal: AbortSignal.abort(),
        onNode: (node) => begun.push(node),
      });
      await expect(run).rejects.toMatchObject({ code: "aborted" });
      expect(begun).toEqual([]);
    });

    test("stops before the next node", async () => {
      const stopping = new AbortController();
      const begun: string[] = [];
      const stopped = failingIn({
        run: async () => {
          stopping.abort();
          return {};
        },
      });
      const run = make().run(stopped, walk(), {
        signal: stopping.signal,
        onNode: (node) => begun.push(node),
      });
      await expect(run).rejects.toMatchObject({ code: "aborted" });
      expect(begun).toEqual(["first", "second"]);
    });

    test("stops inside a node, which hears of it", async () => {
      const stopping = new AbortController();
      const heard: boolean[] = [];
      const endless = failingIn({
        run: (_, { signal }) => {
          signal.addEventListener("abort", () => heard.push(signal.aborted));
          queueMicrotask(() => stopping.abort());
          return new Promise(() => {});
        },
      });
      const run = make().run(endless, walk(), { signal: stopping.signal });
      await expect(run).rejects.toMatchObject({ code: "aborted" });
      expect(heard).toEqual([true]);
    });

    test("keeps runs at the same time apart", async () => {
      const engine = make();
      const owns = Array.from({ length: 12 }, (_, place) => ({ place }));
      const ends = await Promise.all(
        owns.map((own, place) => engine.run(countdown(20), walk(place + 1, own), { signal: never })),
      );
      expect(ends.map(({ walked, held: own }) => [walked.length, own])).toEqual(
        owns.map((own, place) => [place + 1, own]),
      );
      expect(ends.every((end, place) => end.held === owns[place])).toBe(true);
    });

    test("runs in a node of another run", async () => {
      const engine = make();
      const outer = failingIn({
        run: async (_, { signal }) => ({ walked: (await engine.run(line, walk(), { signal })).walked }),
      });
      const end = await engine.run(outer, walk(), { signal: never });
      expect(end.walked).toEqual(["first", "second", "third", "third"]);
    });

    test("hands values on as they are, and leaves the state it was given", async () => {
      const given = Object.freeze(walk(3, Object.freeze({ deep: Object.freeze({ er: 1 }) })));
      const seen: object[] = [];
      const watching = failingIn({
        run: async (state) => {
          seen.push(state.held);
          return {};
        },
      });
      const end = await make().run(watching, given, { signal: never });
      expect([seen[0] === given.held, end.held === given.held]).toEqual([true, true]);
      expect(given).toEqual(walk(3, { deep: { er: 1 } }));
    });

    test("takes values of any kind, and what is absent stays", async () => {
      const values = {
        none: null,
        list: [1],
        call: () => 1,
        unknown: undefined as number | undefined,
        map: new Map([[1, 2]]),
      };
      const end = await make().run<typeof values, "only">(
        {
          nodes: { only: { run: async () => ({ unknown: 7 }), next: () => null } },
          start: "only",
          maxSteps: 1,
        },
        values,
        { signal: never },
      );
      expect(end).toEqual({ ...values, unknown: 7 });
      expect([end.call, end.map]).toEqual([values.call, values.map]);
    });
  });
}
