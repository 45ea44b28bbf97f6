import type { ReactNode } from "react";
import { Page } from "../../design/page.tsx";
import { t } from "../../messages/messages.ts";

export function LeaderboardPage(): ReactNode {
  return <Page title={t.leaderboard.title}>{null}</Page>;
}
