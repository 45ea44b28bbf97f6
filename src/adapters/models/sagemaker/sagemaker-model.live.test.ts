import { expect, test } from "vitest";
import { httpEgress } from "../../egress/http-egress.ts";
import { memoryLedger } from "../../egress/memory-ledger.ts";
import { outcomeOf } from "../../shared/aws/outcome.fixture.ts";
import { sagemakerModel } from "./sagemaker-model.ts";

const { env } = process;
const endpoint = env["SOUNDINGS_LIVE_SAGEMAKER_ENDPOINT"];
/** What costs money or leaves the machine is asked for by name. */
const isReady =
  env["SOUNDINGS_LIVE_TESTS"] === "1" &&
  env["AWS_REGION"] !== undefined &&
  env["AWS_ACCESS_KEY_ID"] !== undefined &&
  endpoint !== undefined;

test.skipIf(!isReady)("an endpoint of Amazon SageMaker, asked for real, answers", async () => {
  const clock = { now: () => Date.now(), monotonic: () => performance.now() };
  const origin = `https://runtime.sagemaker.${env["AWS_REGION"]}.amazonaws.com`;
  const egress = httpEgress({ allowedOrigins: [origin], ledger: memoryLedger(), clock });
  const model = sagemakerModel(
    { endpoint: endpoint ?? "", format: "text-generation" },
    { egress, clock, environment: env, readFile: () => undefined },
  );
  const { events, error } = await outcomeOf(model);
  expect([error, events.at(-1)?.type]).toEqual([undefined, "finish"]);
});
