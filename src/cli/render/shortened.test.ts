import { expect, test } from "vitest";
import { shortened } from "./shortened.ts";

test("cuts after a word that ends near, else anywhere but within a letter", () => {
  expect(shortened("one two\n three", 20)).toBe("one two three");
  expect(shortened("one two three", 10)).toBe("one two…");
  expect(shortened("abcdefghijkl", 10)).toBe("abcdefghi…");
  expect(shortened("abcdefgh😀jkl", 10)).toBe("abcdefgh…");
});
