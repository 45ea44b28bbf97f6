import { ledgerIndex, rowAt } from "../../app/ledger-index.ts";
import { ledgerFilter } from "../../app/use-cases/show-ledger.ts";
import type { LedgerPage, LedgerQuery } from "../../contracts/api/ledger.ts";
import { AppError } from "../../contracts/app-error.ts";
import { cutPage } from "./cut-page.ts";
import type { Task } from "./task.ts";

/** Newest first. A row's place in the file is its name: the file only ever grows. */
export const listLedger: Task<LedgerQuery, LedgerPage> = async (project, query, { signal }) => {
  const { cursor, limit, run, origin, since } = query;
  const workspace = await project.workspace();
  const { isAsked, requireKnown } = await ledgerFilter(workspace, {
    ...(run === undefined ? {} : { run }),
    ...(origin === undefined ? {} : { origin }),
    ...(since === undefined ? {} : { since }),
  });
  const rows = (await ledgerIndex(workspace, signal)).filter(isAsked);
  await requireKnown(rows.length);
  const page = cutPage(rows.toReversed(), {
    cursor,
    limit,
    keyOf: ({ place }) => [-place],
    list: JSON.stringify(["ledger", run, origin, since]),
  });
  const entries: LedgerPage["entries"] = [];
  for (const { place } of page.entries) {
    const row = await rowAt(workspace, place);
    if (row === undefined) throw replaced();
    entries.push(row);
  }
  return { ...page, entries };
};

function replaced(): AppError {
  return new AppError("store.damaged", {
    message: "The ledger was replaced while it was read.",
    hint: "Ask again.",
  });
}
