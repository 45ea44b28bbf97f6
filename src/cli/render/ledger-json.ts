import type { ShownRow } from "../../app/use-cases/show-ledger.ts";

export interface LedgerJsonEnd {
  /** How many rows were asked for, shown or not. */
  matching: () => number;
}

/** One object on one line, row by row, so that a ledger of any length passes through. */
export async function* ledgerJson(
  rows: AsyncIterable<ShownRow> | Iterable<ShownRow>,
  { matching }: LedgerJsonEnd,
): AsyncGenerator<string> {
  let separator = '{"schema":"soundings.ledger/1","rows":[';
  for await (const row of rows) {
    yield separator + JSON.stringify(row);
    separator = ",";
  }
  yield `${separator === "," ? "" : separator}],"matching":${matching()}}\n`;
}
