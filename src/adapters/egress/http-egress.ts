import { Agent as HttpAgent, type IncomingMessage } from "node:http";
import { Agent as HttpsAgent } from "node:https";
import { messageOf } from "../../contracts/app-error.ts";
import type { Clock } from "../../ports/clock.ts";
import type {
  EgressRequest,
  EgressStream,
  EgressStreamRequest,
  StreamingEgress,
} from "../../ports/egress.ts";
import type { Ledger } from "../../ports/ledger.ts";
import { beginExchange } from "./begin-exchange.ts";
import { bodyBytes } from "./body-bytes.ts";
import { allowedOriginsOf, permittedUrl } from "./check-request.ts";
import { guardedLookup, type Resolve } from "./guarded-lookup.ts";
import { type LedgerEntry, ledgerEntry } from "./ledger-entry.ts";
import { readBody } from "./read-body.ts";
import { timeLimits } from "./time-limits.ts";

export interface HttpEgressSettings {
  /** Such as "https://models.example.org": nothing else is connected to. */
  allowedOrigins: readonly string[];
  ledger: Ledger;
  clock: Clock;
  /** Instead of the system's name service. */
  resolve?: Resolve;
}

/** Without a limit on silence only the whole time counts. */
type OpenRequest = EgressRequest & Partial<Pick<EgressStreamRequest, "silenceMs">>;

/** The only code that opens a connection to another machine. */
export function httpEgress({ allowedOrigins, ledger, clock, resolve }: HttpEgressSettings): StreamingEgress {
  const allowed = allowedOriginsOf(allowedOrigins);
  const lookup = guardedLookup(resolve);
  const agents = {
    "http:": new HttpAgent({ keepAlive: true }),
    "https:": new HttpsAgent({ keepAlive: true }),
  };

  const exchange = async (
    url: URL,
    request: OpenRequest,
    body: Uint8Array,
    entry: LedgerEntry,
  ): Promise<EgressStream> => {
    const { timeoutMs, silenceMs, signal, maxResponseBytes } = request;
    const limits = timeLimits({ origin: url.origin, timeoutMs, silenceMs, signal });
    try {
      limits.awaitBytes();
      const response = await beginExchange({
        url,
        method: request.method,
        headers: request.headers,
        body,
        agents,
        lookup,
        signal: limits.signal,
        meter: entry.meter,
        onSent: (bytes) => void (entry.requestBytes += bytes),
      });
      limits.bytesCame();
      entry.status = response.statusCode ?? null;
      return {
        status: response.statusCode ?? 0,
        headers: headersOf(response),
        body: readBody(response, limits, maxResponseBytes, entry),
      };
    } catch (error) {
      limits.end();
      throw limits.faultOf(error);
    }
  };

  const open = async (request: OpenRequest): Promise<EgressStream> => {
    const body = bodyBytes(request);
    const entry = ledgerEntry(ledger, clock, request, body);
    try {
      const url = permittedUrl(request, allowed);
      return await exchange(url, request, body, entry);
    } catch (error) {
      await entry.conclude(messageOf(error));
      throw error;
    }
  };

  return {
    stream: open,
    async send(request) {
      const { status, headers, body } = await open(request);
      const parts: Uint8Array[] = [];
      for await (const part of body) parts.push(part);
      return { status, headers, body: Buffer.concat(parts) };
    },
  };
}

function headersOf(response: IncomingMessage): Record<string, string> {
  return Object.fromEntries(
    Object.entries(response.headersDistinct).map(([name, values]) => [name, (values ?? []).join(", ")]),
  );
}
