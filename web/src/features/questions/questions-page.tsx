import type { ReactNode } from "react";
import { Page } from "../../design/page.tsx";
import { t } from "../../messages/messages.ts";

export function QuestionsPage(): ReactNode {
  return <Page title={t.questions.title}>{null}</Page>;
}
