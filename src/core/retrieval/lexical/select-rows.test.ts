import fc from "fast-check";
import { expect, test } from "vitest";
import type { LexicalHit } from "./lexical-index.ts";
import { selectRows } from "./select-rows.ts";

function greedy(
  scores: readonly number[],
  sections: readonly number[],
  topK: number,
  sectionRepeat: number,
): LexicalHit[] {
  const left = [...scores.keys()].filter((row) => (scores[row] as number) > 0);
  const hits: LexicalHit[] = [];
  while (hits.length < topK && left.length > 0) {
    const ranked = left
      .map((row) => {
        const before = hits.filter((hit) => sections[hit.row] === sections[row]).length;
        return { row, score: (scores[row] as number) * sectionRepeat ** before };
      })
      .sort((a, b) => b.score - a.score || a.row - b.row);
    const best = ranked[0] as LexicalHit;
    hits.push(best);
    left.splice(left.indexOf(best.row), 1);
  }
  return hits;
}

test("chooses as looking at every row again and again would", () => {
  const rows = fc.array(
    fc.record({ score: fc.constantFrom(0, 0.5, 0.9, 0.95, 1, 1.5, 2), section: fc.nat(3) }),
    { maxLength: 40 },
  );
  fc.assert(
    fc.property(
      rows,
      fc.integer({ min: 1, max: 12 }),
      fc.constantFrom(0, 0.5, 0.95, 1),
      (rows, topK, sectionRepeat) => {
        const scores = rows.map(({ score }) => score);
        const sections = rows.map(({ section }) => section);
        const order = Uint32Array.from(rows.keys()).toReversed();
        const found = selectRows(
          { rows: order, count: order.length, scores: Float64Array.from(scores) },
          Uint32Array.from(sections),
          { topK, sectionRepeat },
        );
        const wanted = greedy(scores, sections, topK, sectionRepeat);
        expect(found).toEqual(wanted);
      },
    ),
  );
});

test("a section's second row yields to another section's first", () => {
  const scores = { rows: Uint32Array.of(0, 1, 2), count: 3, scores: Float64Array.of(1, 0.98, 0.96) };
  expect(selectRows(scores, Uint32Array.of(0, 0, 1), { topK: 3, sectionRepeat: 0.95 })).toEqual([
    { row: 0, score: 1 },
    { row: 2, score: 0.96 },
    { row: 1, score: 0.98 * 0.95 },
  ]);
});
