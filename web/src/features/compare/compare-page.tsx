import type { ReactNode } from "react";
import { Page } from "../../design/page.tsx";
import { t } from "../../messages/messages.ts";

export function ComparePage(): ReactNode {
  return <Page title={t.compare.title}>{null}</Page>;
}
