import type { LedgerRow } from "../../ports/ledger.ts";
import { openLedger } from "../open-egress.ts";
import type { Workspace } from "../workspace.ts";

/** As many of the newest calls as tell how fast a model is. */
const enough = 200;

/** Median seconds of a call by model, of those that the folder's ledger holds; a model that was never asked is not in it. */
export async function measuredPace(workspace: Workspace): Promise<ReadonlyMap<string, number>> {
  const times = new Map<string, number[]>();
  for await (const row of openLedger(workspace).rows()) {
    const model = modelOf(row);
    if (model === undefined || row.milliseconds === null) continue;
    const list = times.get(model) ?? [];
    list.push(row.milliseconds / 1000);
    if (list.length > enough) list.shift();
    times.set(model, list);
  }
  return new Map([...times].map(([model, list]) => [model, Number(median(list).toPrecision(2))]));
}

function modelOf({ purpose, status }: LedgerRow): string | undefined {
  return status === 200 ? /^(?:model|embed|rerank) (\S+)$/.exec(purpose)?.[1] : undefined;
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] as number;
}
