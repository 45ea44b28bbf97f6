import { expect, test } from "vitest";
import { httpEgress } from "../../egress/http-egress.ts";
import { memoryLedger } from "../../egress/memory-ledger.ts";
import { bedrockEmbedder } from "./bedrock-embedder.ts";

const { env } = process;
/** What costs money or leaves the machine is asked for by name. */
const isReady =
  env["SOUNDINGS_LIVE_TESTS"] === "1" &&
  env["AWS_REGION"] !== undefined &&
  (env["AWS_BEARER_TOKEN_BEDROCK"] ?? env["AWS_ACCESS_KEY_ID"]) !== undefined;

test.skipIf(!isReady)(
  "Titan, asked for real, holds a question nearer to its answer than to another text",
  async () => {
    const clock = { now: () => Date.now(), monotonic: () => performance.now() };
    const origin = `https://bedrock-runtime.${env["AWS_REGION"]}.amazonaws.com`;
    const egress = httpEgress({ allowedOrigins: [origin], ledger: memoryLedger(), clock });
    const embedder = bedrockEmbedder(
      { model: "amazon.titan-embed-text-v2:0", dimensions: 256 },
      { egress, clock, environment: env, readFile: () => undefined },
    );
    const { signal } = new AbortController();
    const query = await embedder.embed(["Where is the harbour?"], { kind: "query", signal });
    const passages = ["Taxes are due in May.", "The harbour lies in the north."];
    const rows = await embedder.embed(passages, { kind: "passage", signal });
    const cosine = (row: number): number =>
      query.reduce((sum, value, at) => sum + value * (rows[row * 256 + at] ?? 0), 0);
    expect(cosine(1)).toBeGreaterThan(cosine(0));
  },
);
