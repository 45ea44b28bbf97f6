import { describe, expect, test } from "vitest";
import type { ModelEvent, ModelRequest } from "../contracts/model.ts";
import { disorderOf } from "./event-order.contract.ts";
import {
  ask,
  expectFailure,
  finished,
  type ModelSession,
  replyOf,
  textOf,
  warningsOf,
} from "./language-model-session.contract.ts";

/** Calls of tools. */
export function describeTools({ wire, outcomeOf }: ModelSession): void {
  describe.skipIf(!wire.tools)("with tools", () => {
    const request: ModelRequest = {
      ...ask,
      tools: [
        {
          name: "search",
          description: "Finds passages.",
          input: { type: "object", properties: { query: { type: "string" } } },
        },
      ],
    };

    test("joins calls that arrive in fragments, also of two at once", async () => {
      const pieces = [
        { say: "Let me look." },
        { call: "call_1", name: "search", json: "" },
        { call: "call_1", name: "search", json: '{"query":"Hä' },
        { call: "call_2", name: "search", json: '{"query"' },
        { call: "call_1", name: "search", json: 'fen"}' },
        { call: "call_2", name: "search", json: ':"🙂"}' },
      ];
      const { events } = await outcomeOf(replyOf(pieces, { ...finished, reason: "tool-calls" }), request);
      expect([disorderOf(events), textOf(events), events.at(-1)]).toMatchObject([
        [],
        "Let me look.",
        { finish: { reason: "tool-calls" } },
      ]);
      expect(events.filter(({ type }) => type === "tool-end")).toEqual([
        { type: "tool-end", id: "call_1", name: "search", input: { query: "Häfen" } },
        { type: "tool-end", id: "call_2", name: "search", input: { query: "🙂" } },
      ]);
      expect(["call_1", "call_2"].map((id) => toolJsonOf(events, id))).toEqual([
        '{"query":"Häfen"}',
        '{"query":"🙂"}',
      ]);
    });

    test("a call whose input is no JSON is a failure that names the tool", async () => {
      const pieces = [{ call: "call_1", name: "search", json: '{"query":' }];
      const outcome = await outcomeOf(replyOf(pieces, { ...finished, reason: "tool-calls" }), request);
      expectFailure(outcome, "model.failed", { mayPass: true });
      expect(outcome.error?.message).toContain("search");
    });

    test("a call without an input has an empty one", async () => {
      const pieces = [{ call: "call_1", name: "search", json: "" }];
      const { events } = await outcomeOf(replyOf(pieces, { ...finished, reason: "tool-calls" }), request);
      expect(events.filter(({ type }) => type === "tool-end")).toEqual([
        { type: "tool-end", id: "call_1", name: "search", input: {} },
      ]);
    });

    test.skipIf(!wire.callFragments)(
      "a call cut off by the limit of tokens is told, and is no call",
      async () => {
        const pieces = [{ call: "call_1", name: "search", json: '{"query":' }];
        const { events } = await outcomeOf(replyOf(pieces, { ...finished, reason: "length" }), request);
        expect(events.filter(({ type }) => type === "tool-end")).toEqual([]);
        expect([disorderOf(events), warningsOf(events), events.at(-1)]).toMatchObject([
          [],
          [expect.stringContaining("search")],
          { finish: { reason: "length" } },
        ]);
      },
    );
  });
}

function toolJsonOf(events: readonly ModelEvent[], id: string): string {
  return events.map((event) => (event.type === "tool-delta" && event.id === id ? event.json : "")).join("");
}
