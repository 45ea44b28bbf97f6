import { expect, test } from "vitest";
import { firstQuantity, quantityAt, timeIn } from "./english-measures.ts";

test.each([
  ["£250 as security", "£250"],
  ["$1,500 a month", "$1,500"],
  ["about ninety minutes", "about ninety minutes"],
  ["four to five hours", "four to five hours"],
  ["up to 20 MB of text", "up to 20 MB"],
  ["2 % of it", "2 %"],
  ["eleven metres deep", "eleven metres"],
  ["5 menus", undefined],
  ["a few minutes", undefined],
])("%s holds %s", (text, quantity) => {
  expect(firstQuantity(text)).toBe(quantity);
});

test("a quantity that stands later is not what the text begins with", () => {
  expect([quantityAt("nearly £5"), quantityAt("for £5")]).toEqual(["nearly £5", undefined]);
});

test.each([
  ["opens at 08:30 daily", "at 08:30", "When"],
  ["comes on Wednesdays and Sundays", "on Wednesdays and Sundays", "When"],
  ["in January, April and July", "in January, April and July", "When"],
  ["was built in 1983 by Peem", "in 1983", "When"],
  ["closed from October to March", "from October to March", "When"],
  ["by half past six in the morning", "by half past six in the morning", "When"],
  ["is emptied every three years in May", "every three years", "How often"],
  ["washed twice a week", "twice a week", "How often"],
])("%s tells %s", (text, words, asks) => {
  expect(timeIn(text)).toEqual({ at: text.indexOf(words), words, asks });
});

test("a place is no time", () => {
  expect(timeIn("stands in the yard at the gate")).toBeUndefined();
});
