import { expect, test } from "vitest";
import { detectLanguage } from "./detect-language.ts";

test.each([
  ["en", "The panthers gave up just 308 points and ranked sixth in the league."],
  ["de", "Die Verteidigung der Panthers gab nur 308 Punkte ab."],
  ["es", "La defensa de los Panthers cedió solo 308 puntos."],
  ["fr", "La défense des Panthers n'a concédé que 308 points."],
  ["ru", "Защита пропустила всего триста восемь очков."],
  ["zh", "黑豹队的防守只丢了 308分，在 NFL 联赛中排名第六。"],
  ["ja", "黒豹隊の守備は 308 点しか取られていない。"],
  ["ko", "수비는 308점만 내주었다."],
  ["th", "สวัสดีครับ"],
  ["el", "Η άμυνα δέχτηκε μόνο 308 πόντους."],
  ["und", ""],
  ["und", "42 (3.14) 1,000"],
  ["und", "ok"],
])("%s: %s", async (language, text) => {
  expect(await detectLanguage(text)).toBe(language);
});

test("a few foreign characters do not decide", async () => {
  const text = "The word for China is 中国, which means the middle kingdom, and Greeks say Κίνα.";
  expect(await detectLanguage(text)).toBe("en");
});

test("a long text is judged by its beginning, middle and end", async () => {
  const english = "This is an ordinary sentence about nothing at all. ";
  expect(await detectLanguage(english.repeat(50_000))).toBe("en");
});
