import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type GateEnd, GateRule } from "../../contracts/gate.ts";
import { pairScores } from "../comparison/paired-scores.ts";
import type { OutcomeColumn } from "../evaluation/evaluation-codec.ts";
import { seededRandom } from "../statistics/random.ts";
import { decideGate, type GateDecision } from "./decide-gate.ts";
import type { NamedOutcome } from "./judge-must-pass.ts";

/** A score, "failed" or "not-applicable", a question each. */
type Row = (number | "failed" | "not-applicable")[];
type Sides = readonly [baseline: Row, candidate: Row];

describe("superiority", () => {
  const primary = { metric: "ndcg@10", test: "superiority" } as const;
  const better = raised(0.1);

  test("passes where the interval shows an improvement", () => {
    expect(decided({ primary }, better)).toMatchObject({
      end: "pass",
      sentence: "Passed: all 2 lines of the rule hold.",
      lines: [
        {
          title: "ndcg@10 is better",
          end: "pass",
          reason: "better",
          sentence: "Better in ndcg@10: +.100 [.078, .122] on 40 questions in 10 clusters.",
        },
        { rule: "coverage", end: "pass" },
      ],
    });
  });

  test("fails where the interval excludes an improvement", () => {
    const decision = decided({ primary }, reversed(better));
    expect(decision).toMatchObject({ end: "fail", lines: [{ reason: "not-better" }, { end: "pass" }] });
    expect(decision.sentence).toBe("Failed: 1 of 2 lines of the rule does not hold, and one is enough.");
  });

  test("fails where every score is the same: nothing improved", () => {
    const [row] = better;
    const [line] = decided({ primary }, [row, row]).lines;
    expect(line).toMatchObject({ end: "fail", reason: "unchanged" });
    expect(line?.sentence).toBe(
      "Nothing improved in ndcg@10: all 40 questions scored the same as in the baseline.",
    );
  });

  test("cannot decide where the interval holds zero, and says how many questions more it takes", () => {
    const decision = decided({ primary }, raised(0.02));
    expect(decision).toMatchObject({
      end: "could-not-decide",
      lines: [{ reason: "inconclusive", needed: { questions: expect.any(Number) } }, { end: "pass" }],
    });
    expect(decision.lines[0]?.sentence).toMatch(
      /^Cannot say yet whether ndcg@10 improved: .*; about \d+ more questions from about \d+ more clusters/,
    );
  });

  test("says how it would end if the difference is what it looks like", () => {
    const outlook = (effect: number) => decided({ primary }, raised(effect)).lines[0]?.sentence;
    expect(outlook(0.015)).toMatch(/, and if the difference is what it looks like now, it would pass\.$/);
    expect(outlook(-0.015)).toMatch(/, and if the difference is what it looks like now, it would fail\.$/);
    expect(outlook(0.0001)).toMatch(
      /; it is too close to be settled by asking a reasonable number of questions more\.$/,
    );
  });

  test("of a metric that counts what went wrong, fewer is better", () => {
    const rule = { primary: { ...primary, metric: "gold-spans-cut" } };
    expect(decided(rule, reversed(better)).end).toBe("pass");
    expect(decided(rule, better).end).toBe("fail");
  });
});

describe("non-inferiority", () => {
  const within = (margin: number) => ({
    primary: { metric: "ndcg@10", test: "non-inferiority", margin } as const,
  });

  test("passes where a loss as large as the margin is excluded", () => {
    const decision = decided(within(0.05), raised(0));
    expect(decision).toMatchObject({ end: "pass", lines: [{ reason: "within-margin" }, {}] });
    expect(decision.lines[0]?.sentence).toMatch(
      /^Not worse in ndcg@10 within the margin of \.05: with 95 % confidence it loses at most \.0\d\d \(/,
    );
  });

  test("fails where the whole interval lies beyond the margin", () => {
    expect(decided(within(0.05), raised(-0.2))).toMatchObject({
      end: "fail",
      lines: [{ reason: "beyond-margin" }, {}],
    });
  });

  test("cannot decide where a loss is certain, but not whether it is within the margin", () => {
    const decision = decided(within(0.05), raised(-0.055));
    expect(decision).toMatchObject({ end: "could-not-decide", lines: [{ reason: "inconclusive" }, {}] });
    expect(decision.lines[0]?.sentence).toMatch(
      /^Worse in ndcg@10, and it cannot be said yet whether by more than the margin of \.05: -\.055 .* it would fail\.$/,
    );
  });

  test("passes a change that alters no score, also where there are too few clusters for anything else", () => {
    const row: Row = [1, 0, 0.5];
    const [line] = decided(within(0.05), [row, row]).lines;
    expect(line).toMatchObject({ end: "pass", reason: "unchanged" });
    expect(line?.sentence).toBe("Unchanged in ndcg@10: all 3 questions scored the same as in the baseline.");
  });

  test("cannot decide below 8 clusters, however clear it looks", () => {
    const sides: Sides = [filled(28, 0.2), filled(28, (index) => 0.9 + index / 1000)];
    expect(decided(within(0.05), sides)).toMatchObject({
      end: "could-not-decide",
      lines: [{ reason: "too-few-clusters", figures: { clusters: 7 } }, {}],
    });
  });

  test("cannot decide where all clusters differ by the same", () => {
    const decision = decided(within(0.05), [filled(40, 0.5), filled(40, 0.75)]);
    expect(decision).toMatchObject({ end: "could-not-decide", lines: [{ reason: "no-variance" }, {}] });
  });
});

describe("guards", () => {
  const primary = { metric: "ndcg@10", test: "superiority" } as const;

  test("are corrected for their number: what one alone passes, it may not among others", () => {
    const close = raised(-0.008);
    const guard = (metric: string) => ({ metric, margin: 0.03 });
    const alone = decided({ primary, guards: [guard("a")] }, raised(0.1), { a: close });
    const among = decided({ primary, guards: ["a", "b", "c"].map(guard) }, raised(0.1), {
      a: close,
      b: close,
      c: close,
    });
    expect(ends(alone).guard).toEqual(["pass"]);
    expect(ends(among).guard).toEqual(["could-not-decide", "could-not-decide", "could-not-decide"]);
    expect(among.lines[1]?.sentence).toMatch(/, p \.\d{3} corrected for 3 guards; about /);
  });

  test("an unchanged guard passes and leaves the others as they would be without it", () => {
    const same = filled(40, 1);
    const guards = [{ metric: "a", margin: 0.03 }];
    const without = decided({ primary, guards }, raised(0.1), { a: raised(-0.008) });
    const beside = decided({ primary, guards: [...guards, { metric: "b", margin: 0.03 }] }, raised(0.1), {
      a: raised(-0.008),
      b: [same, same],
    });
    expect(ends(beside).guard).toEqual([...ends(without).guard, "pass"]);
    expect(beside.lines[2]).toMatchObject({ reason: "unchanged", adjustedP: null });
    expect(beside.lines[1]).toMatchObject({
      adjustedP: (without.lines[1] as { adjustedP: number }).adjustedP,
    });
  });
});

describe("coverage", () => {
  const primary = { metric: "ndcg@10", test: "superiority" } as const;

  test("a candidate that answers fewer questions does not win by what it left out", () => {
    const [baseline, candidate] = raised(0.1);
    const fewer = candidate.map((score, index) => (index % 10 === 0 ? "not-applicable" : score));
    const decision = decided({ primary }, [baseline, fewer]);
    expect(decision).toMatchObject({
      end: "could-not-decide",
      lines: [
        { reason: "too-few-scored" },
        { candidate: { scored: 36, of: 40 }, baseline: { scored: 40, of: 40 } },
      ],
    });
    expect(decision.lines[1]?.sentence).toBe(
      "The candidate measured ndcg@10 on only 36 of 40 questions (90 %) that the baseline measured; at least 95 % are asked for.",
    );
  });

  test("the rule may ask for less", () => {
    const [baseline, candidate] = raised(0.1);
    const fewer = candidate.map((score, index) => (index % 10 === 0 ? "failed" : score));
    expect(decided({ primary, coverage: { atLeast: 0.9 } }, [baseline, fewer]).end).toBe("pass");
  });

  test("a baseline that failed on many questions is no ground either", () => {
    const [baseline, candidate] = raised(0.1);
    const broken = baseline.map((score, index) => (index % 10 === 0 ? "failed" : score));
    const decision = decided({ primary }, [broken, candidate]);
    expect(decision.lines[1]?.sentence).toBe(
      "The baseline itself measured ndcg@10 on 36 of 40 questions (90 %), and at least 95 % are asked for.",
    );
    expect(decision.end).toBe("could-not-decide");
  });

  test("questions that the metric never applied to are not missed", () => {
    const [baseline, candidate] = raised(0.1);
    const partly = (row: Row): Row => row.map((score, index) => (index % 4 === 0 ? "not-applicable" : score));
    expect(decided({ primary }, [partly(baseline), partly(candidate)]).end).toBe("pass");
  });
});

describe("named questions", () => {
  const primary = { metric: "ndcg@10", test: "superiority" } as const;
  const asked = (outcome: NamedOutcome, limit: { atLeast: number } | { atMost: number }) =>
    decided(
      { primary, mustPass: [{ question: "hm-001", metric: "hit@5", ...limit }] },
      raised(0.1),
      {},
      outcome,
    ).lines[2];

  test.each([
    [{ status: "scored", score: 1 }, { atLeast: 1 }, "pass", "hm-001 scores 1.000 in hit@5."],
    [
      { status: "scored", score: 0 },
      { atLeast: 1 },
      "fail",
      "hm-001 scores .000 in hit@5, and at least 1 is asked for.",
    ],
    [
      { status: "scored", score: 1 },
      { atMost: 0.5 },
      "fail",
      "hm-001 scores 1.000 in hit@5, and at most .5 is asked for.",
    ],
    [{ status: "failed" }, { atLeast: 1 }, "could-not-decide", "hit@5 could not be measured for hm-001."],
    [
      { status: "not-applicable" },
      { atLeast: 1 },
      "could-not-decide",
      "hit@5 does not apply to hm-001 in the candidate.",
    ],
  ] as const)("%j against %j", (outcome, limit, end, sentence) => {
    expect(asked(outcome, limit)).toMatchObject({ rule: "must-pass", end, sentence });
  });

  test("one that fails fails the gate, however good the means are", () => {
    const mustPass = [{ question: "hm-001", metric: "hit@5", atLeast: 1 }];
    const decision = decided({ primary, mustPass }, raised(0.1), {}, { status: "scored", score: 0 });
    expect(decision.end).toBe("fail");
  });
});

describe("whatever is measured", () => {
  const anyEffect = fc.double({ min: -0.3, max: 0.3, noNaN: true });
  const anyGuards = fc.array(
    fc.record({ effect: anyEffect, margin: fc.double({ min: 0.001, max: 0.2, noNaN: true }) }),
    { maxLength: 5 },
  );
  const rank: Record<GateEnd, number> = { pass: 0, "could-not-decide": 1, fail: 2 };

  function gateOf(effect: number, guards: readonly { effect: number; margin: number; name: string }[]) {
    const sides = Object.fromEntries(guards.map((guard) => [guard.name, raised(guard.effect)]));
    const rule = guards.map(({ name, margin }) => ({ metric: name, margin }));
    return decided(
      { primary: { metric: "ndcg@10", test: "superiority" }, guards: rule },
      raised(effect),
      sides,
    );
  }
  const named = (guards: readonly { effect: number; margin: number }[]) =>
    guards.map((guard, index) => ({ ...guard, name: `guard-${index}` }));

  test("another guard never makes the end better", () => {
    fc.assert(
      fc.property(
        anyEffect,
        anyGuards,
        fc.record({ effect: anyEffect, margin: fc.constant(0.02) }),
        (effect, guards, more) => {
          const before = gateOf(effect, named(guards)).end;
          expect(rank[gateOf(effect, named([...guards, more])).end]).toBeGreaterThanOrEqual(rank[before]);
        },
      ),
    );
  });

  test("the order of the guards does not matter", () => {
    fc.assert(
      fc.property(anyEffect, anyGuards, (effect, guards) => {
        const byTitle = ({ lines }: GateDecision) =>
          lines.map(({ title, end, sentence }) => [title, end, sentence].join(" ")).sort();
        const forwards = gateOf(effect, named(guards));
        const backwards = gateOf(effect, named(guards).toReversed());
        expect([backwards.end, ...byTitle(backwards)]).toEqual([forwards.end, ...byTitle(forwards)]);
      }),
    );
  });

  test("swapping the sides never leaves a superiority gate passed", () => {
    fc.assert(
      fc.property(anyEffect, (effect) => {
        const primary = { metric: "ndcg@10", test: "superiority" } as const;
        const both = [decided({ primary }, raised(effect)), decided({ primary }, reversed(raised(effect)))];
        expect(both.filter(({ end }) => end === "pass").length).toBeLessThanOrEqual(1);
      }),
    );
  });
});

function decided(
  rule: unknown,
  sides: Sides,
  others: Record<string, Sides> = {},
  outcome: NamedOutcome = { status: "failed" },
): GateDecision {
  return decideGate(GateRule.parse(rule), {
    paired(metric) {
      const [baseline, candidate] = others[metric] ?? sides;
      const places = Uint32Array.from(baseline.keys());
      const clusterOf = places.map((place) => Math.floor(place / 4));
      return pairScores(columnOf(baseline), columnOf(candidate), {
        first: places,
        second: places,
        clusterOf,
      });
    },
    lowerIsBetter: (metric) => metric === "gold-spans-cut",
    outcomeOf: () => outcome,
  });
}

function ends({ lines }: GateDecision): Record<"guard", GateEnd[]> {
  return { guard: lines.filter(({ rule }) => rule === "guard").map(({ end }) => end) };
}

function columnOf(row: Row): OutcomeColumn {
  const unscored = [...row.entries()].flatMap(([index, one]) =>
    typeof one === "number" ? [] : [[index, { status: one, reason: "" }] as const],
  );
  return {
    scores: Float64Array.from(row, (one) => (typeof one === "number" ? one : Number.NaN)),
    unscored: new Map(unscored),
  };
}

function filled(length: number, score: number | ((index: number) => number)): Row {
  return Array.from({ length }, (_, index) => (typeof score === "number" ? score : score(index)));
}

/** Forty questions in ten clusters, raised by about the effect. */
function raised(effect: number): Sides {
  const random = seededRandom(7);
  const baseline = filled(40, () => random.uniform());
  const noise = seededRandom(11);
  const drawn = baseline.map(() => 0.2 * (noise.uniform() - 0.5));
  const centre = drawn.reduce((sum, one) => sum + one, 0) / drawn.length;
  return [baseline, baseline.map((score, index) => (score as number) + effect + drawn[index]! - centre)];
}

function reversed([baseline, candidate]: Sides): Sides {
  return [candidate, baseline];
}
