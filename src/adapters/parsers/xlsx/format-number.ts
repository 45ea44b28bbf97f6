import type { FormatToken } from "./format-sections.ts";

/** More places than a number has digits show nothing. */
const mostDecimals = 30;

/** A number through a section without dates: placeholders, percent, thousands, exponents, fractions, and text around. */
export function formatNumber(value: number, tokens: readonly FormatToken[]): string {
  const sign = value < 0 ? "-" : "";
  const size = Math.abs(value);
  if (!tokens.some(({ kind }) => kind === "digit")) {
    const text = textOf(tokens);
    return text === "" ? "" : sign + text;
  }
  if (tokens.some(({ kind }) => kind === "slash")) return sign + fraction(size, tokens);
  if (tokens.some(({ kind }) => kind === "exponent")) return sign + scientific(size, tokens);
  const shown = decimal(size, tokens);
  return (/[1-9]/.test(shown) ? sign : "") + shown;
}

function decimal(size: number, tokens: readonly FormatToken[]): string {
  const digits = tokens.flatMap(({ kind }, at) => (kind === "digit" ? [at] : []));
  const first = digits[0] as number;
  const last = digits.at(-1) as number;
  const point = tokens.findIndex(({ kind }) => kind === "point");
  const whole = point < 0 ? digits : digits.filter((at) => at < point);
  const places = point < 0 ? [] : digits.filter((at) => at > point).slice(0, mostDecimals);
  const isComma = (at: number) => tokens[at]?.kind === "comma";
  const grouped = tokens.some((_, at) => at > first && at < last && isComma(at) && (point < 0 || at < point));
  let scaled = size;
  for (const { kind } of tokens) if (kind === "percent") scaled *= 100;
  for (let at = last + 1; isComma(at); at += 1) scaled /= 1000;

  const [integer = "0", decimals = ""] = rounded(scaled, places.length).split(".");
  const least = places.filter((at) => tokens[at]?.text !== "#").length;
  const kept = decimals.slice(0, Math.max(least, decimals.replace(/0+$/, "").length));
  const zeros = whole.filter((at) => tokens[at]?.text === "0").length;
  const padded = (integer === "0" && zeros === 0 ? "" : integer).padStart(zeros, "0");

  let output = "";
  let behind = whole.length;
  let left = grouped ? padded.replace(/\B(?=(?:\d{3})+$)/g, ",") : padded;
  for (const [at, { kind, text }] of tokens.entries()) {
    if (kind === "digit" && (point < 0 || at < point)) {
      // Each placeholder takes a digit from the right; the first takes all that is over.
      behind -= 1;
      const take = grouped && at !== first ? 0 : Math.max(0, left.length - (grouped ? 0 : behind));
      output += left.slice(0, take);
      left = left.slice(take);
    } else if (at === point) {
      if (whole.length === 0) output += padded;
      output += `.${kept}`;
    } else if (kind === "literal" || kind === "percent") output += text;
  }
  return output;
}

/** Rounded half up in decimal, as people and spreadsheets do; binary halves would round 1.005 down. */
function rounded(value: number, places: number): string {
  const exact = String(Number(value.toPrecision(15)));
  if (exact.includes("e")) return value.toFixed(places);
  const shifted = Math.round(Number(`${exact}e${places}`));
  if (!Number.isSafeInteger(shifted)) return value.toFixed(places);
  const digits = String(shifted).padStart(places + 1, "0");
  return places === 0 ? digits : `${digits.slice(0, -places)}.${digits.slice(-places)}`;
}

function scientific(size: number, tokens: readonly FormatToken[]): string {
  const at = tokens.findIndex(({ kind }) => kind === "exponent");
  const point = tokens.findIndex(({ kind }) => kind === "point");
  const count = (from: number, to: number) =>
    tokens.slice(from, to).filter(({ kind }) => kind === "digit").length;
  const places = point < 0 || point > at ? 0 : Math.min(count(point, at), mostDecimals);
  const [mantissa = "0", exponent = "0"] = size.toExponential(places).split("e");
  const width = count(at, tokens.length);
  const plus = tokens[at]?.text.includes("+") === true ? "+" : "";
  const shown = `${mantissa}E${exponent.startsWith("-") ? "-" : plus}${exponent.slice(1).padStart(width, "0")}`;
  const before = tokens.findIndex(({ kind }) => kind === "digit");
  return textOf(tokens.slice(0, before)) + shown;
}

/** The nearest fraction with a denominator of as many digits as the format has places for. */
function fraction(size: number, tokens: readonly FormatToken[]): string {
  const slash = tokens.findIndex(({ kind }) => kind === "slash");
  const below = tokens.slice(slash + 1).filter(({ kind }) => kind === "digit").length;
  const largest = 10 ** Math.min(3, Math.max(1, below)) - 1;
  const firstDigit = tokens.findIndex(({ kind }) => kind === "digit");
  const lastDigit = tokens.slice(0, slash).findLastIndex(({ kind }) => kind === "digit");
  const between = firstDigit < 0 ? [] : tokens.slice(firstDigit, Math.max(firstDigit, lastDigit));
  const mixed = between.some(({ kind, text }) => kind === "literal" && text === " ");
  const whole = mixed ? Math.floor(size) : 0;
  const rest = size - whole;
  let best = { top: Math.round(rest), bottom: 1 };
  for (let bottom = 1; bottom <= largest; bottom += 1) {
    const top = Math.round(rest * bottom);
    if (Math.abs(top / bottom - rest) < Math.abs(best.top / best.bottom - rest) - 1e-12)
      best = { top, bottom };
  }
  if (best.bottom === 1 && mixed) return String(whole + best.top);
  const part = `${best.top}/${best.bottom}`;
  return whole === 0 ? part : `${whole} ${part}`;
}

function textOf(tokens: readonly FormatToken[]): string {
  return tokens.map(({ kind, text }) => (kind === "literal" || kind === "percent" ? text : "")).join("");
}
