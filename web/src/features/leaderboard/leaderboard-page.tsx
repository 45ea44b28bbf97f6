import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { buttonStyle } from "../../design/button.tsx";
import { EmptyState } from "../../design/notices.tsx";
import { Page } from "../../design/page.tsx";
import { QueryView } from "../../design/query-view.tsx";
import * as t from "../../messages/messages.ts";
import { BoardView } from "./components/board-view.tsx";
import { leaderboardQuery } from "./queries.ts";
import { useBoardAddress } from "./use-board-address.ts";

export function LeaderboardPage(): ReactNode {
  const { search } = useBoardAddress();
  const query = useQuery(leaderboardQuery(search));
  const asked = [search.experiment, search.metric, search.baseline].some((one) => one !== undefined);
  return (
    <Page title={t.leaderboard.title} lead={t.leaderboard.lead}>
      <QueryView query={query} what={t.leaderboard.reading}>
        {(leaderboard) =>
          leaderboard.rows.length === 0 ? (
            <EmptyState title={t.leaderboard.empty} hint={t.leaderboard.emptyHint}>
              <Link to="/new" className={buttonStyle({ kind: "primary" })}>
                {t.leaderboard.start}
              </Link>
              <Link to="/runs" className={buttonStyle()}>
                {t.leaderboard.seeRuns}
              </Link>
            </EmptyState>
          ) : (
            <BoardView leaderboard={leaderboard} />
          )
        }
      </QueryView>
      {query.isError && asked && (
        <Link to="/leaderboard" className={buttonStyle({ className: "self-start" })}>
          {t.leaderboard.startOver}
        </Link>
      )}
    </Page>
  );
}
