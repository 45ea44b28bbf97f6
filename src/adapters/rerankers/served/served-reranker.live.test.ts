import { describe, expect, test } from "vitest";
import { fixedClock } from "../../../testing/fixed-clock.ts";
import { httpEgress } from "../../egress/http-egress.ts";
import { memoryLedger } from "../../egress/memory-ledger.ts";
import { rerankerVendors, type RerankerVendorName } from "./reranker-vendors.ts";
import { servedReranker } from "./served-reranker.ts";

/** What costs money or leaves the machine is asked for by name. */
const isLive = process.env["SOUNDINGS_LIVE_TESTS"] === "1";

describe.each<[RerankerVendorName, string]>([
  ["cohere", "rerank-v3.5"],
  ["jina", "jina-reranker-v2-base-multilingual"],
])("%s, asked for real", (vendor, model) => {
  const { baseUrl, key } = rerankerVendors[vendor];
  const isReady = isLive && process.env[key.variable] !== undefined;

  test.skipIf(!isReady)("scores an answer higher than another text", async () => {
    const egress = httpEgress({
      allowedOrigins: [new URL(baseUrl ?? "").origin],
      ledger: memoryLedger(),
      clock: fixedClock(),
    });
    const reranker = servedReranker({ vendor, model }, { egress, environment: process.env });
    const { signal } = new AbortController();
    const texts = ["Taxes are due in May.", "The harbour lies in the north."];
    const [taxes, harbour] = await reranker.rerank("Where is the harbour?", texts, { signal });
    expect(harbour).toBeGreaterThan(taxes ?? Infinity);
  });
});
