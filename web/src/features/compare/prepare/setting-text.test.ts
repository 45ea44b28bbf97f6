import { expect, test } from "vitest";
import { settingText } from "./setting-text.ts";

test("texts stand without quotes, a missing setting says so, all else is JSON", () => {
  expect([settingText("hybrid"), settingText(null), settingText(300), settingText({ a: [1] })]).toEqual([
    "hybrid",
    "not set",
    "300",
    '{"a":[1]}',
  ]);
});
