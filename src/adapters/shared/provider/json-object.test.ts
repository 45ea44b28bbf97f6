import { expect, test } from "vitest";
import { JsonObject } from "./json-object.ts";

test.each<[unknown, boolean]>([
  [{}, true],
  [{ city: "Kiel", at: [1, null, { deep: true }] }, true],
  [[], false],
  [null, false],
  ["{}", false],
  [{ far: Infinity }, false],
])("whether %j is an object of JSON: %s", (value, isOne) => {
  expect(JsonObject.safeParse(value).success).toBe(isOne);
});
