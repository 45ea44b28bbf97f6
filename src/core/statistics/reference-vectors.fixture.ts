/** One case that an established package has computed; see the notes beside the vectors. */
export interface ReferenceCase<Inputs, Expected> {
  id: string;
  inputs: Inputs;
  /** Null where the reference is undefined. */
  expected: Expected;
  /** Absolute; relative where a number is beyond 1. */
  tolerance: number;
}

/** The cases of one family. @param vectors text of test/vectors/statistics.json */
export function casesOf<Inputs, Expected>(
  vectors: string,
  family: string,
): ReferenceCase<Inputs, Expected>[] {
  const { cases } = JSON.parse(vectors) as {
    cases: (ReferenceCase<Inputs, Expected> & { family: string })[];
  };
  const found = cases.filter((one) => one.family === family);
  if (found.length === 0) throw new Error(`The vectors hold no family ${family}.`);
  return found;
}

/** Every place where two values differ by more than rounding: none where they agree. Objects must have the same keys. */
export function deviations(
  computed: unknown,
  expected: unknown,
  tolerance: number,
  place = "value",
): string[] {
  if (typeof computed === "number" && typeof expected === "number") {
    const near = Math.abs(computed - expected) <= tolerance * Math.max(1, Math.abs(expected));
    return near ? [] : [`${place}: ${computed} instead of ${expected}`];
  }
  if (isObject(computed) && isObject(expected)) {
    const keys = new Set([...Object.keys(computed), ...Object.keys(expected)]);
    return [...keys].flatMap((key) => deviations(computed[key], expected[key], tolerance, `${place}.${key}`));
  }
  return computed === expected ? [] : [`${place}: ${String(computed)} instead of ${String(expected)}`];
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
