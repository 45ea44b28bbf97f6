const word = "passages?|sources?|documents?|docs?|ref(?:erence)?s?|quellen?|pasajes?|fuentes?|abschnitte?";
const number = String.raw`(?:(?:${word})\.?[ \t]*)?[#^§]?[ \t]*\d{1,3}`;
const separator = String.raw`[ \t]*(?:[,;&–—-]|and|to|und|bis|y|a|et)[ \t]*`;
const inside = new RegExp(
  String.raw`^[ \t]*${number}(?:${separator}${number})*[ \t]*(?:[†|:][^\n\]】]*)?$`,
  "i",
);
const opening = "[【";
const closing = "]】";
/** Nobody names passages at more length. */
export const longestMarker = 120;
const longestTarget = 80;
/** A longer range names no passages. */
const widestRange = 50;
const target = /^\(#?[\w./-]*\)/;

export interface Marker {
  /** Behind it. */
  end: number;
  numbers: number[];
}

/**
 * The marker of citations that begins at `at`: "[1]", "[1, 3]", "【2†source】", "[passages 1 and 3]", "[1](#1)". Null where there
 * is none; undefined where text to come decides, which is never the case once `isWhole`.
 */
export function markerAt(text: string, at: number, isWhole: boolean): Marker | null | undefined {
  const kind = opening.indexOf(text.charAt(at));
  if (kind === -1 || text.charAt(at) === "") return null;
  const close = text.indexOf(closing.charAt(kind), at + 1);
  const known = close === -1 ? text.length : close;
  if (known - at > longestMarker) return null;
  const content = text.slice(at + 1, known);
  if (/[\n[【]/.test(content)) return null;
  if (close === -1) return isWhole ? null : undefined;
  if (!inside.test(content)) return null;
  const end = afterTarget(text, close + 1, isWhole);
  return end === undefined ? undefined : { end, numbers: numbersIn(content) };
}

/** Past the target of a marker that was written as a link inside the page: what leads elsewhere is left to be withheld. */
function afterTarget(text: string, at: number, isWhole: boolean): number | undefined {
  if (at >= text.length) return isWhole ? at : undefined;
  if (text.charAt(at) !== "(") return at;
  const reach = text.slice(at, at + longestTarget);
  const found = target.exec(reach);
  if (found !== null) return at + found[0].length;
  const mayBecomeOne = reach.length < longestTarget && /^\(#?[\w./-]*$/.test(reach);
  return mayBecomeOne && !isWhole ? undefined : at;
}

function numbersIn(content: string): number[] {
  const numbers: number[] = [];
  const named = content.replace(/[†|:].*$/s, "");
  for (const [, before = "", digits = ""] of named.matchAll(/(\D*)(\d+)/g)) {
    const last = numbers.at(-1);
    if (last !== undefined && /[–—-]|\b(?:to|bis|a)\b/i.test(before))
      numbers.push(...rangeAfter(last, Number(digits)));
    else numbers.push(Number(digits));
  }
  return numbers;
}

/** The numbers after `first` up to `last`; the last alone where they fall or reach too far. */
export function rangeAfter(first: number, last: number): number[] {
  const count = last - first;
  return count > 0 && count <= widestRange
    ? Array.from({ length: count }, (_, at) => first + 1 + at)
    : [last];
}
