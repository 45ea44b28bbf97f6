/** Channels from 0 to 255, alpha from 0 to 1. */
export interface Color {
  red: number;
  green: number;
  blue: number;
  alpha: number;
}

/** Two colours whose channels all differ by less cannot be told apart as text and ground. */
const leastDifference = 10;

const named: Readonly<Record<string, string>> = {
  white: "#ffffff",
  snow: "#fffafa",
  ivory: "#fffff0",
  whitesmoke: "#f5f5f5",
  black: "#000000",
  gray: "#808080",
  grey: "#808080",
  silver: "#c0c0c0",
  lightgray: "#d3d3d3",
  lightgrey: "#d3d3d3",
  red: "#ff0000",
  green: "#008000",
  blue: "#0000ff",
  yellow: "#ffff00",
  navy: "#000080",
  maroon: "#800000",
  purple: "#800080",
  teal: "#008080",
  orange: "#ffa500",
  transparent: "#00000000",
};

/** Hexadecimal, `rgb()`, `rgba()` and common names; undefined for whatever else is written. */
export function colorOf(written: string | undefined): Color | undefined {
  const text = written?.trim().toLowerCase() ?? "";
  const value = (Object.hasOwn(named, text) ? named[text] : undefined) ?? text;
  const hex = /^#?([\da-f]{3,4}|[\da-f]{6}|[\da-f]{8})$/.exec(value)?.[1];
  if (hex !== undefined) return fromHex(hex);
  const parts = /^rgba?\(\s*([\d.]+)[\s,]+([\d.]+)[\s,]+([\d.]+)(?:[\s,/]+([\d.]+)(%)?)?\s*\)$/.exec(value);
  if (parts === null) return undefined;
  const [red = 0, green = 0, blue = 0] = parts.slice(1, 4).map(Number);
  const alpha = parts[4] === undefined ? 1 : Number(parts[4]) / (parts[5] === "%" ? 100 : 1);
  return { red, green, blue, alpha };
}

export function lookAlike(a: Color, b: Color): boolean {
  const differences = [a.red - b.red, a.green - b.green, a.blue - b.blue];
  return differences.every((difference) => Math.abs(difference) < leastDifference);
}

function fromHex(hex: string): Color {
  const long = hex.length < 6 ? Array.from(hex, (digit) => digit + digit).join("") : hex;
  const channel = (at: number) => Number.parseInt(long.slice(at, at + 2), 16);
  return {
    red: channel(0),
    green: channel(2),
    blue: channel(4),
    alpha: long.length === 8 ? channel(6) / 255 : 1,
  };
}
