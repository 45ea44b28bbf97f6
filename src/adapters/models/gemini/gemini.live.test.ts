import { expect, test } from "vitest";
import { fixedClock } from "../../../testing/fixed-clock.ts";
import { httpEgress } from "../../egress/http-egress.ts";
import { memoryLedger } from "../../egress/memory-ledger.ts";
import { ask, outcomeOf } from "../../shared/provider/provider-answer.fixture.ts";
import { geminiModel } from "./gemini-model.ts";

/** What costs money or leaves the machine is asked for by name. */
const isReady = process.env["SOUNDINGS_LIVE_TESTS"] === "1" && process.env["GEMINI_API_KEY"] !== undefined;

test.skipIf(!isReady)("Gemini answers (with SOUNDINGS_LIVE_TESTS=1 and GEMINI_API_KEY)", async () => {
  const egress = httpEgress({
    allowedOrigins: ["https://generativelanguage.googleapis.com"],
    ledger: memoryLedger(),
    clock: fixedClock(),
  });
  const model = geminiModel({ model: "gemini-2.5-flash" }, { egress, environment: process.env });
  // Thinking comes out of the same limit.
  const { spoken, error } = await outcomeOf(model, { ...ask, maxOutputTokens: 2048 });
  expect([error, spoken.map(({ type }) => type)]).toEqual([
    undefined,
    expect.arrayContaining(["text-delta", "usage", "finish"]),
  ]);
});
