import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { Page } from "../../design/page.tsx";
import { Tabs } from "../../design/tabs.tsx";
import * as t from "../../messages/messages.ts";
import { CheckView } from "./components/check-view.tsx";
import { DraftsView } from "./components/drafts-view.tsx";
import { ListView } from "./components/list-view.tsx";
import { QuestionFigures } from "./components/question-figures.tsx";
import { StatisticsView } from "./components/statistics-view.tsx";
import { VersionsView } from "./components/versions-view.tsx";
import { questionStatisticsQuery } from "./queries.ts";

const route = getRouteApi("/questions");
const views = ["list", "drafts", "check", "statistics", "versions"] as const;
type View = (typeof views)[number];

const shown: Record<View, () => ReactNode> = {
  list: ListView,
  drafts: DraftsView,
  check: CheckView,
  statistics: StatisticsView,
  versions: VersionsView,
};

export function QuestionsPage(): ReactNode {
  const { view = "list" } = route.useSearch();
  const navigate = route.useNavigate();
  const drafts = useQuery(questionStatisticsQuery).data?.drafts ?? 0;
  const Shown = shown[view];
  return (
    <Page title={t.questions.title} lead={t.questions.lead}>
      <QuestionFigures />
      <Tabs
        label={t.questions.views}
        value={view}
        onChange={(next) => void navigate({ search: { view: next } })}
        tabs={views.map((value) => ({
          value,
          label: value === "drafts" && drafts > 0 ? `${t.questions.drafts} (${drafts})` : t.questions[value],
        }))}
      >
        <Shown />
      </Tabs>
    </Page>
  );
}
