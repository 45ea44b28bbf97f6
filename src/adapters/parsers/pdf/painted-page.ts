import type { Box } from "./box.ts";

/** A word, or a part of one, as it was painted: without blanks within. In points as the page is shown, from its upper left. */
export interface PaintedText {
  text: string;
  /** Where its baseline starts. */
  x: number;
  y: number;
  length: number;
  /** Which way it reads, in degrees clockwise: 0 is to the right, 90 downwards. */
  angle: number;
  /** The height of its type as shown. */
  size: number;
  /** How far its type reaches above and below the baseline, in parts of its size. */
  ascent: number;
  descent: number;
  bold: boolean;
  /** A blank was painted on its right, on its left. */
  spaceAfter: boolean;
  spaceBefore: boolean;
  box: Box;
  /** Later things lie over earlier ones. */
  order: number;
  /** 0xRRGGBB; undefined for a pattern. */
  colour: number | undefined;
  /** From 0, nothing of it, to 1, nothing of what lies beneath shows. */
  alpha: number;
  /** Why it leaves no trace on the page, whatever lies over or under it. */
  unseen: "not-painted" | "ocr-or-not-painted" | undefined;
  /** The file itself calls it decoration, such as a running head. */
  artifact: boolean;
}

/** An area that something other than text was painted on. */
export interface PaintedArea {
  kind: "fill" | "picture";
  box: Box;
  order: number;
  /** 0xRRGGBB; undefined where the area has no single colour that is known. */
  colour: number | undefined;
  alpha: number;
  /** It hides what lies beneath all over its box. */
  opaque: boolean;
  /** It has curves. */
  round: boolean;
}

/** A straight line, upright or level. */
export interface PaintedRule {
  box: Box;
}

export interface PaintedPage {
  width: number;
  height: number;
  texts: PaintedText[];
  areas: PaintedArea[];
  rules: PaintedRule[];
  /** Characters whose font does not say what they mean. */
  unreadable: number;
}
