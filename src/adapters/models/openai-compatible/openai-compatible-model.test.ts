import { describeLanguageModel } from "../../../ports/language-model.contract.ts";
import { httpEgress } from "../../egress/http-egress.ts";
import { play } from "../../egress/local-server.fixture.ts";
import { memoryLedger } from "../../egress/memory-ledger.ts";
import { chatAnswer } from "./chat-wire.fixture.ts";
import { openaiCompatibleModel } from "./openai-compatible-model.ts";

const clock = { now: () => 1_790_000_000_000, monotonic: () => 0 };
const secret = "sk-secret-1234567890";

describeLanguageModel({
  name: "openai-compatible",
  wire: { reasoning: true, refusal: true, tools: true, logprobs: true },
  async make(reply, { silenceMs }) {
    const { origin, requests, left } = await play(chatAnswer(reply));
    const model = openaiCompatibleModel(
      { vendor: "openai", model: "gpt-5.1-mini", baseUrl: `${origin}/v1`, silenceMs },
      {
        egress: httpEgress({ allowedOrigins: [origin], ledger: memoryLedger(), clock }),
        environment: { OPENAI_API_KEY: secret },
      },
    );
    return { model, secret, requests: () => requests.length, left };
  },
});
