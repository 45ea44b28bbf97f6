import { expect, test } from "vitest";
import { authorOf, isAttribution } from "./attribution.ts";

test.each<[string, string | undefined]>([
  ["On Sat, May 2, 2026 at 9:00 AM Charles Babbage <charles@example.org> wrote:", "Charles Babbage"],
  ["On 02/05/2026 09:00, Charles Babbage wrote:", "Charles Babbage"],
  ['On 2 May 2026, at 09:00, "Babbage, Charles" <charles@example.org> wrote:', "Babbage, Charles"],
  ["On Saturday, 2 May 2026, charles@example.org <charles@example.org> wrote:", "charles@example.org"],
  ["Am Sa., 2. Mai 2026 um 09:00 Uhr schrieb Charles Babbage <charles@example.org>:", "Charles Babbage"],
  ["Am 02.05.26 um 09:00 schrieb Charles Babbage:", "Charles Babbage"],
  ["Le sam. 2 mai 2026 à 09:00, Charles Babbage <charles@example.org> a écrit :", "Charles Babbage"],
  ["El sáb, 2 may 2026 a las 9:00, Charles Babbage (<charles@example.org>) escribió:", "Charles Babbage"],
  [
    "Il giorno sab 2 mag 2026 alle ore 09:00 Charles Babbage <charles@example.org> ha scritto:",
    "Charles Babbage",
  ],
  ["Em sáb., 2 de mai. de 2026 às 09:00, Charles Babbage <charles@example.org> escreveu:", "Charles Babbage"],
  ["Op za 2 mei 2026 om 09:00 schreef Charles Babbage <charles@example.org>:", "Charles Babbage"],
  ["Den lør. 2. mai 2026 kl. 09:00 skrev Charles Babbage <charles@example.org>:", "Charles Babbage"],
  ["W dniu 2.05.2026 o 09:00, Charles Babbage pisze:", "Charles Babbage"],
  ["2 мая 2026 г., в 09:00, Charles Babbage <charles@example.org> написал(а):", "Charles Babbage"],
  ["2026年5月2日(土) 9:00 Charles Babbage <charles@example.org>:", "Charles Babbage"],
])("%s is by %s", (line, author) => {
  expect([isAttribution(line, true), authorOf(line)]).toEqual([true, author]);
});

test.each([
  "On Monday we measured three things:",
  "What I wrote on 2 May was wrong.",
  "The list of 2026:",
  `On 2 May 2026 ${"x".repeat(500)} wrote:`,
])("no introduction: %s", (line) => {
  expect([isAttribution(line, true), isAttribution(line, false)]).toEqual([false, false]);
});

test("what anybody could write is an introduction only right above a quote", () => {
  expect([isAttribution("Ada wrote:", true), isAttribution("Ada wrote:", false)]).toEqual([true, false]);
  expect(authorOf("Ada wrote:")).toBe("Ada");
});
