/** Scripts that tell the language by themselves, most telling first: Kana before the Han that stands among it. */
const tellingScripts: readonly { language: string; letters: RegExp; weight: number }[] = [
  { language: "ja", letters: /[\p{Script=Hiragana}\p{Script=Katakana}]/gu, weight: 3 },
  { language: "zh", letters: /\p{Script=Han}/gu, weight: 3 },
  { language: "ko", letters: /\p{Script=Hangul}/gu, weight: 3 },
  { language: "th", letters: /\p{Script=Thai}/gu, weight: 1 },
  { language: "lo", letters: /\p{Script=Lao}/gu, weight: 1 },
  { language: "km", letters: /\p{Script=Khmer}/gu, weight: 1 },
  { language: "my", letters: /\p{Script=Myanmar}/gu, weight: 1 },
  { language: "el", letters: /\p{Script=Greek}/gu, weight: 1 },
  { language: "hy", letters: /\p{Script=Armenian}/gu, weight: 1 },
  { language: "ka", letters: /\p{Script=Georgian}/gu, weight: 1 },
  { language: "ta", letters: /\p{Script=Tamil}/gu, weight: 1 },
];
// Japanese prose is about half Kana; Chinese has none but for names and brands.
const kanaShare = 0.1;

/** The language where the text's script leaves no other; undefined where several languages share it. `letters` counts all of them. */
export function languageOfScript(text: string): { language: string | undefined; letters: number } {
  const letters = count(text, /\p{L}/gu);
  const counts = tellingScripts.map(({ letters, weight }) => count(text, letters) * weight);
  const [kana = 0, han = 0] = counts;
  if (kana > 0 && kana >= kanaShare * (kana + han)) {
    counts[0] = kana + han;
    counts[1] = 0;
  } else {
    counts[0] = 0;
    counts[1] = kana + han;
  }
  // A character of Chinese says as much as about three letters: half of the meaning, not half of the letters, decides.
  const found = tellingScripts.findIndex(({ weight }, index) => {
    const telling = counts[index] as number;
    return telling > 0 && telling > letters - telling / weight;
  });
  return { language: tellingScripts[found]?.language, letters };
}

function count(text: string, pattern: RegExp): number {
  let found = 0;
  for (const _ of text.matchAll(pattern)) found++;
  return found;
}
