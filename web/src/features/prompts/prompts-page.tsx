import type { ReactNode } from "react";
import { Page } from "../../design/page.tsx";
import { t } from "../../messages/messages.ts";

export function PromptsPage(): ReactNode {
  return <Page title={t.prompts.title}>{null}</Page>;
}
