import type { Passage } from "../../contracts/passage.ts";
import type { LedgerPassages } from "../../ports/ledger.ts";

/** Passages as the ledger holds them: sources by name, spans in order, those that touch or overlap as one. */
export function carriedPassages(passages: readonly Passage[]): LedgerPassages[] {
  return [...Map.groupBy(passages, ({ source }) => source)]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([source, ofSource]) => ({ source, spans: mergedSpans(ofSource) }));
}

function mergedSpans(passages: readonly Passage[]): LedgerPassages["spans"] {
  const spans: LedgerPassages["spans"] = [];
  for (const { start, end } of passages.toSorted((a, b) => a.start - b.start)) {
    const last = spans.at(-1);
    if (last !== undefined && start <= last[1]) last[1] = Math.max(last[1], end);
    else spans.push([start, end]);
  }
  return spans;
}
