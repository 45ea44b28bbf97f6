import { expect, test } from "vitest";
import { isOffline } from "./offline.ts";

test.each([
  [undefined, false],
  ["", false],
  ["0", false],
  ["1", true],
])("SOUNDINGS_OFFLINE=%s means %s", (value, expected) => {
  expect(isOffline({ SOUNDINGS_OFFLINE: value })).toBe(expected);
});

test("a value that says neither is an error, not a way out", () => {
  expect(() => isOffline({ SOUNDINGS_OFFLINE: "true" })).toThrow(
    'SOUNDINGS_OFFLINE is "true", which says neither that requests may leave the machine nor that they may not.',
  );
});
