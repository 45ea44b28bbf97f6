import type { LedgerPage } from "@contracts/api/ledger.ts";
import { pagedQuery } from "../../api/paged-query.ts";

const pageSize = 100;

export const ledgerQuery = (run: string | undefined, origin: string | undefined) =>
  pagedQuery<LedgerPage>(["ledger", run, origin], "/api/ledger", { run, origin, limit: pageSize });
