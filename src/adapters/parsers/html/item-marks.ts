import { attributeOf, type Element, isElement } from "./html-tree.ts";

const bullets = ["• ", "◦ ", "▪ "];

/** What stands before each item of a list: its bullet by depth, or its number as the page counts. */
export function itemMarks(list: Element): ReadonlyMap<Element, string> {
  const items = list.childNodes.filter(isElement).filter(({ tagName }) => tagName === "li");
  if (list.tagName !== "ol") {
    const mark = bullets[Math.min(bullets.length - 1, depthOf(list))] as string;
    return new Map(items.map((item) => [item, mark]));
  }
  const isReversed = attributeOf(list, "reversed") !== undefined;
  const kind = attributeOf(list, "type") ?? "1";
  let number = whole(attributeOf(list, "start")) ?? (isReversed ? items.length : 1);
  return new Map(
    items.map((item) => {
      number = whole(attributeOf(item, "value")) ?? number;
      const mark = `${numbered(number, kind)}. `;
      number += isReversed ? -1 : 1;
      return [item, mark];
    }),
  );
}

/** Lists around this one. */
function depthOf(list: Element): number {
  let depth = 0;
  for (let outer = list.parentNode; outer !== null && isElement(outer); outer = outer.parentNode) {
    if (outer.tagName === "ul" || outer.tagName === "ol") depth += 1;
  }
  return depth;
}

function numbered(number: number, kind: string): string {
  if (kind === "a" || kind === "A") return inCase(letters(number), kind);
  if (kind === "i" || kind === "I") return inCase(roman(number), kind);
  return String(number);
}

function inCase(text: string, kind: string): string {
  return kind === kind.toUpperCase() ? text.toUpperCase() : text;
}

/** a … z, aa …; numbers below 1 have none. */
function letters(number: number): string {
  let text = "";
  for (let left = number; left > 0; left = Math.floor((left - 1) / 26)) {
    text = String.fromCodePoint(97 + ((left - 1) % 26)) + text;
  }
  return text === "" ? String(number) : text;
}

const romans: readonly (readonly [number, string])[] = [
  [1000, "m"],
  [900, "cm"],
  [500, "d"],
  [400, "cd"],
  [100, "c"],
  [90, "xc"],
  [50, "l"],
  [40, "xl"],
  [10, "x"],
  [9, "ix"],
  [5, "v"],
  [4, "iv"],
  [1, "i"],
];

function roman(number: number): string {
  if (number < 1 || number > 3999) return String(number);
  let left = number;
  let text = "";
  for (const [value, sign] of romans) {
    text += sign.repeat(Math.floor(left / value));
    left %= value;
  }
  return text;
}

function whole(text: string | undefined): number | undefined {
  return text !== undefined && /^-?\d{1,9}$/.test(text) ? Number(text) : undefined;
}
