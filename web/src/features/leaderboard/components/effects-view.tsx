import type { Leaderboard } from "@contracts/api/leaderboard.ts";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { EmptyState, Notice } from "../../../design/notices.tsx";
import { QueryView } from "../../../design/query-view.tsx";
import * as t from "../../../messages/messages.ts";
import { effectsQuery } from "../queries.ts";
import { EffectsChart } from "./effects-chart.tsx";
import { SettingSentences } from "./setting-sentences.tsx";

/** What each setting does, drawn and in words. */
export function EffectsView({ leaderboard }: { leaderboard: Leaderboard }): ReactNode {
  const { experiment, metric } = leaderboard;
  const query = useQuery(effectsQuery({ experiment, metric }));
  const words = t.leaderboard.effects;
  return (
    <QueryView query={query} what={t.leaderboard.readingEffects}>
      {(effects) =>
        effects.settings.length === 0 ? (
          <EmptyState title={words.nothing} hint={words.nothingHint} />
        ) : (
          <div className="flex flex-col gap-4">
            <p className="max-w-prose text-small text-ink-soft">
              {words.lead(effects.runs, effects.questions, effects.metric)}
            </p>
            <div className="grid items-start gap-4 xl:grid-cols-2">
              <EffectsChart effects={effects} />
              <SettingSentences effects={effects} />
            </div>
            {effects.notices.map((notice) => (
              <Notice key={notice}>{notice}</Notice>
            ))}
          </div>
        )
      }
    </QueryView>
  );
}
