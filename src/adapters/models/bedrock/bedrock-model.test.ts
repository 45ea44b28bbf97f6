import { describeLanguageModel } from "../../../ports/language-model.contract.ts";
import { httpEgress } from "../../egress/http-egress.ts";
import { play } from "../../egress/local-server.fixture.ts";
import { memoryLedger } from "../../egress/memory-ledger.ts";
import { fixedClock } from "../../../testing/fixed-clock.ts";
import { accessWith, secret } from "../../shared/aws/aws-wire.fixture.ts";
import { bedrockModel } from "./bedrock-model.ts";
import { converseAnswer } from "./converse-wire.fixture.ts";

const model = "eu.anthropic.claude-sonnet-4-5-20250929-v1:0";

describeLanguageModel({
  name: "Bedrock Converse",
  wire: { reasoning: true, refusal: true, tools: true, logprobs: false },
  async make(reply, { silenceMs }) {
    const { origin, requests, left } = await play(converseAnswer(reply));
    const egress = httpEgress({ allowedOrigins: [origin], ledger: memoryLedger(), clock: fixedClock() });
    return {
      model: bedrockModel({ model, baseUrl: origin, silenceMs }, { egress, ...accessWith() }),
      secret,
      requests: () => requests.length,
      left,
    };
  },
});
