import { expect, test } from "vitest";
import { callKey } from "./call-key.ts";

test("a question is known by its name and input; a call that carries a file is never put into text", () => {
  const bytes = new Uint8Array(200_000_000);
  expect([
    callKey("board", { experiment: "tides" }),
    callKey("board", null),
    callKey("addSourceFile", { name: "a.md", bytes }),
  ]).toEqual(['["board",{"experiment":"tides"}]', '["board",null]', null]);
});
