import * as fc from "fast-check";
import { expect, test } from "vitest";
import { linesOf } from "./lines-of.ts";

async function collect(parts: readonly string[], maxLength?: number): Promise<string[]> {
  const lines: string[] = [];
  for await (const line of linesOf(ReadableStream.from(parts), maxLength)) lines.push(line);
  return lines;
}

test("gives the lines of the whole text, however it comes in parts", async () => {
  const part = fc.string({ unit: fc.constantFrom("a", "\n", "\r", "\u2028", "ö"), maxLength: 8 });
  await fc.assert(
    fc.asyncProperty(fc.array(part, { maxLength: 12 }), async (parts) => {
      const whole = parts.join("").split("\n");
      expect(await collect(parts)).toEqual(whole.at(-1) === "" ? whole.slice(0, -1) : whole);
    }),
  );
});

test("stops at a line that is too long", async () => {
  await expect(collect(["ab\nabc", "def"], 4)).rejects.toThrow("A line is longer than 4 characters.");
});
