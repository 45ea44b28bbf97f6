import { expect, test } from "vitest";
import { iniSections } from "./ini-sections.ts";

test("reads sections as AWS writes them", () => {
  const text = [
    "lost = 1",
    "; comment",
    "[ default ]",
    "Region=us-east-1",
    "secret = a=b#c",
    "output = json  # comment",
    "s3 =",
    "  max_concurrent_requests = 20",
    "[profile a b]",
    "region = eu-west-1",
    "[default]",
    "region = us-east-2",
    "__proto__ = x",
  ].join("\n");
  const sections = [...iniSections(text)].map(([name, keys]) => [name, Object.entries(keys)]);
  expect(sections).toEqual([
    [
      "default",
      [
        ["region", "us-east-2"],
        ["secret", "a=b#c"],
        ["output", "json"],
        ["s3", ""],
        ["__proto__", "x"],
      ],
    ],
    ["profile a b", [["region", "eu-west-1"]]],
  ]);
});
