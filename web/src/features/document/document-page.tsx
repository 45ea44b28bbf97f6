import type { ReactNode } from "react";
import { Page } from "../../design/page.tsx";
import { t } from "../../messages/messages.ts";

export function DocumentPage(): ReactNode {
  return <Page title={t.document.title}>{null}</Page>;
}
