import { expect, test } from "vitest";
import type { ProviderReply } from "./language-model-provider.contract.ts";
import {
  ask,
  expectFailure,
  type ModelSession,
  never,
  outcomeFrom,
  replyOf,
  textOf,
} from "./language-model-session.contract.ts";

/** The unhappy half: refusals, breaks, silence and leaving. */
export function describeFailures({ open, outcomeOf }: ModelSession): void {
  test.each([
    [429, 7, "model.busy", { status: 429, retryAfterMs: 7000, mayPass: true, isOutage: false }],
    [429, undefined, "model.busy", { status: 429, retryAfterMs: null, mayPass: true }],
    [503, 2, "model.busy", { status: 503, retryAfterMs: 2000, mayPass: true }],
    [500, undefined, "model.failed", { status: 500, retryAfterMs: null, mayPass: true, isOutage: true }],
    [502, undefined, "model.failed", { status: 502, retryAfterMs: null, mayPass: true }],
    [401, undefined, "model.refused", { status: 401, retryAfterMs: null, mayPass: false }],
    [403, undefined, "model.refused", { status: 403, retryAfterMs: null, mayPass: false }],
    [404, undefined, "model.refused", { status: 404, retryAfterMs: null, mayPass: false }],
    [400, undefined, "model.refused", { status: 400, retryAfterMs: null, mayPass: false }],
  ] as const)("status %i with Retry-After %s is %s", async (status, retryAfterSeconds, code, fault) => {
    const reply = {
      does: "refuse",
      status,
      ...(retryAfterSeconds !== undefined && { retryAfterSeconds }),
    } as const;
    const { model, secret } = await open(reply);
    const outcome = await outcomeFrom(model.stream(ask, { signal: never }));
    expectFailure(outcome, code, fault);
    expect([outcome.events, outcome.error?.message.includes(secret)]).toEqual([[], false]);
  });

  const said = { say: "In the " };
  test.each<[string, ProviderReply, string]>([
    ["a connection that breaks", replyOf([said], { is: "cut" }), "In the "],
    ["a reply that stops before its end", replyOf([said], { is: "missing" }), "In the "],
    ["what is no JSON", replyOf([said], { is: "malformed" }), "In the "],
    ["JSON of another shape", replyOf([said], { is: "wrong-shape" }), "In the "],
    ["a connection that breaks at once", replyOf([], { is: "cut" }), ""],
    ["a reply that never begins", replyOf([], { is: "missing" }), ""],
    ["what is no JSON at once", replyOf([], { is: "malformed" }), ""],
    ["JSON of another shape at once", replyOf([], { is: "wrong-shape" }), ""],
    ["success without a byte", { does: "say-nothing" }, ""],
  ])("%s is a failure after what had come", async (_, reply, text) => {
    const outcome = await outcomeOf(reply);
    expectFailure(outcome, "model.failed", {});
    expect([textOf(outcome.events), outcome.events.some(({ type }) => type === "finish")]).toEqual([
      text,
      false,
    ]);
  });

  test.each<[string, ProviderReply, string]>([
    ["before its reply", { does: "hang" }, ""],
    ["in the middle of its reply", replyOf([said], { is: "silence" }), "In the "],
  ])("a provider that falls silent %s is a failure that may pass", async (_, reply, text) => {
    const outcome = await outcomeOf(reply, ask, 100);
    expectFailure(outcome, "model.failed", { mayPass: true, isOutage: true });
    expect(textOf(outcome.events)).toBe(text);
  });

  test("aborted before, sends nothing", async () => {
    const { model, requests } = await open(replyOf([said]));
    const outcome = await outcomeFrom(model.stream(ask, { signal: AbortSignal.abort() }));
    expect([outcome.error?.code, outcome.events, requests()]).toEqual(["aborted", [], 0]);
  });

  test("aborted in the middle, rejects and closes the connection", async () => {
    const { model, left } = await open(replyOf([said], { is: "silence" }));
    const stopping = new AbortController();
    const outcome = await outcomeFrom(model.stream(ask, { signal: stopping.signal }), ({ type }) => {
      if (type === "text-delta") stopping.abort();
    });
    expect([outcome.error?.code, textOf(outcome.events)]).toEqual(["aborted", "In the "]);
    await expect(left).resolves.toBeUndefined();
  });

  test("aborted while all the rest has come, rejects all the same", async () => {
    const { model } = await open(replyOf([said, said, said]));
    const stopping = new AbortController();
    const outcome = await outcomeFrom(model.stream(ask, { signal: stopping.signal }), ({ type }) => {
      if (type === "text-delta") stopping.abort();
    });
    expect([outcome.error?.code, textOf(outcome.events)]).toEqual(["aborted", "In the "]);
  });

  test("left by its reader, closes the connection", async () => {
    const { model, left } = await open(replyOf([said], { is: "silence" }));
    for await (const { type } of model.stream(ask, { signal: never })) if (type === "text-delta") break;
    await expect(left).resolves.toBeUndefined();
  });
}
