import type { ReactNode } from "react";
import { Page } from "../../design/page.tsx";
import { t } from "../../messages/messages.ts";

export function LedgerPage(): ReactNode {
  return <Page title={t.ledger.title}>{null}</Page>;
}
