import type { ReactNode } from "react";
import { Page } from "../../design/page.tsx";
import { t } from "../../messages/messages.ts";

export function HomePage(): ReactNode {
  return <Page title={t.home.title}>{null}</Page>;
}
