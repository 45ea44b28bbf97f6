/** What the letters of the fonts Symbol and Wingdings show, where Unicode has it. */
const greek = "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ";
const greekSmall = "αβχδεφγηιϕκλμνοπθρστυϖωξψζ";
const symbol = new Map<number, string>([
  ...Array.from(greek, (letter, at) => [0x41 + at, letter] as const),
  ...Array.from(greekSmall, (letter, at) => [0x61 + at, letter] as const),
  ...Object.entries({
    0xa3: "≤",
    0xa5: "∞",
    0xab: "↔",
    0xac: "←",
    0xad: "↑",
    0xae: "→",
    0xaf: "↓",
    0xb0: "°",
    0xb1: "±",
    0xb3: "≥",
    0xb4: "×",
    0xb7: "•",
    0xb8: "÷",
    0xb9: "≠",
    0xbb: "≈",
    0xd6: "√",
    0xe5: "∑",
    0xf2: "∫",
  }).map(([code, letter]) => [Number(code), letter] as const),
]);
const wingdings = new Map<number, string>(
  Object.entries({
    0x4a: "☺",
    0x4c: "☹",
    0x6c: "●",
    0x6e: "■",
    0x6f: "□",
    0x71: "❑",
    0x76: "❖",
    0x9f: "•",
    0xa7: "▪",
    0xa8: "◻",
    0xd8: "➢",
    0xe0: "→",
    0xf0: "⇨",
    0xfb: "✗",
    0xfc: "✓",
    0xfd: "☒",
    0xfe: "☑",
  }).map(([code, letter]) => [Number(code), letter] as const),
);

/** The character a font's own code shows; undefined where it cannot be told. */
export function symbolText(font: string, code: string): string | undefined {
  const value = Number.parseInt(code, 16);
  if (!/^[0-9a-f]{1,6}$/i.test(code) || value > 0x10ffff) return undefined;
  const own = value >= 0xf000 && value <= 0xf0ff ? value - 0xf000 : value;
  if (/^symbol$/i.test(font)) return symbol.get(own) ?? (own < 0x40 ? String.fromCharCode(own) : undefined);
  if (/^wingdings$/i.test(font)) return wingdings.get(own);
  return value === own && value >= 0x20 ? String.fromCodePoint(value) : undefined;
}
