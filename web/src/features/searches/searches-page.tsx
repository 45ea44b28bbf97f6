import type { ReactNode } from "react";
import { Page } from "../../design/page.tsx";
import { t } from "../../messages/messages.ts";

export function SearchesPage(): ReactNode {
  return <Page title={t.search.title}>{null}</Page>;
}
