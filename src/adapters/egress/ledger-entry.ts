import type { EgressRequest } from "../../ports/egress.ts";
import type { Ledger } from "../../ports/ledger.ts";
import { sha256 } from "../shared/sha256.ts";

/** The row of one request, filled while it runs. */
export interface LedgerEntry {
  requestBytes: number;
  responseBytes: number;
  status: number | null;
  /** Writes the row with the first outcome it is told: null, or why no whole answer came. */
  conclude(error: string | null): Promise<void>;
}

export function ledgerEntry(
  ledger: Ledger,
  at: number,
  request: EgressRequest,
  body: Uint8Array,
): LedgerEntry {
  let written: Promise<void> | undefined;
  return {
    requestBytes: 0,
    responseBytes: 0,
    status: null,
    conclude(error) {
      const { requestBytes, responseBytes, status } = this;
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
