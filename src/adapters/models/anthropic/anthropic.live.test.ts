import { expect, test } from "vitest";
import { fixedClock } from "../../../testing/fixed-clock.ts";
import { httpEgress } from "../../egress/http-egress.ts";
import { memoryLedger } from "../../egress/memory-ledger.ts";
import { ask, outcomeOf } from "../../shared/provider/provider-answer.fixture.ts";
import { anthropicModel } from "./anthropic-model.ts";

/** What costs money or leaves the machine is asked for by name. */
const isReady = process.env["SOUNDINGS_LIVE_TESTS"] === "1" && process.env["ANTHROPIC_API_KEY"] !== undefined;

test.skipIf(!isReady)("Anthropic answers (with SOUNDINGS_LIVE_TESTS=1 and ANTHROPIC_API_KEY)", async () => {
  const egress = httpEgress({
    allowedOrigins: ["https://api.anthropic.com"],
    ledger: memoryLedger(),
    clock: fixedClock(),
  });
  const model = anthropicModel({ model: "claude-haiku-4-5" }, { egress, environment: process.env });
  const { spoken, error } = await outcomeOf(model, ask);
  expect([error, spoken.map(({ type }) => type)]).toEqual([
    undefined,
    expect.arrayContaining(["text-delta", "usage", "finish"]),
  ]);
});
