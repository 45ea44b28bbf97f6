import type { HiddenText } from "../../../contracts/source.ts";
import { isSameColor } from "../shared/same-color.ts";
import type { XmlElement } from "../shared/xml.ts";
import { attributeOf, childOf, integerOf, isOn } from "../shared/xml-tree.ts";

/** What decides whether a reader sees a run. */
export interface RunLook {
  hidden?: boolean;
  bold?: boolean;
  /** Six hexadecimal digits, or "auto". */
  color?: string;
  halfPoints?: number;
  ground?: Ground;
}

/** The colour behind text, six hexadecimal digits; "unknown" where it cannot be told, so that nothing is judged by it. */
export type Ground = string;

/** Text of two points and less is not there to be read. */
const tinyHalfPoints = 4;

export function lookOf(properties: XmlElement | undefined): RunLook {
  if (properties === undefined) return {};
  const hidden = childOf(properties, "w:vanish");
  const bold = childOf(properties, "w:b");
  const color = attributeOf(childOf(properties, "w:color"), "w:val");
  const halfPoints = integerOf(childOf(properties, "w:sz"), "w:val");
  const highlight = attributeOf(childOf(properties, "w:highlight"), "w:val");
  const ground =
    highlight === undefined || highlight === "none" ? groundOf(childOf(properties, "w:shd")) : "unknown";
  return {
    ...(hidden === undefined ? {} : { hidden: isOn(attributeOf(hidden, "w:val")) }),
    ...(bold === undefined ? {} : { bold: isOn(attributeOf(bold, "w:val")) }),
    ...(color === undefined ? {} : { color }),
    ...(halfPoints === undefined ? {} : { halfPoints }),
    ...(ground === undefined ? {} : { ground }),
  };
}

/** The colour a shading paints; undefined where it paints nothing. */
export function groundOf(shading: XmlElement | undefined): Ground | undefined {
  if (shading === undefined) return undefined;
  const pattern = attributeOf(shading, "w:val") ?? "clear";
  const fill = attributeOf(shading, "w:fill") ?? "auto";
  if (pattern === "nil") return undefined;
  if (pattern !== "clear") return "unknown";
  if (attributeOf(shading, "w:themeFill") !== undefined && fill === "auto") return "unknown";
  return fill === "auto" ? undefined : fill;
}

/** Why a reader would not see a run; undefined where one would. `ground` is the colour behind what holds the run. */
export function whyHidden(look: RunLook, ground: Ground): HiddenText["why"] | undefined {
  if (look.hidden === true) return "hidden-run";
  if (look.halfPoints !== undefined && look.halfPoints <= tinyHalfPoints) return "tiny";
  if (look.color !== undefined && isSameColor(look.color, look.ground ?? ground)) return "no-contrast";
  return undefined;
}
