import { expect, test } from "vitest";
import { windows1252Notice } from "./windows-1252-notice.ts";

/** What a text in one encoding of a byte a letter looks like in Windows-1252. */
function misread(bytes: readonly number[]): string {
  return new TextDecoder("windows-1252").decode(Uint8Array.from(bytes));
}

const plain = "Read as Windows-1252, as it is not UTF-8.";
const guess = (words: string) =>
  `Read as Windows-1252, as it is not UTF-8, but that is a guess, and it holds ${words}: if that is no word, save it as UTF-8.`;

test.each([
  ["German", "Übergrößen für Öfen – „Straße“ 5 €, 20 °C"],
  ["French", "L’été, créée à l’œuvre ; n° 3, « cœur »"],
  ["Portuguese", "as ações e a informação, não é?"],
  ["Catalan", "col·legi, intel·ligència"],
  ["Icelandic", "Þingvellir og Öxará, það er"],
  ["Spanish", "¿Qué año? ¡Olé! 1ª y 2º"],
  ["with signs", "3×4, a ±2 µm, §5, ½ l, © 2026"],
])("says no more of %s", (_, text) => {
  expect(windows1252Notice(text)).toBe(plain);
});

test.each([
  // "gęślą jaźń" in Windows-1250, "źródło łąki" in ISO-8859-2, "вода" in Windows-1251
  [
    "Polish of Windows",
    misread([0x7a, 0x61, 0xbf, 0xf3, 0xb3, 0xe6, 0x20, 0x67, 0xea, 0x9c, 0x6c, 0xb9]),
    "“za¿ó³æ”",
  ],
  ["Polish of other systems", misread([0xbc, 0x72, 0xf3, 0x64, 0xb3, 0x6f]), "“ród³o”"],
  ["Russian", misread([0xe2, 0xee, 0xe4, 0xe0]), "“âîäà”"],
])("shows the odd words of %s", (_, text, words) => {
  expect(windows1252Notice(text)).toBe(guess(words));
});

test("looks through a long text of letters at once", () => {
  expect(windows1252Notice("é³".repeat(1_000_000))).toMatch(/guess/);
  expect(windows1252Notice("a".repeat(2_000_000))).toBe(plain);
});
