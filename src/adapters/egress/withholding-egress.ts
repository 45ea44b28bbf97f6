import { AppError, messageOf } from "../../contracts/app-error.ts";
import { counted } from "../../contracts/count-text.ts";
import type { Clock } from "../../ports/clock.ts";
import type { EgressRequest, StreamingEgress } from "../../ports/egress.ts";
import type { Ledger } from "../../ports/ledger.ts";
import { bodyBytes } from "./body-bytes.ts";
import { allowedOriginsOf, permittedUrl } from "./check-request.ts";
import { ledgerEntry } from "./ledger-entry.ts";

export interface WithholdingEgressSettings {
  /** What could be connected to otherwise: an address beside these is refused as always. */
  allowedOrigins: readonly string[];
  ledger: Ledger;
  clock: Clock;
}

/** A way out that is closed: every request is refused with what it would have sent, and its row says so. */
export function withholdingEgress({
  allowedOrigins,
  ledger,
  clock,
}: WithholdingEgressSettings): StreamingEgress {
  const allowed = allowedOriginsOf(allowedOrigins);
  const withhold = async (request: EgressRequest): Promise<never> => {
    const body = bodyBytes(request);
    const entry = ledgerEntry(ledger, clock, request, body);
    try {
      const url = permittedUrl(request, allowed);
      throw withheld(request, url, body.length);
    } catch (error) {
      await entry.conclude(messageOf(error));
      throw error;
    }
  };
  return { send: withhold, stream: withhold };
}

function withheld({ purpose, method, carries = [] }: EgressRequest, url: URL, bytes: number): AppError {
  return new AppError("egress.refused", {
    message:
      `Offline, so a request was not sent: ${method} for "${purpose}" would have sent ${counted(bytes, "byte")} ` +
      `to ${url.origin}${url.pathname}, with ${passagesText(carries)}.`,
    hint: "Leave out --offline and unset SOUNDINGS_OFFLINE to let it go.",
  });
}

/** The ledger's row names every source; a sentence only the first few. */
const sourcesTold = 3;

function passagesText(carries: NonNullable<EgressRequest["carries"]>): string {
  const bySource = [...Map.groupBy(carries, ({ source }) => source)].sort(([a], [b]) => (a < b ? -1 : 1));
  if (bySource.length === 0) return "no passage of a source";
  const told = bySource
    .slice(0, sourcesTold)
    .map(([source, { length }]) => `${counted(length, "passage")} of ${source}`);
  const further = bySource.length - told.length;
  return [...told, ...(further > 0 ? [`passages of ${counted(further, "further source")}`] : [])].join(", ");
}
