import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { clusteredValues } from "../statistics/clustered-values.ts";
import { seededRandom } from "../statistics/random.ts";
import { clusteredContrast, contrastInterval, contrastPValue } from "./clustered-contrast.ts";

describe("clusteredContrast", () => {
  test("agrees with the matrices it is written without", () => {
    const random = seededRandom(7);
    const names = Array.from({ length: 40 }, () => `c${random.below(9)}`);
    const inside = Uint8Array.from(names, (name, index) => (name < "c4" || index % 5 === 0 ? 1 : 0));
    const effects = new Map(names.map((name) => [name, 4 * random.uniform()]));
    const values = names.map((name) => effects.get(name)! + random.uniform());
    const expected = byMatrices(values, names, [...inside]);
    const found = clusteredContrast(clusteredValues(values, names), inside);
    expect(found).toMatchObject({
      status: "estimated",
      difference: expect.closeTo(expected.difference, 10),
      robust: {
        standardError: expect.closeTo(expected.standardError, 10),
        degrees: expect.closeTo(expected.degrees, 8),
      },
    });
  });

  test("is Welch's comparison of cluster means where clusters are equally large and on one side each", () => {
    const names = ["a", "a", "b", "b", "c", "c", "d", "d", "e", "e"];
    const values = [1, 3, 4, 4, 6, 8, 1, 1, 3, 5];
    const inside = Uint8Array.of(1, 1, 1, 1, 1, 1, 0, 0, 0, 0);
    // Inside means 2, 4, 7 (variance 19/3), outside 1, 4 (variance 4.5).
    expect(clusteredContrast(clusteredValues(values, names), inside)).toEqual({
      status: "estimated",
      difference: expect.closeTo(13 / 3 - 2.5, 12),
      robust: {
        standardError: expect.closeTo(Math.sqrt(19 / 9 + 4.5 / 2), 12),
        // Satterthwaite for equal variances of single values: (1/6 + 1/4)^2 / ((1/6)^2 / 2 + (1/4)^2 / 1).
        degrees: expect.closeTo((5 / 12) ** 2 / (1 / 72 + 1 / 16), 12),
      },
      // The ten values have a mean of 3.6 and squares that sum to 48.4.
      independent: { standardError: expect.closeTo(Math.sqrt((48.4 / 9) * (5 / 12)), 12), degrees: 8 },
    });
  });

  test("does not take five equal scores for certainty", () => {
    const names = ["a", "a", "b", "b", "c", ...Array.from({ length: 40 }, (_, index) => `r${index % 10}`)];
    const values = [1, 1, 1, 1, 1, ...Array.from({ length: 40 }, (_, index) => (index % 11 === 0 ? 0 : 1))];
    const inside = Uint8Array.from(values, (_, index) => (index < 5 ? 1 : 0));
    const found = clusteredContrast(clusteredValues(values, names), inside);
    expect(found.status === "estimated" && contrastPValue(found) > 0.3).toBe(true);
  });

  test.each([
    ["a group without a value", [1, 2, 3], ["a", "b", "c"], [0, 0, 0], "no-values"],
    ["a group within one cluster", [1, 2, 3, 4], ["a", "a", "b", "c"], [1, 1, 0, 0], "one-cluster"],
    ["equal values", [1, 1, 1, 1], ["a", "b", "c", "d"], [1, 1, 0, 0], "no-variance"],
  ])("is undefined for %s", (_, values, names, inside, reason) => {
    expect(clusteredContrast(clusteredValues(values, names), Uint8Array.from(inside))).toEqual({
      status: "undefined",
      reason,
    });
  });

  test("is finite or undefined whatever it is given, and turns its sign with the groups", () => {
    const row = fc.record({
      value: fc.constantFrom(0, 0.25, 1),
      name: fc.constantFrom("a", "b", "c", "d", "e"),
      inside: fc.constantFrom(0, 1),
    });
    fc.assert(
      fc.property(fc.array(row, { maxLength: 30 }), (rows) => {
        const sample = clusteredValues(
          rows.map(({ value }) => value),
          rows.map(({ name }) => name),
        );
        const found = clusteredContrast(
          sample,
          Uint8Array.from(rows, ({ inside }) => inside),
        );
        const mirrored = clusteredContrast(
          sample,
          Uint8Array.from(rows, ({ inside }) => 1 - inside),
        );
        expect(mirrored.status).toBe(found.status);
        if (found.status === "undefined" || mirrored.status === "undefined") return;
        const { low, high } = contrastInterval(found, 0.95);
        const p = contrastPValue(found);
        expect([low, high, p].every(Number.isFinite)).toBe(true);
        expect([low < found.difference, found.difference < high, p <= 1, found.robust.degrees > 0]).toEqual([
          true,
          true,
          true,
          true,
        ]);
        expect(mirrored.difference + found.difference).toBe(0);
        expect(mirrored.robust.standardError).toBeCloseTo(found.robust.standardError, 12);
      }),
    );
  });
});

/** CR2 and its degrees as they are defined, with n by n matrices; inverse roots by the iteration of Denman and Beavers. */
function byMatrices(values: number[], names: string[], inside: number[]) {
  const n = values.length;
  const design = inside.map((one) => [1, one]);
  const count = inside.reduce((sum, one) => sum + one, 0);
  const determinant = n * count - count * count;
  const bread = [
    [count / determinant, -count / determinant],
    [-count / determinant, n / determinant],
  ];
  const left = multiply(design, bread);
  const hat = multiply(left, transpose(design));
  const rest = hat.map((row, i) => row.map((value, j) => (i === j ? 1 : 0) - value));
  const residuals = multiply(
    rest,
    values.map((value) => [value]),
  ).map(([one]) => one!);
  const clusters = [...new Set(names)];
  const columns = clusters.map((cluster) => {
    const rows = names.flatMap((name, index) => (name === cluster ? [index] : []));
    const block = rows.map((i) => rows.map((j) => rest[i]![j]!));
    const adjusted = multiply([rows.map((i) => left[i]![1]!)], inverseRoot(block))[0]!;
    const column = Array.from({ length: n }, () => 0);
    for (const [place, index] of rows.entries()) column[index] = adjusted[place]!;
    return column;
  });
  const variance = columns.reduce((sum, column) => sum + dot(column, residuals) ** 2, 0);
  const omega = multiply(multiply(columns, rest), transpose(columns));
  const trace = omega.reduce((sum, row, index) => sum + row[index]!, 0);
  const squaredTrace = omega.flat().reduce((sum, value) => sum + value ** 2, 0);
  const mean = (member: number) => {
    const own = values.filter((_, index) => inside[index] === member);
    return own.reduce((sum, value) => sum + value, 0) / own.length;
  };
  return {
    difference: mean(1) - mean(0),
    standardError: Math.sqrt(variance),
    degrees: trace ** 2 / squaredTrace,
  };
}

function inverseRoot(matrix: number[][]): number[][] {
  let root = matrix;
  let inverse: number[][] = matrix.map((row, i) => row.map((_, j) => (i === j ? 1 : 0)));
  for (let step = 0; step < 30; step++) {
    const [fromRoot, fromInverse] = [invert(inverse), invert(root)];
    const next = root.map((row, i) => row.map((value, j) => (value + fromRoot[i]![j]!) / 2));
    inverse = inverse.map((row, i) => row.map((value, j) => (value + fromInverse[i]![j]!) / 2));
    root = next;
  }
  return inverse;
}

/** Gauss and Jordan, with pivots. */
function invert(matrix: number[][]): number[][] {
  const n = matrix.length;
  const rows = matrix.map((row, i) => [...row, ...row.map((_, j) => (i === j ? 1 : 0))]);
  for (let column = 0; column < n; column++) {
    let pivot = column;
    for (let row = column; row < n; row++) {
      if (Math.abs(rows[row]![column]!) > Math.abs(rows[pivot]![column]!)) pivot = row;
    }
    [rows[column], rows[pivot]] = [rows[pivot]!, rows[column]!];
    const scale = rows[column]![column]!;
    rows[column] = rows[column]!.map((value) => value / scale);
    for (let row = 0; row < n; row++) {
      const factor = rows[row]![column]!;
      if (row !== column) {
        rows[row] = rows[row]!.map((value, index) => value - factor * rows[column]![index]!);
      }
    }
  }
  return rows.map((row) => row.slice(n));
}

function multiply(a: number[][], b: number[][]): number[][] {
  const columns = transpose(b);
  return a.map((row) => columns.map((column) => dot(row, column)));
}

function transpose(matrix: number[][]): number[][] {
  return matrix[0]!.map((_, column) => matrix.map((row) => row[column]!));
}

function dot(a: number[], b: number[]): number {
  return a.reduce((sum, value, index) => sum + value * b[index]!, 0);
}
