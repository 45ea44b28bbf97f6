import type { ReactNode } from "react";
import { Page } from "../../design/page.tsx";
import { t } from "../../messages/messages.ts";

export function SourcesPage(): ReactNode {
  return <Page title={t.sources.title}>{null}</Page>;
}
