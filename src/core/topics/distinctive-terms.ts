import type { Breathe } from "../../ports/breathe.ts";
import { analyserFor } from "../text/analyser.ts";

export interface AnalysedText {
  text: string;
  /** ISO 639-1, or "und". */
  language: string;
}

interface TermCount {
  /** Texts of the cluster that hold it. */
  texts: number;
  /** How it is written there, and how often. */
  written: Map<string, number>;
}

/**
 * For each cluster the terms that tell it from the others: the share of its texts that hold a term, times how much lower the term's
 * inverse document frequency is within the cluster than over all texts. Terms are shown as they are most often written there, in
 * lower case. Terms without a letter, and those that stand in a single text of a larger cluster, tell nothing.
 */
export async function distinctiveTerms(
  texts: readonly AnalysedText[],
  clusterOf: (text: number) => number | undefined,
  { clusters, termsEach, breathe }: { clusters: number; termsEach: number; breathe: Breathe },
): Promise<string[][]> {
  const frequencies = new Map<string, number>();
  const counts = Array.from({ length: clusters }, () => new Map<string, TermCount>());
  const sizes = new Uint32Array(clusters);
  for (const [index, { text, language }] of texts.entries()) {
    const pause = breathe();
    if (pause) await pause;
    const cluster = clusterOf(index);
    const own = cluster === undefined ? undefined : counts[cluster];
    if (cluster !== undefined) sizes[cluster] = (sizes[cluster] as number) + 1;
    const seen = new Set<string>();
    analyserFor(language).forEachTerm(text, (term, start, end) => {
      const fresh = !seen.has(term);
      if (fresh) {
        seen.add(term);
        frequencies.set(term, (frequencies.get(term) ?? 0) + 1);
      }
      if (own === undefined) return;
      const count = own.get(term) ?? { texts: 0, written: new Map<string, number>() };
      if (fresh) count.texts += 1;
      const written = text.slice(start, end).toLowerCase();
      count.written.set(written, (count.written.get(written) ?? 0) + 1);
      own.set(term, count);
    });
  }
  return counts.map((own, cluster) => {
    const size = sizes[cluster] as number;
    const ranked = [...own]
      .filter(([term, { texts: holding }]) => /\p{L}/u.test(term) && (holding > 1 || size < 3))
      .map(([term, count]) => {
        const inside = count.texts / size;
        const everywhere = ((frequencies.get(term) ?? 0) + 0.5) / (texts.length + 1);
        return { term, weight: inside * Math.log(inside / everywhere), count };
      })
      .filter(({ weight }) => weight > 0 || clusters === 1)
      .sort((a, b) => b.weight - a.weight || (a.term < b.term ? -1 : 1));
    return ranked.slice(0, termsEach).map(({ count }) => mostWritten(count.written));
  });
}

function mostWritten(written: ReadonlyMap<string, number>): string {
  const sorted = [...written].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  return sorted[0]?.[0] ?? "";
}
