import { expect, test } from "vitest";
import { fixedClock } from "../../../testing/fixed-clock.ts";
import { httpEgress } from "../../egress/http-egress.ts";
import { memoryLedger } from "../../egress/memory-ledger.ts";
import { ask, outcomeOf, spoken } from "./model-at.fixture.ts";
import { openaiCompatibleModel } from "./openai-compatible-model.ts";

/** What costs money or leaves the machine is asked for by name. */
const isReady = process.env["SOUNDINGS_LIVE_TESTS"] === "1" && process.env["OPENAI_API_KEY"] !== undefined;

test.skipIf(!isReady)(
  "OpenAI answers with log probabilities (with SOUNDINGS_LIVE_TESTS=1 and OPENAI_API_KEY)",
  async () => {
    const egress = httpEgress({
      allowedOrigins: ["https://api.openai.com"],
      ledger: memoryLedger(),
      clock: fixedClock(),
    });
    const model = openaiCompatibleModel(
      { vendor: "openai", model: "gpt-4.1-nano" },
      { egress, environment: process.env },
    );
    const outcome = await outcomeOf(model, { ...ask, logprobs: { alternatives: 2 } });
    expect([outcome.error, spoken(outcome).map(({ type }) => type)]).toEqual([
      undefined,
      expect.arrayContaining(["text-delta", "logprobs", "usage", "finish"]),
    ]);
  },
);
