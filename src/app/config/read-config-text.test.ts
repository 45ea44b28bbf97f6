import { expect, test } from "vitest";
import { readConfigText } from "./read-config-text.ts";

function read(text: string) {
  const options = { folder: "/folder", own: {}, ownVariables: new Set<string>(), environment: {} };
  return readConfigText(text, options).faults.map(({ message, line, column }) => ({ message, line, column }));
}

test("a text of tens of thousands of aliases is refused as soon as one of a few", () => {
  const message = "Excessive alias count indicates a resource exhaustion attack.";
  expect(read(`experiment: &a x\nother:\n${"- *a\n".repeat(30_000)}`)).toEqual([
    { message, line: 1, column: 1 },
  ]);
});

test("every one of many wrong names is told by its place, and the time that takes grows no faster than they", () => {
  const names = Array.from({ length: 12_000 }, (_, at) => `  a${at}: 1\n`);
  const faults = read(`vary:\n${names.join("")}`);
  expect([faults.length, faults.at(-1)]).toEqual([
    12_000,
    { message: "vary.a11999 must be a list or a range, not 1.", line: 12_001, column: 3 },
  ]);
});

test("a name that is given again in its mapping is told, beside other faults, and in another mapping is none", () => {
  expect(read("a: {b: 1}\nc: {b: 1, b: 2}\nd: [\ne: 2\n")).toEqual([
    { message: "This name is given twice.", line: 2, column: 11 },
    { message: expect.stringMatching(/missing/) as string, line: 4, column: 1 },
  ]);
});
