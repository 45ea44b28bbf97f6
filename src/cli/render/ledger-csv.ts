import type { ShownRow } from "../../app/use-cases/show-ledger.ts";
import { csvLine } from "./csv-line.ts";

const columns = {
  when: ({ at }) => new Date(at).toISOString(),
  purpose: ({ purpose }) => purpose,
  method: ({ method }) => method,
  origin: ({ origin }) => origin,
  path: (row) => row.path,
  status: ({ status }) => status,
  error: ({ error }) => error,
  request_bytes: ({ requestBytes }) => requestBytes,
  response_bytes: ({ responseBytes }) => responseBytes,
  sent_bytes: ({ sentBytes }) => sentBytes,
  received_bytes: ({ receivedBytes }) => receivedBytes,
  milliseconds: ({ milliseconds }) => milliseconds,
  run: ({ run }) => run,
  passages: ({ passages }) => passagesCell(passages),
  body_sha256: ({ bodyDigest }) => bodyDigest,
} satisfies Record<string, (row: ShownRow) => string | number | null>;

/** The ledger as a table for spreadsheets, line by line. */
export async function* ledgerCsv(rows: AsyncIterable<ShownRow>): AsyncGenerator<string> {
  yield csvLine(Object.keys(columns));
  for await (const row of rows) yield csvLine(Object.values(columns).map((cellOf) => cellOf(row)));
}

/** "a.md 0-120 300-420; b.md 5-9". */
function passagesCell(passages: ShownRow["passages"]): string {
  return passages
    .map(({ source, spans }) => `${source} ${spans.map(([start, end]) => `${start}-${end}`).join(" ")}`)
    .join("; ");
}
