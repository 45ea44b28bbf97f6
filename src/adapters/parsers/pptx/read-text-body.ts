import type { HiddenText } from "../../../contracts/source.ts";
import { counterText } from "../shared/counter-text.ts";
import { isSameColor } from "../shared/same-color.ts";
import type { XmlElement } from "../shared/xml.ts";
import { attributeOf, childOf, childrenOf, elementsOf, integerOf, textOf } from "../shared/xml-tree.ts";

export interface SlideParagraph {
  text: string;
  /** Its mark stands in the text. */
  isItem: boolean;
}

export interface TextBodyContext {
  /** List styles that hold here, the nearest first. */
  styles: readonly XmlElement[];
  colorOf: (fill: XmlElement | undefined) => string | undefined;
  /** Colour behind the text; undefined where it is not known. */
  ground: string | undefined;
  hide: (why: HiddenText["why"], text: string) => void;
}

/** Two points, in hundredths. */
const tinySize = 200;
const deepest = 8;

/** The paragraphs of a text body with the marks of their lists. */
export function readTextBody(body: XmlElement | undefined, context: TextBodyContext): SlideParagraph[] {
  const styles = [childOf(body, "a:lstStyle"), ...context.styles].filter((style) => style !== undefined);
  const counters: number[] = [];
  return childrenOf(body, "a:p").map((paragraph) => {
    const properties = childOf(paragraph, "a:pPr");
    const level = Math.min(deepest, Math.max(0, integerOf(properties, "lvl") ?? 0));
    const text = visibleText(paragraph, context);
    if (text.trim() === "") return { text: "", isItem: false };
    const bullet = bulletOf([properties, ...styles.map((style) => childOf(style, `a:lvl${level + 1}pPr`))]);
    const mark = markOf(bullet, counters, level);
    return mark === undefined ? { text, isItem: false } : { text: `${mark} ${text}`, isItem: true };
  });
}

function visibleText(paragraph: XmlElement, context: TextBodyContext): string {
  let text = "";
  const walk = (parent: XmlElement) => {
    for (const element of elementsOf(parent)) {
      if (element.name === "a:br") text += "\n";
      else if (element.name === "m:t") text += textOf(element);
      else if (element.name === "a:r" || element.name === "a:fld") {
        const run = textOf(childOf(element, "a:t"));
        const why = whyHidden(childOf(element, "a:rPr"), context);
        if (why === undefined) text += run;
        else context.hide(why, run);
      } else if (!/^a:(?:pPr|endParaRPr)$/.test(element.name)) walk(element);
    }
  };
  walk(paragraph);
  return text;
}

function whyHidden(
  properties: XmlElement | undefined,
  { colorOf, ground }: TextBodyContext,
): HiddenText["why"] | undefined {
  const size = integerOf(properties, "sz");
  if (size !== undefined && size <= tinySize) return "tiny";
  const fill = childOf(properties, "a:solidFill");
  const color = colorOf(fill);
  if (color !== undefined && ground !== undefined && isSameColor(color, ground)) return "no-contrast";
  return childOf(properties, "a:noFill") !== undefined && childOf(properties, "a:ln") === undefined
    ? "not-painted"
    : undefined;
}

/** The first that says anything about bullets decides. */
function bulletOf(properties: readonly (XmlElement | undefined)[]): XmlElement | undefined {
  for (const candidate of properties) {
    const bullet =
      candidate && elementsOf(candidate).find(({ name }) => /^a:bu(?:None|Char|AutoNum|Blip)$/.test(name));
    if (bullet !== undefined) return bullet;
  }
  return undefined;
}

function markOf(bullet: XmlElement | undefined, counters: number[], level: number): string | undefined {
  if (bullet?.name !== "a:buAutoNum") {
    counters.length = Math.min(counters.length, level);
    return bullet === undefined || bullet.name === "a:buNone" ? undefined : "•";
  }
  counters.length = Math.min(counters.length, level + 1);
  const number = (counters[level] ?? (integerOf(bullet, "startAt") ?? 1) - 1) + 1;
  counters[level] = number;
  const [, kind = "", capitals = "", around = ""] =
    /^(arabic|alpha|roman)(Uc|Lc)?(Period|ParenR|ParenBoth|Plain)?$/.exec(
      attributeOf(bullet, "type") ?? "",
    ) ?? [];
  const format =
    kind === "alpha" || kind === "roman"
      ? `${capitals === "Uc" ? "upper" : "lower"}${kind === "alpha" ? "Letter" : "Roman"}`
      : "decimal";
  const shown = counterText(number, format);
  if (around === "ParenBoth") return `(${shown})`;
  return around === "ParenR" ? `${shown})` : around === "Plain" ? shown : `${shown}.`;
}
