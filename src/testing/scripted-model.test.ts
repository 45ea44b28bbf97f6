import { expect, test } from "vitest";
import { AppError } from "../contracts/app-error.ts";
import type { ModelEvent, ModelRequest } from "../contracts/model.ts";
import { saying, scriptedModel } from "./scripted-model.ts";

const never = new AbortController().signal;
const ask: ModelRequest = {
  messages: [{ role: "user", parts: [{ type: "text", text: "Where?" }] }],
  maxOutputTokens: 10,
};

async function read(events: AsyncIterable<ModelEvent>, into: ModelEvent[] = []): Promise<ModelEvent[]> {
  for await (const event of events) into.push(event);
  return into;
}

test("gives its replies in turn, the last again and again, and notes what it was asked", async () => {
  const [first, last] = [saying("North."), saying(["Sou", "th."])];
  const model = scriptedModel({ replies: [{ events: first }, { events: last }] });
  const asked = [ask, { ...ask, seed: 1 }, ask];
  const given = [];
  for (const request of asked) given.push(await read(model.stream(request, { signal: never })));
  expect([given, model.requests]).toEqual([[first, last, last], asked]);
});

test("answers by what is asked where its script is a function", async () => {
  const model = scriptedModel({ replies: ({ seed }, call) => ({ events: saying(`${seed} ${call}`) }) });
  expect(await read(model.stream({ ...ask, seed: 7 }, { signal: never }))).toEqual(saying("7 0"));
});

test("fails where its script does, after what it gave", async () => {
  const failure = new AppError("model.failed", { message: "It broke." });
  const begun = saying("North.").slice(0, 2);
  const events: ModelEvent[] = [];
  const model = scriptedModel({ replies: [{ events: begun, ending: failure }] });
  await expect(read(model.stream(ask, { signal: never }), events)).rejects.toBe(failure);
  expect(events).toEqual(begun);
});

test("says nothing more until it is stopped", async () => {
  const stopping = new AbortController();
  const model = scriptedModel({ replies: [{ events: saying("North.").slice(0, 2), ending: "silence" }] });
  const reading = read(model.stream(ask, { signal: stopping.signal }));
  stopping.abort();
  await expect(reading).rejects.toMatchObject({ code: "aborted" });
});

test("is asked nothing beyond its traits, and nothing once stopped", async () => {
  const model = scriptedModel({ traits: { seed: false }, replies: [{ events: saying("North.") }] });
  await expect(read(model.stream({ ...ask, seed: 1 }, { signal: never }))).rejects.toMatchObject({
    code: "model.unsupported",
  });
  await expect(read(model.stream(ask, { signal: AbortSignal.abort() }))).rejects.toMatchObject({
    code: "aborted",
  });
  expect(model.requests).toEqual([]);
});
