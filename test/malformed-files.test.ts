import { afterAll, expect, test } from "vitest";
import { goodFiles } from "../scripts/malformed/good-files.ts";
import { readMalformed, unfit } from "../scripts/malformed/read-malformed.ts";
import { workerParserPool } from "../src/adapters/parsers/worker-pool.ts";

const parsers = workerParserPool();
afterAll(() => parsers.close());

/** `node scripts/malformed-files.ts` reads ten thousand. */
const count = 400;

test("malformed files of every kind are read, or left out with one sentence for a person", async () => {
  const good = goodFiles([]);
  const outcomes = [];
  for await (const outcome of readMalformed(good, { count, seed: 20_261_126, parsers }))
    outcomes.push(outcome);
  expect(outcomes).toHaveLength(count);
  const misfits = outcomes.flatMap(({ file, reasons }) =>
    reasons.filter(unfit).map((reason) => `${file.name} (${file.fault}): ${reason}`),
  );
  expect(misfits).toEqual([]);
  const unread = outcomes.filter(({ documents }) => documents === 0);
  expect(unread.every(({ reasons }) => reasons.length > 0)).toBe(true);
  expect(unread.length).toBeGreaterThan(count / 10);
  expect(unread.length).toBeLessThan(count);
});
