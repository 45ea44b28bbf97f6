import { Agent as HttpAgent, request as httpRequest, type IncomingMessage } from "node:http";
import { Agent as HttpsAgent, request as httpsRequest } from "node:https";
import { AppError, messageOf } from "../../contracts/app-error.ts";
import type { Clock } from "../../ports/clock.ts";
import type { Egress, EgressRequest, EgressResponse } from "../../ports/egress.ts";
import type { Ledger, LedgerRow } from "../../ports/ledger.ts";
import { throwIfAborted } from "../../contracts/abort.ts";
import { sha256 } from "../shared/sha256.ts";
import { allowedOriginsOf, checkedUrl } from "./check-request.ts";
import { guardedLookup, type Resolve } from "./guarded-lookup.ts";

export interface HttpEgressSettings {
  /** Such as "https://models.example.org": nothing else is connected to. */
  allowedOrigins: readonly string[];
  ledger: Ledger;
  clock: Clock;
  /** Instead of the system's name service. */
  resolve?: Resolve;
}

/** What a ledger row tells beyond the request itself. */
type Course = Pick<LedgerRow, "requestBytes" | "responseBytes" | "status">;

/** The only code that opens a connection to another machine. */
export function httpEgress({ allowedOrigins, ledger, clock, resolve }: HttpEgressSettings): Egress {
  const allowed = allowedOriginsOf(allowedOrigins);
  const lookup = guardedLookup(resolve);
  const agents = {
    "http:": new HttpAgent({ keepAlive: true }),
    "https:": new HttpsAgent({ keepAlive: true }),
  };

  const exchange = async (
    request: EgressRequest,
    body: Uint8Array,
    course: Course,
  ): Promise<EgressResponse> => {
    throwIfAborted(request.signal);
    const url = checkedUrl(request.url, allowed);
    const tooLate = AbortSignal.timeout(request.timeoutMs);
    const signal = AbortSignal.any([request.signal, tooLate]);
    try {
      const response = await new Promise<IncomingMessage>((resolve, reject) => {
        const send = url.protocol === "https:" ? httpsRequest : httpRequest;
        const outgoing = send(url, {
          method: request.method,
          headers: { "accept-encoding": "identity", ...request.headers, "content-length": body.length },
          agent: agents[url.protocol as "http:" | "https:"],
          lookup,
          signal,
        });
        const countBody = (): void => void (course.requestBytes = body.length);
        outgoing.once("socket", (socket) => {
          if (socket.connecting) socket.once("connect", countBody);
          else if (!socket.destroyed) countBody();
        });
        outgoing.once("response", resolve);
        outgoing.once("error", reject);
        outgoing.end(body);
      });
      course.status = response.statusCode ?? null;
      const received = await readBody(response, request.maxResponseBytes, course);
      return { status: response.statusCode ?? 0, headers: headersOf(response), body: received };
    } catch (error) {
      throwIfAborted(request.signal);
      if (error instanceof AppError) throw error;
      throw new AppError("egress.failed", {
        message: tooLate.aborted
          ? `${url.origin} did not answer within ${request.timeoutMs} ms.`
          : `The request to ${url.origin} failed: ${messageOf(error)}`,
        hint: "Check the address, the connection and that the service runs.",
        cause: error,
      });
    }
  };

  return {
    async send(request) {
      const at = clock.now();
      const body =
        typeof request.body === "string" ? Buffer.from(request.body) : (request.body ?? new Uint8Array(0));
      const course: Course = { requestBytes: 0, responseBytes: 0, status: null };
      const write = (error: string | null): Promise<void> =>
        ledger.append({
          at,
          purpose: request.purpose,
          method: request.method,
          ...placeOf(request.url),
          ...course,
          error,
          bodyDigest: sha256(body),
        });
      let response: EgressResponse;
      try {
        response = await exchange(request, body, course);
      } catch (error) {
        await write(messageOf(error));
        throw error;
      }
      await write(null);
      return response;
    },
  };
}

async function readBody(response: IncomingMessage, maxBytes: number, course: Course): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  for await (const part of response as AsyncIterable<Uint8Array>) {
    course.responseBytes += part.length;
    // Leaving the loop destroys the response, so nothing more is received.
    if (course.responseBytes > maxBytes) {
      throw new AppError("egress.failed", {
        message: `An answer was larger than ${maxBytes} bytes, so the rest of it was not read.`,
        hint: "Send less in one request, or check what the service answers.",
      });
    }
    parts.push(part);
  }
  return Buffer.concat(parts);
}

function headersOf(response: IncomingMessage): Record<string, string> {
  return Object.fromEntries(
    Object.entries(response.headersDistinct).map(([name, values]) => [name, (values ?? []).join(", ")]),
  );
}

function placeOf(text: string): { origin: string; path: string } {
  if (!URL.canParse(text)) return { origin: "", path: "" };
  const url = new URL(text);
  return { origin: url.origin === "null" ? url.protocol : url.origin, path: url.pathname };
}
