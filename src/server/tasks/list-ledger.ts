import { showLedger } from "../../app/use-cases/show-ledger.ts";
import type { LedgerPage, LedgerQuery } from "../../contracts/api/ledger.ts";
import { cutPage } from "./cut-page.ts";
import type { Task } from "./task.ts";

/** Newest first. A row's place in the file is its name: the file only ever grows. */
export const listLedger: Task<LedgerQuery, LedgerPage> = async (project, query, { signal }) => {
  const { cursor, limit, run, origin, since } = query;
  const workspace = await project.workspace();
  const asked = {
    ...(run === undefined ? {} : { run }),
    ...(origin === undefined ? {} : { origin }),
    ...(since === undefined ? {} : { since }),
  };
  const rows: { row: LedgerPage["entries"][number]; place: number }[] = [];
  for await (const row of showLedger(workspace, asked, signal)) rows.push({ row, place: rows.length });
  const page = cutPage(rows.toReversed(), {
    cursor,
    limit,
    keyOf: ({ place }) => [-place],
    list: JSON.stringify(["ledger", run, origin, since]),
  });
  return { ...page, entries: page.entries.map(({ row }) => row) };
};
