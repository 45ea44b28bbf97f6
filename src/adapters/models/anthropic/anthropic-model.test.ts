import { expect, test } from "vitest";
import { describeLanguageModel } from "../../../ports/language-model.contract.ts";
import { httpEgress } from "../../egress/http-egress.ts";
import { play } from "../../egress/local-server.fixture.ts";
import { memoryLedger } from "../../egress/memory-ledger.ts";
import { claudeAt, clock, secret } from "./claude-at.fixture.ts";
import { messageAnswer } from "./message-wire.fixture.ts";

describeLanguageModel({
  name: "anthropic",
  wire: {
    reasoning: true,
    refusal: true,
    tools: true,
    logprobs: false,
    contentFilter: false,
    signatures: true,
  },
  async make(reply, { silenceMs }) {
    const { origin, requests, left } = await play(messageAnswer(reply));
    const egress = httpEgress({ allowedOrigins: [origin], ledger: memoryLedger(), clock });
    return { model: claudeAt(origin, egress, { silenceMs }), secret, requests: () => requests.length, left };
  },
});

test.todo("x");
