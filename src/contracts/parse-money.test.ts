import fc from "fast-check";
import { expect, test } from "vitest";
import { AppError } from "./app-error.ts";
import { parseMoney } from "./parse-money.ts";

test.each([
  ["5usd", 5],
  ["$5", 5],
  ["0.50 usd", 0.5],
  [" $ 12.25 ", 12.25],
  ["3USD", 3],
  ["0usd", 0],
])("reads %j as US dollars", (text, usd) => {
  expect(parseMoney(text)).toBe(usd);
});

test.each([
  "5",
  "",
  "usd",
  "$",
  "-5usd",
  "5eur",
  "€5",
  "1,000usd",
  "1e3usd",
  "$5usd",
  ".5usd",
  "5 000 usd",
  "Infinityusd",
])("refuses %j and says how to write it", (text) => {
  expect(() => parseMoney(text)).toThrow(
    new AppError("config.invalid", {
      message: `${JSON.stringify(text)} is no amount of US dollars.`,
      hint: "Write it as 5usd, $5 or 0.50usd.",
    }),
  );
});

test("an amount so long that it is none is refused", () => {
  expect(() => parseMoney(`${"9".repeat(400)}usd`)).toThrow(/no amount/);
});

test("reads back every amount it could have been given", () => {
  fc.assert(
    fc.property(fc.nat({ max: 10_000_000 }), (cents) => {
      const amount = (cents / 100).toFixed(2);
      expect([parseMoney(`${amount}usd`), parseMoney(`$${amount}`)]).toEqual([cents / 100, cents / 100]);
    }),
  );
});
