import type { ReactNode } from "react";
import { Page } from "../../design/page.tsx";
import { t } from "../../messages/messages.ts";

export function AskPage(): ReactNode {
  return <Page title={t.ask.title}>{null}</Page>;
}
