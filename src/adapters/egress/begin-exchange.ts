import { type Agent as HttpAgent, request as httpRequest, type IncomingMessage } from "node:http";
import { type Agent as HttpsAgent, request as httpsRequest } from "node:https";
import type { LookupFunction } from "node:net";

export interface ExchangeSettings {
  url: URL;
  method: string;
  headers: Record<string, string> | undefined;
  body: Uint8Array;
  agents: { "http:": HttpAgent; "https:": HttpsAgent };
  lookup: LookupFunction;
  /** Ends the request while no answer has begun; after that, the answer is the reader's to end. */
  signal: AbortSignal;
  /** Called once a connection stands over which the body goes. */
  onSent: () => void;
}

/** Sends a request and resolves when the answer begins. */
export function beginExchange(settings: ExchangeSettings): Promise<IncomingMessage> {
  const { url, method, headers, body, agents, lookup, signal, onSent } = settings;
  return new Promise((resolve, reject) => {
    const send = url.protocol === "https:" ? httpsRequest : httpRequest;
    const outgoing = send(url, {
      method,
      headers: { "accept-encoding": "identity", ...headers, "content-length": body.length },
      agent: agents[url.protocol as "http:" | "https:"],
      lookup,
    });
    const stop = (): void => void outgoing.destroy(new Error("stopped"));
    signal.addEventListener("abort", stop, { once: true });
    outgoing.once("socket", (socket) => {
      if (socket.connecting) socket.once("connect", onSent);
      else if (!socket.destroyed) onSent();
    });
    outgoing.once("response", (response) => {
      // An error that is thrown at a socket which the answer has just left would be nobody's, and end the process.
      signal.removeEventListener("abort", stop);
      resolve(response);
    });
    // Also after the answer has begun: an error that nobody listens to would end the process.
    outgoing.on("error", reject);
    outgoing.end(body);
  });
}
