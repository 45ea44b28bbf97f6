import type { ReactNode } from "react";
import { Page } from "../../design/page.tsx";
import { t } from "../../messages/messages.ts";

export function ModelsPage(): ReactNode {
  return <Page title={t.models.title}>{null}</Page>;
}
