import type { ReactNode } from "react";
import { count } from "../../../design/format.ts";
import { ScrollRegion } from "../../../design/scroll-region.tsx";
import { Term } from "../../../design/term.tsx";
import * as t from "../../../messages/messages.ts";
import type { Race } from "../prepare/race.ts";
import { roundName } from "../prepare/story.ts";

/** A line for each round: who took part, what it cost, who left and why. */
export function RoundsTable({ race }: { race: Race }): ReactNode {
  const words = t.search.race;
  return (
    <ScrollRegion label={words.rounds} className="mt-3 overflow-x-auto">
      <table className="w-full min-w-96 text-small">
        <thead className="border-b border-line-strong text-left text-ink-soft">
          <tr>
            <th className="py-1 pr-3 font-semibold">{words.columns.round}</th>
            <th className="py-1 pr-3 text-right font-semibold">{words.columns.configurations}</th>
            <th className="py-1 pr-3 text-right font-semibold">{words.columns.questions}</th>
            <th className="py-1 pr-3 text-right font-semibold">{words.columns.evaluations}</th>
            <th className="py-1 pr-3 text-right font-semibold">{words.columns.wentOn}</th>
            <th className="py-1 font-semibold">{words.columns.dropped}</th>
          </tr>
        </thead>
        <tbody>
          {race.rounds.map(({ phase, started, questions, evaluations, wentOn, dropped }, round) => (
            <tr key={roundName(race, round)} className="border-b border-line align-top">
              <th scope="row" className="py-1 pr-3 text-left font-medium whitespace-nowrap">
                <Term id={t.search.phaseTerms[phase]}>{roundName(race, round)}</Term>
              </th>
              <td className="py-1 pr-3 text-right">{count(started)}</td>
              <td className="py-1 pr-3 text-right">{count(questions)}</td>
              <td className="py-1 pr-3 text-right">
                {phase === "prune" ? words.retrievalOnly : count(evaluations)}
              </td>
              <td className="py-1 pr-3 text-right">{wentOn === 0 ? "" : count(wentOn)}</td>
              <td className="py-1">
                {[...dropped].map(([kind, times]) => t.search.dropped[kind](times)).join(", ") ||
                  t.search.none}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}
