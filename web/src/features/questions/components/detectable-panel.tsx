import type { ReactNode } from "react";
import type { QuestionCheck } from "@contracts/api/question-check.ts";
import { score } from "../../../design/format.ts";
import { Notice } from "../../../design/notices.tsx";
import { Panel } from "../../../design/panel.tsx";
import { ScrollRegion } from "../../../design/scroll-region.tsx";
import * as t from "../../../messages/messages.ts";
import { hasTooFewClusters } from "../prepare/check-verdict.ts";
import { detectableSentence, detectableTable } from "../prepare/detectable-sentence.ts";

const words = t.questions;

/** How small a difference between two runs the set can find: in a sentence, and by what is assumed. */
export function DetectablePanel({ check }: { check: QuestionCheck }): ReactNode {
  const { detectable, withGold, clusters, clustersWithGold, clustersNeeded, questions } = check;
  if (questions === 0) return null;
  const { correlations, rows } = detectableTable(detectable);
  return (
    <Panel title={words.tell}>
      <p className="max-w-prose">
        {detectableSentence(detectable)} {rows.length > 0 && words.detectableSmaller}
      </p>
      {hasTooFewClusters(check) && (
        <div className="mt-3">
          <Notice tone="warning">
            {words.tooFewClusters(withGold > 0 ? clustersWithGold : clusters, clustersNeeded)}
          </Notice>
        </div>
      )}
      {rows.length > 0 && (
        <>
          <p className="mt-3 mb-1 text-small text-ink-soft">{words.detectableTable}</p>
          <ScrollRegion label={words.detectableTable} className="overflow-x-auto">
            <table aria-label={words.detectableTable} className="text-small">
              <thead>
                <tr className="border-b border-line-strong">
                  <th
                    scope="col"
                    className="py-1 pr-6 text-left font-semibold whitespace-nowrap text-ink-soft"
                  >
                    {words.disagree}
                  </th>
                  {correlations.map((correlation) => (
                    <th
                      key={correlation}
                      scope="col"
                      className="px-3 py-1 text-right font-semibold whitespace-nowrap text-ink-soft"
                    >
                      {correlation === 0 ? words.independent : words.correlated(score(correlation, 1))}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {rows.map(({ standardDeviation, cells }) => (
                  <tr key={standardDeviation} className="border-b border-line">
                    <th scope="row" className="py-1 pr-6 text-left font-normal whitespace-nowrap">
                      {standardDeviation < 0.3
                        ? words.seldom(score(standardDeviation, 2))
                        : words.often(score(standardDeviation, 2))}
                    </th>
                    {cells.map((cell, at) => (
                      <td key={correlations[at]} className="px-3 py-1 text-right">
                        {cell === null ? t.design.notMeasured : cell}
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </ScrollRegion>
        </>
      )}
    </Panel>
  );
}
