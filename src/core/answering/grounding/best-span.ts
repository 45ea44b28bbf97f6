import type { PassageIndex } from "./passage-index.ts";

/** The terms of a sentence and what each weighs. */
export type WeightedTerms = ReadonlyMap<string, number>;

/** Neighbouring sentences of a passage, by number, and the terms of the sentence that they and the headings above hold. */
export interface SupportingSpan {
  index: PassageIndex;
  from: number;
  to: number;
  held: ReadonlySet<string>;
  /** The part of the sentence's weight that is held, 0 to 1. */
  support: number;
}

/** A few neighbours say together what a sentence sums up. Rows of a table do not. */
const mostSentences = 3;
/** One more sentence must add this much of the weight: the narrowest span is wanted. */
const leastGain = 0.08;
const none: readonly string[] = [];

/** The narrowest span of the passage that holds most of the terms. Undefined where it holds none. Linear in the passage's postings. */
export function bestSpan(index: PassageIndex, terms: WeightedTerms): SupportingSpan | undefined {
  const heldBy = new Map<number, string[]>();
  for (const term of terms.keys()) {
    for (const holder of index.holders(term)) {
      const held = heldBy.get(holder);
      if (held === undefined) heldBy.set(holder, [term]);
      else held.push(term);
    }
  }
  let total = 0;
  for (const weight of terms.values()) total += weight;
  let best: { from: number; to: number; value: number } | undefined;
  for (const from of [...heldBy.keys()].sort((a, b) => a - b)) {
    const held = new Set<string>();
    let sum = 0;
    const most = index.isRow(from) ? 1 : mostSentences;
    const names = index.columnNames(from);
    for (let to = from; to < from + most; to++) {
      if (to > from && index.isRow(to)) break;
      for (const term of names === undefined ? none : (heldBy.get(names) ?? none)) {
        if (!held.has(term)) sum += terms.get(term) ?? 0;
        held.add(term);
      }
      for (const term of heldBy.get(to) ?? none) {
        if (!held.has(term)) sum += terms.get(term) ?? 0;
        held.add(term);
      }
      const value = sum - leastGain * total * (to - from);
      if (best === undefined || value > best.value) best = { from, to, value };
    }
  }
  if (best === undefined) return undefined;
  return spanOf(index, best.from, best.to, terms);
}

/** Sentences `from` up to and with `to`, whatever they hold of the terms. */
export function spanOf(index: PassageIndex, from: number, to: number, terms: WeightedTerms): SupportingSpan {
  const held = new Set<string>();
  const names = index.columnNames(from);
  for (const term of terms.keys()) {
    const isHeld = (place: number) => (place >= from && place <= to) || place === names;
    if (index.heading.has(term) || index.holders(term).some(isHeld)) held.add(term);
  }
  return { index, from, to, held, support: shareOf(held, terms) };
}

/** The part of the terms' whole weight that is held; 0 where there is none. */
export function shareOf(held: ReadonlySet<string>, terms: WeightedTerms): number {
  let [sum, total] = [0, 0];
  for (const [term, weight] of terms) {
    total += weight;
    if (held.has(term)) sum += weight;
  }
  return total === 0 ? 0 : sum / total;
}
