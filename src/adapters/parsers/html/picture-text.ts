import { attributeOf, elementsOf, type Element, findElement, rawTextOf } from "./html-tree.ts";
import type { Piece } from "./text-pieces.ts";

export interface PictureText {
  /** What is said about a picture; empty where nothing is. */
  words: string;
  origin: Piece["origin"];
  /** The page says that the picture says nothing. */
  isDecoration: boolean;
}

/** The `alt` of an image; the words drawn in a vector image, else its title. */
export function pictureText(element: Element): PictureText {
  if (element.tagName === "svg") return vectorText(element);
  const alt = attributeOf(element, "alt");
  const place = element.sourceCodeLocation?.attrs?.["alt"];
  const origin = place && { start: place.startOffset, end: place.endOffset };
  return { words: alt ?? "", origin, isDecoration: alt === "" || isTiny(element) };
}

function vectorText(element: Element): PictureText {
  const drawn = Array.from(elementsOf(element)).filter(({ tagName }) => tagName === "text");
  const title = findElement(element, ({ tagName }) => tagName === "title");
  const written = drawn.map(rawTextOf).join(" ").trim();
  const words =
    written === "" ? (attributeOf(element, "aria-label") ?? (title && rawTextOf(title))) : written;
  const place = element.sourceCodeLocation;
  return {
    words: words?.trim() ?? "",
    origin: place ? { start: place.startOffset, end: place.endOffset } : undefined,
    // Most are icons beside a word.
    isDecoration: true,
  };
}

/** One pixel, to count who reads. */
function isTiny(element: Element): boolean {
  return ["width", "height"].some((name) => /^[01](?:px)?$/.test(attributeOf(element, name) ?? ""));
}

/** A formula as its author wrote it: the text that stands for it, else its TeX; undefined where only its signs are there. */
export function mathText(element: Element): string | undefined {
  const tex = findElement(
    element,
    (inner) => inner.tagName === "annotation" && /tex/i.test(attributeOf(inner, "encoding") ?? ""),
  );
  const words = attributeOf(element, "alttext") ?? (tex && rawTextOf(tex).trim());
  return words === "" ? undefined : words;
}
