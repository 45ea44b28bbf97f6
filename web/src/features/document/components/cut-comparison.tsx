import type { ReactNode } from "react";
import { count } from "../../../design/format.ts";
import * as t from "../../../messages/messages.ts";
import type { CutFigures } from "../prepare/cut-figures.ts";

/** What two ways to cut make of one document, side by side. */
export function CutComparison({
  now,
  choice,
  isPart,
}: {
  now: CutFigures | null;
  choice: CutFigures | null;
  isPart: boolean;
}): ReactNode {
  if (now === null) return null;
  const rows: [string, (figures: CutFigures) => string][] = [
    [t.document.chunkCount, ({ chunks }) => count(chunks)],
    [t.document.medianLength, ({ median }) => t.document.lengthInCharacters(median)],
    [t.document.longest, ({ longest }) => t.document.lengthInCharacters(longest)],
    [t.document.goldCut, ({ cutGold, gold }) => t.document.ofGold(cutGold, gold)],
  ];
  return (
    <div>
      <table className="w-full text-small" aria-label={t.document.compared}>
        <thead>
          <tr className="border-b border-line text-ink-soft">
            <th scope="col">
              <span className="sr-only">{t.document.figure}</span>
            </th>
            <th scope="col" className="py-1 text-right font-medium">
              {t.document.now}
            </th>
            {choice !== null && (
              <th scope="col" className="py-1 text-right font-medium">
                {t.document.choice}
              </th>
            )}
          </tr>
        </thead>
        <tbody aria-live="polite">
          {rows.map(([name, say]) => (
            <tr key={name} className="border-b border-line last:border-0">
              <th scope="row" className="py-1 text-left font-normal text-ink-soft">
                {name}
              </th>
              <td className="py-1 pl-2 text-right">{say(now)}</td>
              {choice !== null && <td className="py-1 pl-2 text-right font-semibold">{say(choice)}</td>}
            </tr>
          ))}
        </tbody>
      </table>
      {isPart && <p className="mt-1 text-tiny text-ink-faint">{t.document.ofFirstWindow}</p>}
    </div>
  );
}
