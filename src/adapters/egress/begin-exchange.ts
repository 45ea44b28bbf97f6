import {
  type Agent as HttpAgent,
  type ClientRequest,
  request as httpRequest,
  type IncomingMessage,
} from "node:http";
import { type Agent as HttpsAgent, request as httpsRequest } from "node:https";
import type { LookupFunction, Socket } from "node:net";
import type { ConnectionMeter } from "./connection-meter.ts";
import { sendBody } from "./send-body.ts";

export interface ExchangeSettings {
  url: URL;
  method: string;
  headers: Record<string, string> | undefined;
  body: Uint8Array;
  agents: { "http:": HttpAgent; "https:": HttpsAgent };
  lookup: LookupFunction;
  /** Ends the request while no answer has begun; after that, the answer is the reader's to end. */
  signal: AbortSignal;
  meter: ConnectionMeter;
  /** Called with each piece of the body that goes. */
  onSent: (bytes: number) => void;
}

/** Sends a request and resolves when the answer begins. */
export function beginExchange(settings: ExchangeSettings): Promise<IncomingMessage> {
  const { url, method, headers, body, agents, lookup, signal, meter, onSent } = settings;
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
      meter.start(socket);
      whenReady(socket, outgoing, () => sendBody(outgoing, body, onSent));
    });
    outgoing.once("response", (response) => {
      // An error that is thrown at a socket which the answer has just left would be nobody's, and end the process.
      signal.removeEventListener("abort", stop);
      response.once("end", () => {
        meter.stop();
        // Who has answered in full asks for no more of the body.
        if (!outgoing.writableFinished) outgoing.destroy();
      });
      resolve(response);
    });
    // Also after the answer has begun: an error that nobody listens to would end the process.
    outgoing.on("error", reject);
    if (signal.aborted) stop();
  });
}

/** Once what is written goes to the other side: over TLS, when that has proved who it is. */
function whenReady(socket: Socket, outgoing: ClientRequest, begin: () => void): void {
  if (outgoing.reusedSocket) begin();
  else socket.once("encrypted" in socket ? "secureConnect" : "connect", begin);
}
