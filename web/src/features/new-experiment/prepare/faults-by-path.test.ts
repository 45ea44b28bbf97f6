import { expect, test } from "vitest";
import type { ConfigurationFault } from "../../../../../src/contracts/api/configuration.ts";
import { faultAt, faultsByLine } from "./faults-by-path.ts";

const fault = (path: ConfigurationFault["path"], line: number | null = null): ConfigurationFault => ({
  message: path?.join(".") ?? "syntax",
  hint: null,
  path,
  line,
  column: null,
});

test("a field has the faults of its own place and of what lies within it", () => {
  const faults = [fault(null), fault(["vary", "chunk.size", 1]), fault(["pipeline", "chunk"])];
  expect(faultAt(faults, ["vary", "chunk.size"])).toBe(faults[1]);
  expect(faultAt(faults, ["pipeline", "chunk"])).toBe(faults[2]);
  expect(faultAt(faults, ["pipeline", "chunk", "size"])).toBeUndefined();
});

test("a line shows its first fault", () => {
  const faults = [fault(["a"], 3), fault(["b"], 3), fault(["c"])];
  expect([...faultsByLine(faults)]).toEqual([[3, faults[0]]]);
});
