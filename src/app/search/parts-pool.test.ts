import { expect, test } from "vitest";
import { Pipeline } from "../../contracts/pipeline.ts";
import type { PipelineParts } from "../../core/pipeline/run-pipeline.ts";
import { partsPool } from "./parts-pool.ts";

/** A pool whose parts are told apart by number, with how many are open. */
function countedPool(fail: (made: number) => boolean = () => false) {
  let made = 0;
  const open = new Set<number>();
  const pool = partsPool(async () => {
    made += 1;
    const number = made;
    if (fail(number)) throw new Error("cannot be made");
    open.add(number);
    return { number, close: async () => void open.delete(number) } as unknown as PipelineParts & {
      close(): Promise<void>;
    };
  });
  const use = (pipeline: Pipeline) =>
    pool.use(pipeline, async (parts) => (parts as unknown as { number: number }).number);
  return { pool, open, use };
}

const sized = (size: number) => Pipeline.parse({ chunk: { size } });

test("makes parts once for all configurations that name the same ones", async () => {
  const { use, open, pool } = countedPool();
  const numbers = [await use(sized(1)), await use(sized(2))];
  const other = { ...sized(1), retrieve: Pipeline.parse({ retrieve: { k: 9 } }).retrieve };
  numbers.push(...(await Promise.all([use(other), use(sized(2)), use(sized(1))])));
  expect([numbers, open.size]).toEqual([[1, 2, 1, 2, 1], 2]);
  await pool.close();
  expect(open.size).toBe(0);
});

test("closes the longest unused beyond eight, but none in use", async () => {
  const { use, pool, open } = countedPool();
  const { promise, resolve } = Promise.withResolvers<void>();
  const busy = pool.use(sized(99), () => promise);
  for (let size = 1; size <= 12; size++) await use(sized(size));
  expect([...open]).toEqual([1, 6, 7, 8, 9, 10, 11, 12, 13]);
  resolve();
  await busy;
  await pool.close();
  expect(open.size).toBe(0);
});

test("what could not be made is tried again by the next who asks", async () => {
  const { use, pool } = countedPool((made) => made === 1);
  await expect(use(sized(1))).rejects.toThrow("cannot be made");
  expect(await use(sized(1))).toBe(2);
  await pool.close();
});
