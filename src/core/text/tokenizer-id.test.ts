import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { tokenizerId } from "./tokenizer-id.ts";

test("the tokenizer named in keys is the one that is installed", () => {
  const manifest = JSON.parse(readFileSync("package.json", "utf8")) as {
    dependencies: Record<string, string>;
  };
  expect(tokenizerId).toBe(`gpt-tokenizer@${manifest.dependencies["gpt-tokenizer"]} o200k_base`);
});
