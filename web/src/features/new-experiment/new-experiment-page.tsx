import type { ReactNode } from "react";
import { Page } from "../../design/page.tsx";
import { t } from "../../messages/messages.ts";

export function NewExperimentPage(): ReactNode {
  return <Page title={t.newExperiment.title}>{null}</Page>;
}
