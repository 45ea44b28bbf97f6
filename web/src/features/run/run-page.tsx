import type { ReactNode } from "react";
import { Page } from "../../design/page.tsx";
import { t } from "../../messages/messages.ts";

export function RunPage(): ReactNode {
  return <Page title={t.run.title}>{null}</Page>;
}
