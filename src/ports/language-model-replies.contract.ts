import { describe, expect, test } from "vitest";
import type { ModelEvent } from "../contracts/model.ts";
import type { ReplyStore } from "./language-model-replies.ts";

export interface ReplyStoreSubject {
  name: string;
  /** A new, empty store each time. */
  make: () => ReplyStore | Promise<ReplyStore>;
}

const reply: ModelEvent[] = [
  { type: "text-start", id: "text-1" },
  { type: "text-delta", id: "text-1", text: "Grüße\u2028 🙂 „Ö“" },
  { type: "text-end", id: "text-1" },
  { type: "tool-end", id: "call-1", name: "search", input: { query: ["a", null, 1.5, { deep: true }] } },
  {
    type: "logprobs",
    tokens: [
      {
        text: "�",
        logprob: -0.1234567890123456,
        bytes: [240, 159],
        alternatives: [{ text: "x", logprob: -9999 }],
      },
    ],
  },
  { type: "prompt-logprobs", tokens: [null, { text: "a", logprob: -1, id: 7, alternatives: [] }] },
  { type: "finish", finish: { reason: "stop", raw: null } },
];
const [keyA, keyB] = ["a".repeat(64), "b".repeat(64)];

/** What every ReplyStore must do. */
export function describeReplyStore({ name, make }: ReplyStoreSubject): void {
  describe(`${name} as a store of replies`, () => {
    test("finds nothing at first", async () => {
      expect(await (await make()).find(keyA)).toBeUndefined();
    });

    test("gives back what was kept, under its own key only", async () => {
      const store = await make();
      await store.keep(keyA, reply);
      expect([await store.find(keyA), await store.find(keyA), await store.find(keyB)]).toEqual([
        reply,
        reply,
        undefined,
      ]);
    });

    test("keeps the first reply where another comes", async () => {
      const store = await make();
      await store.keep(keyA, reply);
      await store.keep(keyA, reply.slice(-1));
      expect(await store.find(keyA)).toEqual(reply);
    });

    test("does not change with what the caller does to theirs", async () => {
      const store = await make();
      const mine = [...reply];
      await store.keep(keyA, mine);
      mine.pop();
      expect(await store.find(keyA)).toEqual(reply);
    });

    test("keeps many at once", async () => {
      const store = await make();
      const keys = Array.from({ length: 50 }, (_, at) => at.toString(16).padStart(64, "0"));
      await Promise.all(keys.map((key) => store.keep(key, reply)));
      expect(await Promise.all(keys.map((key) => store.find(key)))).toEqual(keys.map(() => reply));
    });
  });
}
