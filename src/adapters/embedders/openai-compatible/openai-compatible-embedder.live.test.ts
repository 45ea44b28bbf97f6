import { describe, expect, test } from "vitest";
import { fixedClock } from "../../../testing/fixed-clock.ts";
import { httpEgress } from "../../egress/http-egress.ts";
import { memoryLedger } from "../../egress/memory-ledger.ts";
import { type EmbeddingVendorName, embeddingVendors } from "./embedding-vendors.ts";
import { openaiCompatibleEmbedder } from "./openai-compatible-embedder.ts";

/** What costs money or leaves the machine is asked for by name. */
const isLive = process.env["SOUNDINGS_LIVE_TESTS"] === "1";

describe.each<[EmbeddingVendorName, string, number]>([
  ["openai", "text-embedding-3-small", 1536],
  ["mistral", "mistral-embed", 1024],
  ["voyage", "voyage-3.5-lite", 1024],
  ["jina", "jina-embeddings-v3", 1024],
])("%s, asked for real", (vendor, model, dimensions) => {
  const { baseUrl, key } = embeddingVendors[vendor];
  const isReady = isLive && process.env[key.variable] !== undefined;

  test.skipIf(!isReady)("holds a question nearer to its answer than to another text", async () => {
    const egress = httpEgress({
      allowedOrigins: [new URL(baseUrl ?? "").origin],
      ledger: memoryLedger(),
      clock: fixedClock(),
    });
    const embedder = openaiCompatibleEmbedder(
      { vendor, model, dimensions },
      { egress, environment: process.env },
    );
    const { signal } = new AbortController();
    const [query, texts] = await Promise.all([
      embedder.embed(["Where is the harbour?"], { kind: "query", signal }),
      embedder.embed(["Taxes are due in May.", "The harbour lies in the north."], {
        kind: "passage",
        signal,
      }),
    ]);
    const cosine = (row: number) =>
      query.reduce((sum, value, at) => sum + value * (texts[row * dimensions + at] ?? 0), 0);
    expect(cosine(1)).toBeGreaterThan(cosine(0));
  });
});
