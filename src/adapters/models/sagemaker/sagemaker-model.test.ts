import { describeLanguageModel } from "../../../ports/language-model.contract.ts";
import { httpEgress } from "../../egress/http-egress.ts";
import { play, type PlayedAnswer } from "../../egress/local-server.fixture.ts";
import { memoryLedger } from "../../egress/memory-ledger.ts";
import { fixedClock } from "../../../testing/fixed-clock.ts";
import { accessWith, secret } from "../../shared/aws/aws-wire.fixture.ts";
import { chatEndpointAnswer, textEndpointAnswer } from "./endpoint-wire.fixture.ts";
import { sagemakerModel } from "./sagemaker-model.ts";
import type { SagemakerSettings } from "./sagemaker-settings.ts";

async function served(answer: PlayedAnswer | null, settings: Partial<SagemakerSettings> = {}) {
  const { origin, requests, left } = await play(answer);
  const egress = httpEgress({ allowedOrigins: [origin], ledger: memoryLedger(), clock: fixedClock() });
  const model = sagemakerModel(
    { endpoint: "deepseek-r1", baseUrl: origin, ...settings },
    { egress, ...accessWith() },
  );
  return { model, secret, requests: () => requests.length, left };
}

describeLanguageModel({
  name: "SageMaker in chat",
  wire: { reasoning: true, refusal: true, tools: true, logprobs: true },
  make: (reply, limits) => served(chatEndpointAnswer(reply), limits),
});

describeLanguageModel({
  name: "SageMaker in text generation",
  wire: { reasoning: true, refusal: false, tools: false, logprobs: false },
  // Its tokens have no bytes, which the contract compares.
  make: (reply, limits) =>
    served(textEndpointAnswer(reply), {
      format: "text-generation",
      traits: { logprobAlternatives: null },
      ...limits,
    }),
});
