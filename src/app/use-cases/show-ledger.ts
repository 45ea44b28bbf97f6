import { throwIfAborted } from "../../contracts/abort.ts";
import { AppError } from "../../contracts/app-error.ts";
import type { LedgerRow } from "../../ports/ledger.ts";
import { openLedger } from "../open-egress.ts";
import { findRun } from "../run-results.ts";
import type { Workspace } from "../workspace.ts";

/** A row as a surface shows it. */
export type ShownRow = LedgerRow;

export interface LedgerQuery {
  /** The beginning of its id is enough for one that the folder still knows. */
  run?: string;
  /** Milliseconds since 1970-01-01 UTC: what was sent then or later. */
  since?: number;
  /** An origin such as "https://models.example.org", or its host. */
  origin?: string;
}

/**
 * The rows of a folder's ledger that are asked for, oldest first, one by one. Throws AppError "run.unknown" for a run that
 * neither the folder nor its ledger knows, and "config.invalid" for an origin that is none.
 */
export async function* showLedger(
  workspace: Workspace,
  query: LedgerQuery,
  signal: AbortSignal,
): AsyncGenerator<LedgerRow> {
  const { isAsked, requireKnown } = await ledgerFilter(workspace, query);
  let found = 0;
  for await (const row of openLedger(workspace).rows()) {
    throwIfAborted(signal);
    if (!isAsked(row)) continue;
    found += 1;
    yield row;
  }
  await requireKnown(found);
}

export interface LedgerFilter {
  isAsked(row: Pick<LedgerRow, "at" | "run" | "origin">): boolean;
  /** Throws AppError "run.unknown" where no row was found, for a run that the folder does not know either. */
  requireKnown(found: number): Promise<void>;
}

/** Throws AppError "config.invalid" for an origin that is none. */
export async function ledgerFilter(
  workspace: Workspace,
  { run: named, since = -Infinity, origin }: LedgerQuery,
): Promise<LedgerFilter> {
  const known = named === undefined ? undefined : await workspace.runs.find(named);
  // Runs may be forgotten; what was sent for them is not.
  const asked = known?.id ?? named;
  const isThere = origin === undefined ? () => true : placeMatcher(origin);
  return {
    isAsked: (row) => row.at >= since && (asked === undefined || row.run === asked) && isThere(row.origin),
    async requireKnown(found) {
      if (named !== undefined && known === undefined && found === 0) await findRun(workspace, named);
    },
  };
}

/** The last rows only, and how many there were. */
export async function newestRows(
  rows: AsyncIterable<LedgerRow>,
  most: number,
): Promise<{ rows: LedgerRow[]; matching: number }> {
  let kept: LedgerRow[] = [];
  let matching = 0;
  for await (const row of rows) {
    matching += 1;
    kept.push(row);
    if (kept.length >= 2 * most) kept = kept.slice(-most);
  }
  return { rows: kept.slice(-most), matching };
}

function placeMatcher(given: string): (origin: string) => boolean {
  if (given.includes("://") && URL.canParse(given)) {
    const { origin } = new URL(given);
    return (one) => one === origin;
  }
  if (URL.canParse(`http://${given}`)) {
    const { hostname, port } = new URL(`http://${given}`);
    return (one) => {
      const url = URL.canParse(one) ? new URL(one) : undefined;
      return url?.hostname === hostname && (port === "" || url.port === port);
    };
  }
  throw new AppError("config.invalid", {
    message: `--origin ${JSON.stringify(given)} is neither an origin nor a host.`,
    hint: "Write it like this: --origin https://models.example.org, or --origin models.example.org.",
  });
}
