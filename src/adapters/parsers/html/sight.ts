import type { HiddenText } from "../../../contracts/source.ts";
import { type Color, colorOf, lookAlike } from "./color.ts";
import { attributeOf, type Element } from "./html-tree.ts";
import { noStyle, type Style } from "./style-rules.ts";

/** What is known about how an element's text looks. */
export interface Sight {
  /** Why nothing inside is seen, whatever its own style. */
  why: HiddenText["why"] | undefined;
  /** Of `visibility`, which an inner element can turn back. */
  isVisible: boolean;
  /** In pixels. */
  fontSize: number;
  color: Color | undefined;
  /** Unknown where a picture or a style sheet that was not read may lie behind the text. */
  background: Color | undefined;
}

/** Smaller than this cannot be read, in pixels. */
const leastFontSize = 2;
/** Boxes moved further than this, in pixels, are off the page. */
const farAway = 900;

const namesScreenReaders = /(?:^|\s)(?:sr-only|visually-?hidden|screen-reader-text)(?:\s|$)/i;

/** How text looks outside any element. Only where the page has no style sheet of its own is the background known to be white. */
export function firstSight({ hasOtherSheets }: { hasOtherSheets: boolean }): Sight {
  return {
    why: undefined,
    isVisible: true,
    fontSize: 16,
    color: undefined,
    background: hasOtherSheets ? undefined : { red: 255, green: 255, blue: 255, alpha: 1 },
  };
}

/** Why a reader does not see text that stands directly inside; undefined where he does. */
export function whyUnseen({
  why,
  isVisible,
  fontSize,
  color,
  background,
}: Sight): HiddenText["why"] | undefined {
  if (why !== undefined) return why;
  if (!isVisible) return "hidden-element";
  if (fontSize < leastFontSize) return "tiny";
  if (color === undefined) return undefined;
  if (color.alpha < 0.05) return "no-contrast";
  return background !== undefined && lookAlike(color, background) ? "no-contrast" : undefined;
}

export function sightOf(outer: Sight, element: Element, style: Style): Sight {
  if (style === noStyle && element.tagName !== "dialog" && !element.attrs.some(matters)) return outer;
  const fontColor = element.tagName === "font" ? attributeOf(element, "color") : undefined;
  const pageColor = element.tagName === "body" ? attributeOf(element, "text") : undefined;
  return {
    why: outer.why ?? hiddenBy(element, style),
    isVisible: style["visibility"] === undefined ? outer.isVisible : isShown(style["visibility"], outer),
    fontSize: fontSizeOf(style["font-size"], outer.fontSize),
    color: colorOf(style["color"] ?? fontColor ?? pageColor) ?? outer.color,
    background: backgroundOf(element, style, outer.background),
  };
}

/** Attributes that can change how text looks; a class only by its name, as its rules are in `style`. */
function matters({ name, value }: Element["attrs"][number]): boolean {
  if (name === "class") return namesScreenReaders.test(value);
  return (
    name === "hidden" || name === "bgcolor" || name === "background" || name === "color" || name === "text"
  );
}

function isShown(visibility: string, outer: Sight): boolean {
  if (visibility === "inherit") return outer.isVisible;
  return visibility !== "hidden" && visibility !== "collapse";
}

function hiddenBy(element: Element, style: Style): HiddenText["why"] | undefined {
  // Until-found is shown when a person searches the page for it, as closed details are.
  const hidden = attributeOf(element, "hidden");
  if (hidden !== undefined && hidden !== "until-found") return "hidden-element";
  if (element.tagName === "dialog" && attributeOf(element, "open") === undefined) return "hidden-element";
  if (style["display"] === "none") return "hidden-element";
  if (style["content-visibility"] === "hidden") return "hidden-element";
  if (isScaledAway(style)) return "hidden-element";
  const opacity = Number.parseFloat(style["opacity"] ?? "1");
  if (opacity < 0.05) return "hidden-element";
  if (isOffPage(style) || isForScreenReaders(element)) return "off-page";
  const flat = ["width", "height", "max-width", "max-height"].some((size) => pixels(style[size] ?? "") < 2);
  return flat && /^(?:hidden|clip)\b/.test(style["overflow"] ?? "") ? "hidden-element" : undefined;
}

function isOffPage(style: Style): boolean {
  const isPlaced = style["position"] === "absolute" || style["position"] === "fixed";
  const far = (value: string | undefined) => value !== undefined && pixels(value) < -farAway;
  if (far(style["text-indent"]) || (isPlaced && (far(style["left"]) || far(style["top"])))) return true;
  if (isPlaced && /^rect\((?:[01](?:px)?[\s,]*){4}\)/.test(style["clip"] ?? "")) return true;
  return isClippedAway(style["clip-path"] ?? "");
}

/** To a circle or ellipse of no size, or by so much from its sides that nothing is left. */
function isClippedAway(clipPath: string): boolean {
  if (/^(?:circle|ellipse)\(\s*0(?:\.0*)?(?:px|%|r?em)?(?=[\s)])/.test(clipPath)) return true;
  const [top = 0, right = top, bottom = top, left = right] =
    /^inset\(([^)]*)\)/.exec(clipPath)?.[1]?.trim().split(/\s+/).map(percents) ?? [];
  return top + bottom >= 100 || left + right >= 100;
}

/** A share of the side; 0 for what is none. */
function percents(value: string): number {
  return /^[\d.]+%$/.test(value) ? Number.parseFloat(value) : 0;
}

function isScaledAway(style: Style): boolean {
  const scale =
    /(?:^|\s)scale(?:x|y|3d)?\(([^)]*)\)/.exec(style["transform"] ?? "")?.[1] ?? style["scale"] ?? "";
  return scale.split(/[\s,]+/).some((factor) => factor !== "" && Math.abs(Number.parseFloat(factor)) < 0.05);
}

/** Read aloud, and not seen. Its style is mostly in a file, so it is known by name. */
function isForScreenReaders(element: Element): boolean {
  const classes = attributeOf(element, "class");
  return classes !== undefined && namesScreenReaders.test(classes);
}

function backgroundOf(element: Element, style: Style, outer: Color | undefined): Color | undefined {
  const attribute = attributeOf(element, "bgcolor");
  const written = style["background-color"] ?? style["background"];
  if (/url\(|gradient\(/.test(`${style["background-image"]} ${written}`)) return undefined;
  if (attributeOf(element, "background") !== undefined) return undefined;
  if (written === undefined) return colorOf(attribute) ?? outer;
  const color = colorOf(written);
  if (color === undefined) return /^(?:none|inherit|initial|unset)$/.test(written) ? outer : undefined;
  if (color.alpha === 0) return outer;
  return color.alpha === 1 ? color : undefined;
}

function fontSizeOf(value: string | undefined, outer: number): number {
  if (value === undefined) return outer;
  const [, size = "", unit = ""] = /^(-?[\d.]+)(px|pt|em|rem|%)?$/.exec(value) ?? [];
  const number = Number.parseFloat(size);
  if (!Number.isFinite(number)) return /^(?:inherit|smaller|larger)$/.test(value) ? outer : 16;
  if (unit === "em") return outer * number;
  if (unit === "%") return (outer * number) / 100;
  if (unit === "rem") return 16 * number;
  if (unit === "pt") return (number * 4) / 3;
  // A number without a unit is no size, unless it is 0.
  return unit === "px" || number === 0 ? number : outer;
}

/** A length in pixels; NaN, which compares as false, where it is none. */
function pixels(value: string): number {
  const [, size = "", unit = ""] = /^(-?[\d.]+)(px|pt|em|rem|vw|vh)?$/.exec(value) ?? [];
  return Number.parseFloat(size) * (unit === "em" || unit === "rem" ? 16 : 1);
}
