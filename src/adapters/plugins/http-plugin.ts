import { AppError } from "../../contracts/app-error.ts";
import type { Egress } from "../../ports/egress.ts";
import { carriedBy } from "./carried-by.ts";
import { decodeReply } from "./decode-reply.ts";
import { pluginFault } from "./plugin-fault.ts";
import type { PluginReply, PluginTransport } from "./plugin-transport.ts";
import type { DescribeRequest, PluginRequest } from "./plugin-wire.ts";
import { slots } from "./slots.ts";

export interface HttpPluginSettings {
  url: string;
  egress: Egress;
  describe: DescribeRequest;
  timeoutMs: number;
}

const requestsInFlight = 8;
const longestReply = 64 * 2 ** 20;

/** A plugin at an address: each request is the JSON body of a POST, each reply the JSON body of its answer. */
export function httpPlugin({ url, egress, describe, timeoutMs }: HttpPluginSettings): PluginTransport {
  // Without the query: it may hold a key, and names stand in messages.
  const name = url.replace(/[?#].*$/, "");
  const turns = slots(requestsInFlight);
  let lastId = 0;

  const post = (request: PluginRequest, signal: AbortSignal): Promise<PluginReply> =>
    turns.run(async () => {
      const id = ++lastId;
      const response = await egress
        .send({
          purpose: `plugin ${request.kind}`,
          method: "POST",
          url,
          headers: { "content-type": "application/json", accept: "application/json" },
          body: JSON.stringify({ id, ...request }),
          carries: carriedBy(request),
          timeoutMs,
          maxResponseBytes: longestReply,
          signal,
        })
        .catch((error: unknown) => {
          if (!(error instanceof AppError) || error.code !== "egress.failed") throw error;
          throw pluginFault(name, `did not answer ${request.kind}: ${error.message}`, error.hint, error);
        });
      const text = new TextDecoder().decode(response.body);
      if (response.status < 200 || response.status > 299) {
        throw pluginFault(
          name,
          `answered ${request.kind} with status ${response.status}: ${text.slice(0, 200)}`,
        );
      }
      const reply = decodeReply(text);
      if (reply?.id !== id)
        throw pluginFault(name, `gave no reply to ${request.kind}: ${text.slice(0, 200)}`);
      return reply;
    }, signal);

  let described: Promise<PluginReply> | undefined;
  return {
    name,
    describe(signal) {
      described ??= post(describe, signal).catch((error: unknown) => {
        described = undefined;
        throw error;
      });
      return described;
    },
    call: post,
    async close() {},
  };
}
