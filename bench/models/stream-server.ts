import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/**
 * A server that speaks chat completions, in a process of its own. The model's name says how: "50x0" is 50 tokens at once, "200x5"
 * is 200 tokens with 5 ms between them. Each token's text is the time it was sent, in nanoseconds of the machine's monotonic clock.
 */
const server = createServer((request, response) => {
  let body = "";
  request.setEncoding("utf8").on("data", (part: string) => (body += part));
  request.on("end", () => {
    const { model } = JSON.parse(body) as { model: string };
    const [tokens = 0, gapMs = 0] = model.split("x").map(Number);
    response.writeHead(200, { "content-type": "text/event-stream" });
    void answer(response, tokens, gapMs);
  });
}).listen(0, "127.0.0.1", () => console.log((server.address() as AddressInfo).port));
process.on("disconnect", () => process.exit());

async function answer(response: ServerResponse, tokens: number, gapMs: number): Promise<void> {
  response.on("error", () => {});
  for (let at = 0; at < tokens && !response.destroyed; at += 1) {
    if (gapMs > 0) await new Promise((done) => setTimeout(done, gapMs));
    const delta = { role: "assistant", content: `${process.hrtime.bigint()} ` };
    response.write(event({ choices: [{ index: 0, delta, finish_reason: null }] }));
  }
  response.write(event({ choices: [{ index: 0, delta: {}, finish_reason: "stop" }] }));
  response.write(event({ choices: [], usage: { prompt_tokens: 12, completion_tokens: tokens } }));
  response.end("data: [DONE]\n\n");
}

function event(body: object): string {
  return `data: ${JSON.stringify({ id: "chatcmpl-1", object: "chat.completion.chunk", created: 1, model: "m", ...body })}\n\n`;
}
