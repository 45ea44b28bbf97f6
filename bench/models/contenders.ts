import { Agent, request } from "node:http";
import { httpEgress } from "../../src/adapters/egress/http-egress.ts";
import { memoryLedger } from "../../src/adapters/egress/memory-ledger.ts";
import { openaiCompatibleModel } from "../../src/adapters/models/openai-compatible/openai-compatible-model.ts";
import type { Ledger } from "../../src/ports/ledger.ts";

/** Asks once and gives each token's text as it comes. */
export type Ask = (model: string, onToken: (text: string) => void) => Promise<void>;

const prompt = "Where is the harbour? ".repeat(50);
const clock = { now: () => Date.now(), monotonic: () => performance.now() };

export function soundings(origin: string, ledger: Ledger = memoryLedger()): Ask {
  const egress = httpEgress({ allowedOrigins: [origin], ledger, clock });
  return async (name, onToken) => {
    const model = openaiCompatibleModel(
      { vendor: "vllm", model: name, baseUrl: `${origin}/v1` },
      { egress, environment: {} },
    );
    const messages = [{ role: "user" as const, parts: [{ type: "text" as const, text: prompt }] }];
    const call = { messages, maxOutputTokens: 1000 };
    for await (const event of model.stream(call, { signal: new AbortController().signal })) {
      if (event.type === "text-delta") onToken(event.text);
    }
  };
}

/** The least that gives tokens: one request of node:http, its bytes as text, a search for the content of each event. */
export function bareHttp(origin: string): Ask {
  const agent = new Agent({ keepAlive: true });
  return (model, onToken) => {
    const body = JSON.stringify({
      model,
      messages: [{ role: "user", content: prompt }],
      max_tokens: 1000,
      stream: true,
    });
    return new Promise((resolve, reject) => {
      const headers = { "content-type": "application/json", "content-length": Buffer.byteLength(body) };
      const outgoing = request(
        `${origin}/v1/chat/completions`,
        { method: "POST", agent, headers },
        (response) => {
          response.setEncoding("utf8").on("data", (part: string) => {
            for (const [, text] of part.matchAll(/"content":"([^"]*)"/g)) onToken(text as string);
          });
          response.on("end", resolve);
          response.on("error", reject);
        },
      );
      outgoing.on("error", reject);
      outgoing.end(body);
    });
  };
}
