import type { Clock } from "../../ports/clock.ts";
import type { EgressRequest } from "../../ports/egress.ts";
import type { Ledger } from "../../ports/ledger.ts";
import { sha256 } from "../shared/sha256.ts";
import { carriedPassages } from "./carried-passages.ts";
import { type ConnectionMeter, connectionMeter } from "./connection-meter.ts";

/** The row of one request, filled while it runs. */
export interface LedgerEntry {
  requestBytes: number;
  responseBytes: number;
  status: number | null;
  meter: ConnectionMeter;
  /** Writes the row with the first outcome it is told: null, or why no whole answer came. */
  conclude(error: string | null): Promise<void>;
}

/** To be made when the request begins. */
export function ledgerEntry(
  ledger: Ledger,
  clock: Clock,
  request: EgressRequest,
  body: Uint8Array,
): LedgerEntry {
  const at = clock.now();
  const begun = clock.monotonic();
  let written: Promise<void> | undefined;
  return {
    requestBytes: 0,
    responseBytes: 0,
    status: null,
    meter: connectionMeter(),
    conclude(error) {
      const { requestBytes, responseBytes, status } = this;
      const { sent, received } = this.meter.bytes();
      return (written ??= ledger.append({
        at,
        purpose: request.purpose,
        method: request.method,
        ...placeOf(request.url),
        requestBytes,
        responseBytes,
        status,
        error,
        bodyDigest: sha256(body),
        sentBytes: sent,
        receivedBytes: received,
        milliseconds: Math.round((clock.monotonic() - begun) * 10) / 10,
        run: request.run ?? null,
        passages: carriedPassages(request.carries ?? []),
      }));
    },
  };
}

/** Without the query and without credentials: they may be secret. */
function placeOf(text: string): { origin: string; path: string } {
  if (!URL.canParse(text)) return { origin: "", path: "" };
  const url = new URL(text);
  return { origin: url.origin === "null" ? url.protocol : url.origin, path: url.pathname };
}
