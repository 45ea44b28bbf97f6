import { expect, test } from "vitest";
import { AppError } from "../../contracts/app-error.ts";
import { modelError } from "../../ports/language-model-fault.ts";
import type { AroundTextRequest, TextReply, TextRequest } from "../../ports/text-request.ts";
import { fixedTime } from "../../testing/fixed-time.ts";
import { fixedClock } from "../../testing/fixed-clock.ts";
import { seededRandom } from "../statistics/random.ts";
import { circuit } from "./circuit.ts";
import { limitedRequests } from "./limited-requests.ts";
import { addRequest, type MeteredRequest, meteredRequests, noTextUsage } from "./metered-requests.ts";
import { modelLimiter } from "./model-limiter.ts";
import { nestedRequests } from "./nested-requests.ts";
import { retryingRequests } from "./retrying-requests.ts";
import type { Wait } from "./wait.ts";

const request: TextRequest = {
  part: "test/m-8",
  texts: 3,
  characters: 90,
  signal: new AbortController().signal,
};
const reply: TextReply<string> = { value: "vectors", usage: { tokens: 20, searchUnits: null } };
const outage = modelError("model.failed", { message: "It broke.", hint: "Wait." }, { isOutage: true });
const busy = modelError("model.busy", { message: "Wait.", hint: "Wait." }, { retryAfterMs: 7000 });
const refusal = modelError("model.refused", { message: "No.", hint: "No." });

/** Fails in turn, then replies. */
function failing(...failures: readonly AppError[]) {
  const sent = { times: 0 };
  const send = async (): Promise<TextReply<string>> => {
    const failure = failures[sent.times++];
    if (failure !== undefined) throw failure;
    return reply;
  };
  return { send, sent };
}

function retrying(more: { attempts?: number; failuresToOpen?: number } = {}) {
  const clock = fixedClock();
  const waited: number[] = [];
  const wait: Wait = async (milliseconds) => {
    waited.push(milliseconds);
    clock.advance(milliseconds);
  };
  const around = retryingRequests({
    circuit: circuit({ provider: "Test", clock, ...more }),
    random: { ...seededRandom(1), uniform: () => 0.5 },
    wait,
    firstDelayMs: 100,
    ...more,
  });
  return { around, waited };
}

test("sends again where a failure may pass, and waits as long as the provider asks", async () => {
  const { around, waited } = retrying();
  const { send, sent } = failing(outage, busy);
  expect([await around(request, send), sent.times, waited]).toEqual([reply, 3, [50, 7100]]);
});

test.each([
  ["what does not pass", refusal, 1],
  ["what is no failure of a model", new AppError("aborted", { message: "Stopped." }), 1],
  ["what has not passed after the last attempt", outage, 2],
])("gives up at %s", async (_, failure, times) => {
  const { around, waited } = retrying({ attempts: 2 });
  const { send, sent } = failing(failure, failure, failure);
  await expect(around(request, send)).rejects.toBe(failure);
  expect([sent.times, waited.length]).toEqual([times, times - 1]);
});

test("leaves a provider alone that is down, and waits for it", async () => {
  const { around, waited } = retrying({ failuresToOpen: 1 });
  const { send, sent } = failing(outage);
  expect([await around(request, send), sent.times, waited]).toEqual([reply, 2, [50, 29_950 + 100]]);
});

test("does not send again after a stop", async () => {
  const stopping = new AbortController();
  const wait: Wait = () => {
    stopping.abort();
    return Promise.reject(new AppError("aborted", { message: "Stopped." }));
  };
  const around = retryingRequests({
    circuit: circuit({ provider: "Test", clock: fixedClock() }),
    random: seededRandom(1),
    wait,
  });
  const { send, sent } = failing(outage);
  await expect(around({ ...request, signal: stopping.signal }, send)).rejects.toMatchObject({
    code: "aborted",
  });
  expect(sent.times).toBe(1);
});

test("begins when there is room, and gives back what was not taken", async () => {
  const time = fixedTime();
  const limiter = modelLimiter({ limits: { tokensPerMinute: 100 }, clock: time.clock, wait: time.wait });
  const around = limitedRequests({ limiter, tokensOf: ({ characters }) => characters });
  const { send, sent } = failing();
  // Each may take 90 and takes 20: the second has to wait while the first is under way only.
  const held = Promise.withResolvers<TextReply<string>>();
  const first = around(request, () => held.promise);
  const second = around(request, send);
  await time.pass(0);
  const before = sent.times;
  held.resolve({ ...reply, usage: { tokens: 10, searchUnits: null } });
  expect([before, await first, await second, sent.times]).toEqual([
    0,
    { ...reply, usage: { tokens: 10, searchUnits: null } },
    reply,
    1,
  ]);
});

test("a request that fails or tells nothing keeps the whole amount, and its place is free again", async () => {
  const time = fixedTime();
  const limits = { tokensPerMinute: 100, concurrent: 1 };
  const limiter = modelLimiter({ limits, clock: time.clock, wait: time.wait });
  const around = limitedRequests({ limiter, tokensOf: ({ characters }) => characters });
  await expect(around(request, failing(refusal).send)).rejects.toBe(refusal);
  const second = around(request, failing().send);
  await time.pass(0);
  expect(time.waits()).toEqual([60_000]);
  await time.pass(60_000);
  expect(await second).toBe(reply);
});

test("tells once of every request what it took and how it ended", async () => {
  const told: MeteredRequest[] = [];
  const around = meteredRequests((request) => told.push(request));
  await around(request, failing().send);
  await around(request, failing(refusal).send).catch(() => {});
  await around(request, () => Promise.reject(new TypeError("A bug."))).catch(() => {});
  await around(request, async () => ({ value: 1, usage: { tokens: null, searchUnits: null } }));
  const size = { part: "test/m-8", texts: 3, characters: 90 };
  expect(told).toEqual([
    { ...size, usage: reply.usage, code: null },
    { ...size, usage: null, code: "model.refused" },
    { ...size, usage: null, code: "internal" },
    { ...size, usage: { tokens: null, searchUnits: null }, code: null },
  ]);
  const searched = { ...size, usage: { tokens: null, searchUnits: 2 }, code: null };
  expect([...told, searched].reduce(addRequest, noTextUsage)).toEqual({
    requests: 5,
    texts: 9,
    characters: 270,
    tokens: 20,
    searchUnits: 2,
    requestsWithoutUsage: 3,
  });
});

test("nests what is around a request, the first outermost", async () => {
  const steps: string[] = [];
  const step =
    (name: string): AroundTextRequest =>
    async (_, send) => {
      steps.push(`${name} begins`);
      const reply = await send();
      steps.push(`${name} ends`);
      return reply;
    };
  const around = nestedRequests(step("outer"), step("inner"));
  expect([await around(request, failing().send), await nestedRequests()(request, failing().send)]).toEqual([
    reply,
    reply,
  ]);
  expect(steps).toEqual(["outer begins", "inner begins", "inner ends", "outer ends"]);
});

test("every attempt is metered where counting is innermost", async () => {
  const told: (string | null)[] = [];
  const around = nestedRequests(
    retrying().around,
    meteredRequests(({ code }) => told.push(code)),
  );
  await around(request, failing(outage, busy).send);
  expect(told).toEqual(["model.failed", "model.busy", null]);
});
