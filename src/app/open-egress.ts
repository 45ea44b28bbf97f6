import path from "node:path";
import { fileLedger } from "../adapters/egress/file-ledger.ts";
import { httpEgress } from "../adapters/egress/http-egress.ts";
import { withholdingEgress } from "../adapters/egress/withholding-egress.ts";
import type { Clock } from "../ports/clock.ts";
import type { StreamingEgress } from "../ports/egress.ts";
import type { Ledger } from "../ports/ledger.ts";
import { isOffline } from "./offline.ts";

export interface OpenEgressOptions {
  /** Addresses that the configuration itself names; nothing else is connected to. */
  allowedOrigins: readonly string[];
  clock: Clock;
  /** Nothing leaves the machine. As SOUNDINGS_OFFLINE says where absent. */
  offline?: boolean;
}

/** The way out of a folder, open or closed: every request, whatever becomes of it, leaves a row in the folder's ledger. */
export function openEgress(
  place: { stateFolder: string },
  { allowedOrigins, clock, offline = isOffline() }: OpenEgressOptions,
): StreamingEgress {
  const settings = { allowedOrigins, ledger: openLedger(place), clock };
  return offline ? withholdingEgress(settings) : httpEgress(settings);
}

/** What left the machine from a folder. */
export function openLedger({ stateFolder }: { stateFolder: string }): Ledger {
  return fileLedger({ file: path.join(stateFolder, "ledger.jsonl") });
}
