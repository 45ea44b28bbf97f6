import type { SearchDetail } from "@contracts/api/searches.ts";
import type { SearchEvent } from "@contracts/search.ts";
import type { ReactNode } from "react";
import { count } from "../../../design/format.ts";
import { Panel } from "../../../design/panel.tsx";
import { Term } from "../../../design/term.tsx";
import * as t from "../../../messages/messages.ts";
import type { Race } from "../prepare/race.ts";
import { SpentBar } from "./spent-bar.tsx";
import { savedShare } from "../prepare/outcome.ts";

/** What was measured of everything that could have been. */
export function SpentPanel({
  search,
  events,
  race,
}: {
  search: SearchDetail;
  events: readonly SearchEvent[];
  race: Race;
}): ReactNode {
  const words = t.search.spent;
  const split = events.find((event) => event.type === "questions-split");
  const { spent, exhaustive } = race;
  const saved = savedShare(spent, exhaustive);
  const retrievals = search.result?.retrievalEvaluations ?? 0;
  return (
    <Panel title={words.title}>
      <SpentBar spent={spent} exhaustive={exhaustive} budget={search.budget} />
      <p className="mt-2 text-small">
        <strong>{words.of(count(spent), count(exhaustive))}</strong>{" "}
        <Term id="evaluation">{words.evaluations}</Term> {words.wouldTake}
        {saved !== null && search.status === "finished" && `: ${words.saved(percent(saved))}`}.{" "}
        {words.budget(count(search.budget))}
      </p>
      {split !== undefined && (
        <p className="mt-1 text-small text-ink-soft">
          {words.split(split.screen.length, split.race.length, split.confirm.length)}
        </p>
      )}
      {retrievals > 0 && (
        <p className="mt-1 text-small text-ink-soft">{words.retrievals(count(retrievals))}</p>
      )}
    </Panel>
  );
}

function percent(share: number): string {
  return `${Math.floor(100 * share)} %`;
}
