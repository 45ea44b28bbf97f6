import { expect, test } from "vitest";
import type { ModelEvent } from "../contracts/model.ts";
import { disorderOf } from "./event-order.contract.ts";
import {
  ask,
  finished,
  type ModelSession,
  never,
  outcomeFrom,
  replyOf,
  textOf,
  usage,
  warningsOf,
} from "./language-model-session.contract.ts";

/** What a reply says, and how it ends. */
export function describeTexts({ wire, open, outcomeOf }: ModelSession): void {
  test("gives a text as it comes, then the usage, then the end", async () => {
    const { events } = await outcomeOf(replyOf([{ say: "In the " }, { say: "north." }]));
    const id = firstId(events);
    expect(events).toEqual([
      { type: "text-start", id },
      { type: "text-delta", id, text: "In the " },
      { type: "text-delta", id, text: "north." },
      { type: "text-end", id },
      { type: "usage", usage },
      { type: "finish", finish: { reason: "stop", raw: expect.any(String) } },
    ]);
  });

  test("passes a piece on before the next has come", async () => {
    const { model } = await open(replyOf([{ say: "north" }], { is: "silence" }));
    const stopping = new AbortController();
    const texts: string[] = [];
    for await (const event of model.stream(ask, { signal: stopping.signal })) {
      if (event.type === "text-delta") texts.push(event.text);
      if (event.type === "text-delta") break;
    }
    expect(texts).toEqual(["north"]);
  });

  test("joins characters that arrive in parts", async () => {
    const text = "Grüße – 港口 🙂 \u2028 „Ö“ 👩‍🚀";
    const pieces = [{ say: text }, { say: "" }, { say: text }];
    const { events } = await outcomeOf({ ...replyOf(pieces), packetBytes: 1 });
    expect([textOf(events), textOf(events).includes("\ufffd")]).toEqual([text + text, false]);
  });

  test("gives a very long text whole", async () => {
    const words = "The harbour lies in the north. ".repeat(400);
    const { events } = await outcomeOf(replyOf(Array.from({ length: 40 }, () => ({ say: words }))));
    expect(textOf(events)).toBe(words.repeat(40));
  });

  test.skipIf(!wire.reasoning)("tells reasoning and text apart", async () => {
    const { events } = await outcomeOf(replyOf([{ think: "Hm" }, { think: ", so." }, { say: "North." }]));
    expect(disorderOf(events)).toEqual([]);
    expect(events.map((event) => ("text" in event ? `${event.type} ${event.text}` : event.type))).toEqual([
      "reasoning-start",
      "reasoning-delta Hm",
      "reasoning-delta , so.",
      "reasoning-end",
      "text-start",
      "text-delta North.",
      "text-end",
      "usage",
      "finish",
    ]);
  });

  test.skipIf(!wire.signatures)(
    "keeps the signature of reasoning, also of such as shows no word",
    async () => {
      const pieces = [
        { think: "Hm.", signature: "c2lnbmVk" },
        { think: "", signature: "c2lsZW50" },
        { say: "North." },
      ];
      const { events } = await outcomeOf(replyOf(pieces));
      expect([
        disorderOf(events),
        events.flatMap((event) => (event.type === "reasoning-end" ? [event.signature] : [])),
      ]).toEqual([[], ["c2lnbmVk", "c2lsZW50"]]);
    },
  );

  test.skipIf(!wire.refusal)("a refusal is its text, and ends as one", async () => {
    const { events } = await outcomeOf(replyOf([{ refuse: "I cannot " }, { refuse: "help with that." }]));
    expect([disorderOf(events), textOf(events), events.at(-1)]).toMatchObject([
      [],
      "I cannot help with that.",
      { finish: { reason: "refusal" } },
    ]);
  });

  test("tells an end by the limit of tokens", async () => {
    const { events } = await outcomeOf(replyOf([{ say: "In the" }], { ...finished, reason: "length" }));
    expect([textOf(events), events.at(-1)]).toMatchObject(["In the", { finish: { reason: "length" } }]);
  });

  test.skipIf(!wire.contentFilter)("tells an end by a filter", async () => {
    const { events } = await outcomeOf(
      replyOf([{ say: "In the" }], { ...finished, reason: "content-filter" }),
    );
    expect([textOf(events), events.at(-1)]).toMatchObject([
      "In the",
      { finish: { reason: "content-filter" } },
    ]);
  });

  test.skipIf(!wire.contentFilter)(
    "a filter that leaves nothing of the reply ends it all the same",
    async () => {
      const { events } = await outcomeOf(replyOf([], { ...finished, reason: "content-filter" }));
      expect([textOf(events), events.at(-1)]).toMatchObject(["", { finish: { reason: "content-filter" } }]);
    },
  );

  test("a reply without a word ends, and says so", async () => {
    const { events } = await outcomeOf(replyOf([]));
    expect([events.map(({ type }) => type), warningsOf(events)]).toEqual([
      ["warning", "usage", "finish"],
      [expect.stringMatching(/\.$/)],
    ]);
  });

  test("usage that is not told is a warning, never a zero", async () => {
    const { events } = await outcomeOf(replyOf([{ say: "North." }], { is: "finished", reason: "stop" }));
    expect(events.some(({ type }) => type === "usage")).toBe(false);
    expect(warningsOf(events)).toEqual([expect.stringContaining("tokens")]);
  });

  test("gives the parts of the usage that the provider tells", async () => {
    const parts = { cachedInputTokens: 100, reasoningTokens: 30 };
    const whole = {
      inputTokens: 120,
      outputTokens: 50,
      ...Object.fromEntries(wire.usageParts.map((part) => [part, parts[part]])),
    };
    const { events } = await outcomeOf(replyOf([{ say: "North." }], { ...finished, usage: whole }));
    expect(events.find(({ type }) => type === "usage")).toEqual({ type: "usage", usage: whole });
  });

  test("shows once what was sent and what was received, without the secret, and the same for the same request", async () => {
    const { model, secret } = await open(replyOf([{ say: "In the 北." }]));
    const first = await outcomeFrom(model.stream(ask, { signal: never }));
    const second = await outcomeFrom(model.stream(ask, { signal: never }));
    expect(first.raw.map(({ direction }) => direction)).toEqual(["sent", "received"]);
    expect([first.raw[0]?.text, first.raw[1]?.text]).toEqual([
      expect.stringContaining("Wo liegt der Häfen? 🙂"),
      expect.stringContaining("In the 北."),
    ]);
    expect([second.raw[0], JSON.stringify(first.raw).includes(secret)]).toEqual([first.raw[0], false]);
  });

  test("keeps replies apart that come at once", async () => {
    const { model } = await open({ ...replyOf([{ say: "In the " }, { say: "north." }]), packetBytes: 20 });
    const outcomes = await Promise.all(
      Array.from({ length: 20 }, () => outcomeFrom(model.stream(ask, { signal: never }))),
    );
    expect(outcomes.map(({ events }) => [textOf(events), disorderOf(events)])).toEqual(
      outcomes.map(() => ["In the north.", []]),
    );
  });
}

function firstId(events: readonly ModelEvent[]): string | undefined {
  const [first] = events;
  return first !== undefined && "id" in first ? first.id : undefined;
}
