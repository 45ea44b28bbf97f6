import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { httpEgress } from "../../egress/http-egress.ts";
import { memoryLedger } from "../../egress/memory-ledger.ts";
import { outcomeOf } from "../../shared/aws/outcome.fixture.ts";
import { bedrockModel } from "./bedrock-model.ts";

const { env } = process;
/** What costs money or leaves the machine is asked for by name. */
const isReady =
  env["SOUNDINGS_LIVE_TESTS"] === "1" &&
  env["AWS_REGION"] !== undefined &&
  (env["AWS_BEARER_TOKEN_BEDROCK"] ?? env["AWS_ACCESS_KEY_ID"] ?? env["AWS_PROFILE"]) !== undefined;

function readFile(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return undefined;
  }
}

test.skipIf(!isReady)(
  "a model of Amazon Bedrock, asked for real, answers in a stream and tells what it took",
  async () => {
    const clock = { now: () => Date.now(), monotonic: () => performance.now() };
    const origin = `https://bedrock-runtime.${env["AWS_REGION"]}.amazonaws.com`;
    const egress = httpEgress({ allowedOrigins: [origin], ledger: memoryLedger(), clock });
    const model = bedrockModel(
      { model: env["SOUNDINGS_LIVE_BEDROCK_MODEL"] ?? "amazon.nova-micro-v1:0" },
      { egress, clock, environment: env, readFile },
    );
    const { events, error } = await outcomeOf(model);
    expect([error, events.at(-1)?.type, events.some(({ type }) => type === "usage")]).toEqual([
      undefined,
      "finish",
      true,
    ]);
  },
);
