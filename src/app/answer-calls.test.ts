import { expect, test } from "vitest";
import type { Answer, AnswerCall } from "../contracts/answer.ts";
import { AppError } from "../contracts/app-error.ts";
import type { Digest } from "../contracts/digest.ts";
import type { ModelEvent } from "../contracts/model.ts";
import { memoryReplyStore } from "../testing/memory-reply-store.ts";
import { answerCalls } from "./answer-calls.ts";

const key = (letter: string) => letter.repeat(64);
const callOf = (reply: Digest | null): AnswerCall => ({ model: "local/m", reply, usage: null });

function answerOf(...calls: AnswerCall[]): Answer {
  const step = { round: 1, reason: "", queries: [], found: [], kept: [] };
  return {
    text: "",
    refused: false,
    citations: [],
    evidence: 0,
    trace: {
      steps: [
        { ...step, node: "plan", calls: calls.slice(0, 1) },
        { ...step, node: "answer", round: 2, calls: calls.slice(1) },
      ],
      stoppedBy: null,
      repairs: 0,
      citationsGiven: 0,
      citationsRemoved: 0,
      sentences: 0,
      sentencesUngrounded: 0,
      factsUnsupported: [],
      withheld: [],
    },
  };
}

const events: ModelEvent[] = [
  { type: "raw", direction: "sent", text: "{}" },
  { type: "warning", sentence: "It took no seed." },
  { type: "text-delta", id: "1", text: "Yes." },
  { type: "raw", direction: "received", text: "data: Yes.\n\n" },
  { type: "finish", finish: { reason: "stop", raw: "stop" } },
];

test("every call is shown with what went over the wire, or with why that is not there", async () => {
  const replies = memoryReplyStore();
  await replies.keep(key("a"), events);
  const damaged = new AppError("store.damaged", { message: "The kept reply cannot be read." });
  const store = {
    ...replies,
    find: (asked: Digest) => (asked === key("d") ? Promise.reject(damaged) : replies.find(asked)),
  };
  const [read, broken, lost, unreadable] = [key("a"), null, key("b"), key("d")].map(callOf);
  const shown = await answerCalls({ replies: store }, answerOf(read!, broken!, lost!, unreadable!));
  const nothing = { node: "answer", round: 2, sent: [], received: [], warnings: [] };
  expect(shown).toEqual([
    {
      ...read,
      node: "plan",
      round: 1,
      sent: ["{}"],
      received: ["data: Yes.\n\n"],
      warnings: ["It took no seed."],
      missing: null,
    },
    { ...broken, ...nothing, missing: "The call broke off, and what went over the wire was not kept." },
    { ...lost, ...nothing, missing: "What went over the wire is no longer kept." },
    { ...unreadable, ...nothing, missing: "The kept reply cannot be read." },
  ]);
});

test("an answer that no model gave has no calls", async () => {
  const { trace: _trace, ...own } = answerOf();
  expect(await answerCalls({ replies: memoryReplyStore() }, own)).toEqual([]);
});
