import { expect, test } from "vitest";
import { cachedModel } from "../../../core/models/cached-model.ts";
import { circuit } from "../../../core/models/circuit.ts";
import { limitedModel } from "../../../core/models/limited-model.ts";
import { meteredModel, type MeteredCall } from "../../../core/models/metered-model.ts";
import { modelLimiter } from "../../../core/models/model-limiter.ts";
import { retryingModel } from "../../../core/models/retrying-model.ts";
import type { Wait } from "../../../core/models/wait.ts";
import { seededRandom } from "../../../core/statistics/random.ts";
import { ledgerRows } from "../../../ports/ledger.contract.ts";
import { fixedClock } from "../../../testing/fixed-clock.ts";
import { memoryReplyStore } from "../../../testing/memory-reply-store.ts";
import { httpEgress } from "../../egress/http-egress.ts";
import { play } from "../../egress/local-server.fixture.ts";
import { memoryLedger } from "../../egress/memory-ledger.ts";
import { sha256 } from "../../shared/sha256.ts";
import { chatAnswer } from "./chat-wire.fixture.ts";
import { modelAt, outcomeOf, spoken } from "./model-at.fixture.ts";

const usage = { inputTokens: 12, outputTokens: 5 };

test("a provider that asks to wait, breaks off and then answers gives one whole reply, which is paid for once", async () => {
  const whole = chatAnswer({
    does: "reply",
    pieces: [{ say: "North." }],
    end: { is: "finished", reason: "stop", usage },
  });
  const { origin, requests } = await play(
    chatAnswer({ does: "refuse", status: 429, retryAfterSeconds: 7 }),
    chatAnswer({ does: "reply", pieces: [], end: { is: "cut" } }),
    chatAnswer({ does: "refuse", status: 500 }),
    whole,
  );
  const clock = fixedClock();
  const ledger = memoryLedger();
  const calls: MeteredCall[] = [];
  const wait: Wait = async (milliseconds) => clock.advance(milliseconds);
  const provider = modelAt(origin, httpEgress({ allowedOrigins: [origin], ledger, clock }));
  // From the inside out: every attempt is metered, every attempt waits for its place, whole replies alone are kept.
  const metered = meteredModel({ model: provider, onCall: (call) => calls.push(call) });
  const limiter = modelLimiter({ limits: { concurrent: 1, tokensPerMinute: 1000 }, clock, wait });
  const limited = limitedModel({ model: metered, limiter, inputTokensOf: () => 20 });
  const shared = circuit({ provider: "OpenAI", clock });
  const retrying = retryingModel({ model: limited, circuit: shared, random: seededRandom(1), wait });
  const model = cachedModel({ model: retrying, replies: memoryReplyStore(), digestOf: sha256 });

  const [first, second] = [await outcomeOf(model), await outcomeOf(model)];
  expect([first.error, spoken(first)]).toEqual([
    undefined,
    [
      { type: "text-start", id: "text-1" },
      { type: "text-delta", id: "text-1", text: "North." },
      { type: "text-end", id: "text-1" },
      { type: "usage", usage },
      { type: "finish", finish: { reason: "stop", raw: "stop" } },
    ],
  ]);
  expect([second, requests.length]).toEqual([first, 4]);
  expect(calls.map(({ ended, code, usage }) => [ended, code, usage])).toEqual([
    ["failed", "model.busy", null],
    ["failed", "model.failed", null],
    ["failed", "model.failed", null],
    ["finished", null, usage],
  ]);
  const rows = await ledgerRows(ledger);
  expect(rows.map(({ status, error }) => [status, error])).toEqual([
    [429, null],
    [200, "The connection broke in the middle of an answer."],
    [500, null],
    [200, null],
  ]);
  expect(rows.map(({ requestBytes }) => requestBytes)).toEqual(
    requests.map(({ body }) => Buffer.byteLength(body)),
  );
  expect((rows[1]?.at ?? 0) - (rows[0]?.at ?? 0)).toBeGreaterThanOrEqual(7000);
});
