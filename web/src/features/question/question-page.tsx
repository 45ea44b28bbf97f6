import type { ReactNode } from "react";
import { Page } from "../../design/page.tsx";
import { t } from "../../messages/messages.ts";

export function QuestionPage(): ReactNode {
  return <Page title={t.question.title}>{null}</Page>;
}
