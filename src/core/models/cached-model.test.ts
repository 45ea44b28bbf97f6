import { createHash } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { AppError } from "../../contracts/app-error.ts";
import type { ModelRequest } from "../../contracts/model.ts";
import { memoryReplyStore } from "../../testing/memory-reply-store.ts";
import { saying, scriptedModel, type ScriptedModelSettings } from "../../testing/scripted-model.ts";
import { cachedModel, replyKey } from "./cached-model.ts";
import { ask, eventsOf, leaveAfter, outcomeOf } from "./events-of.fixture.ts";

const digestOf = (content: string | Uint8Array) => createHash("sha256").update(content).digest("hex");
const [first, second] = [saying(["In the ", "north."]), saying("South.")];

function cached(settings: ScriptedModelSettings, replies = memoryReplyStore()) {
  const asked = scriptedModel(settings);
  return { asked, model: cachedModel({ model: asked, replies, digestOf }) };
}

test("asks once and gives the same events ever after, also through another model of the same name", async () => {
  const replies = memoryReplyStore();
  const { asked, model } = cached({ replies: [{ events: first }, { events: second }] }, replies);
  const other = cached({ replies: [{ events: second }] }, replies);
  expect([await eventsOf(model), await eventsOf(model), await eventsOf(other.model)]).toEqual([
    first,
    first,
    first,
  ]);
  expect([asked.requests.length, other.asked.requests.length]).toEqual([1, 0]);
});

test("passes events on as they come", async () => {
  const { model } = cached({ replies: [{ events: first.slice(0, 2), ending: "silence" }] });
  await leaveAfter(2, model);
  expect([model.id, model.version, model.traits.tools]).toEqual(["test/scripted", "1", true]);
});

test.each<[string, Partial<ModelRequest>]>([
  ["another prompt", { messages: [{ role: "user", parts: [{ type: "text", text: "Why?" }] }] }],
  ["another temperature", { temperature: 0.5 }],
  ["a temperature of 0 in place of none", { temperature: 0 }],
  ["another seed", { seed: 2 }],
  ["another limit", { maxOutputTokens: 91 }],
  ["log probabilities", { logprobs: { alternatives: 0 } }],
])("asks anew for %s", async (_, change) => {
  const { model } = cached({ replies: [{ events: first }, { events: second }] });
  expect([await eventsOf(model), await eventsOf(model, { ...ask, ...change })]).toEqual([first, second]);
});

test("another model, or another version of it, has other keys", () => {
  const keys = [
    ["openai/a", "1"],
    ["openai/b", "1"],
    ["openai/a", "2"],
  ].map(([id, version]) => replyKey({ id: id as string, version: version as string }, ask, digestOf));
  expect(new Set(keys).size).toBe(3);
});

test("the order in which a request was written is not in its key", () => {
  const model = { id: "openai/a", version: "1" };
  const { messages, maxOutputTokens } = ask;
  fc.assert(
    fc.property(fc.double({ min: 0, max: 2, noNaN: true }), fc.integer(), (temperature, seed) => {
      const one = replyKey(model, { messages, maxOutputTokens, temperature, seed }, digestOf);
      expect(replyKey(model, { seed, temperature, maxOutputTokens, messages }, digestOf)).toBe(one);
    }),
  );
});

test("keeps nothing of a reply that was cut short, left or failed", async () => {
  const failure = new AppError("model.failed", { message: "It broke." });
  const { asked, model } = cached({
    replies: [
      { events: first.slice(0, 2), ending: failure },
      { events: first },
      { events: first.slice(0, 2) },
      { events: second },
    ],
  });
  expect((await outcomeOf(model)).error).toBe(failure);
  await leaveAfter(2, model);
  await eventsOf(model);
  expect([await eventsOf(model), await eventsOf(model), asked.requests.length]).toEqual([second, second, 4]);
});

test("keeps a reply whose reader leaves at its last event", async () => {
  const { asked, model } = cached({ replies: [{ events: first }] });
  await leaveAfter(first.length, model);
  expect([await eventsOf(model), asked.requests.length]).toEqual([first, 1]);
});

test("stops where it is aborted, also in what was kept", async () => {
  const { model } = cached({ replies: [{ events: first }] });
  await eventsOf(model);
  const stopping = new AbortController();
  const reading = (async () => {
    for await (const _ of model.stream(ask, { signal: stopping.signal })) stopping.abort();
  })();
  await expect(reading).rejects.toMatchObject({ code: "aborted" });
});

test("tells of a reply that could not be kept", async () => {
  const full = {
    find: async () => undefined,
    keep: () => Promise.reject(new AppError("store.full", { message: "Full." })),
  };
  const { model } = cached({ replies: [{ events: first }] }, full);
  expect((await outcomeOf(model)).error?.code).toBe("store.full");
});

test("those who ask the same at the same time are answered by one call", async () => {
  const { asked, model } = cached({ replies: [{ events: first }, { events: second }] });
  expect(await Promise.all([eventsOf(model), eventsOf(model), eventsOf(model)])).toEqual([
    first,
    first,
    first,
  ]);
  expect(asked.requests.length).toBe(1);
});

test("whoever waited for a call that failed makes it again", async () => {
  const failure = new AppError("model.failed", { message: "It broke." });
  const { model } = cached({ replies: [{ events: first.slice(0, 1), ending: failure }, { events: second }] });
  const [one, other] = await Promise.all([outcomeOf(model), eventsOf(model)]);
  expect([one.error, other]).toEqual([failure, second]);
});

test("a reader that leaves in the middle lets the next ask", async () => {
  const { model } = cached({ replies: [{ events: first }, { events: second }] });
  const [, other] = await Promise.all([leaveAfter(1, model), eventsOf(model)]);
  expect(other).toEqual(second);
});
