import { describeLanguageModel } from "../../../ports/language-model.contract.ts";
import { httpEgress } from "../../egress/http-egress.ts";
import { play, type PlayedAnswer } from "../../egress/local-server.fixture.ts";
import { memoryLedger } from "../../egress/memory-ledger.ts";
import { fixedClock } from "../../../testing/fixed-clock.ts";
import { accessWith, secret } from "../../shared/aws/aws-wire.fixture.ts";
import { bedrockModel, type BedrockSettings } from "./bedrock-model.ts";
import { completionTexts, importedAnswer, importedArn } from "./imported-wire.fixture.ts";
import { converseAnswer } from "./converse-wire.fixture.ts";

const converseModel = "eu.anthropic.claude-sonnet-4-5-20250929-v1:0";

async function served(
  answer: PlayedAnswer | null,
  settings: Pick<BedrockSettings, "model"> & Partial<BedrockSettings>,
) {
  const { origin, requests, left } = await play(answer);
  const egress = httpEgress({ allowedOrigins: [origin], ledger: memoryLedger(), clock: fixedClock() });
  const model = bedrockModel({ baseUrl: origin, ...settings }, { egress, ...accessWith() });
  return { model, secret, requests: () => requests.length, left };
}

describeLanguageModel({
  name: "Bedrock Converse",
  wire: { reasoning: true, refusal: true, tools: true, logprobs: false },
  make: (reply, limits) => served(converseAnswer(reply), { model: converseModel, ...limits }),
});

describeLanguageModel({
  name: "an imported model in chat",
  wire: { reasoning: true, refusal: true, tools: true, logprobs: true },
  make: (reply, limits) =>
    served(importedAnswer(reply), { model: importedArn, traits: { tools: true }, ...limits }),
});

describeLanguageModel({
  name: "an imported model in completions",
  wire: { reasoning: true, refusal: false, tools: false, logprobs: false },
  make: (reply, limits) =>
    served(importedAnswer(reply, completionTexts), {
      model: importedArn,
      imported: { family: "llama" },
      // Its tokens have ids and no texts, which the contract compares; tests of their own are beside `idTokens`.
      traits: { logprobAlternatives: null },
      ...limits,
    }),
});
