import { expect, test } from "vitest";
import { otherLanguageQuestions } from "./other-languages.ts";

test.each([
  [
    "de",
    "Wenn die Pumpe brummt, rufen Sie Herrn Petrie.",
    "Was ist zu tun, wenn die Pumpe brummt?",
    "rufen Sie Herrn Petrie",
  ],
  ["de", "Die Wallbox ist ein Ladegerät für Autos.", "Was ist die Wallbox?", "ein Ladegerät für Autos"],
  ["de", "Das Büro öffnet um neun Uhr.", "Wann öffnet das Büro?", "um neun Uhr"],
  ["de", "Der Schlüssel hängt neben der Tür.", "Wo hängt der Schlüssel?", "neben der Tür"],
  ["es", "Si la bomba falla, llame a Petrie.", "¿Qué hay que hacer si la bomba falla?", "llame a Petrie"],
  ["es", "La fideuá es un plato de pasta.", "¿Qué es la fideuá?", "un plato de pasta"],
])("%s: %s", (language, sentence, question, answer) => {
  expect(otherLanguageQuestions(sentence, language)).toMatchObject([{ question, answer }]);
});

test.each([
  ["de", "Wenn es das tut, rufen Sie an."],
  ["de", "Der Sonntag ist auf Morra noch ein stiller Tag."],
  ["es", "Si esto falla, llame a Petrie."],
  ["fr", "La pompe est une machine simple."],
])("%s proposes nothing for: %s", (language, sentence) => {
  expect(otherLanguageQuestions(sentence, language)).toEqual([]);
});
