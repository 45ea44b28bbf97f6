import type { Box } from "./box.ts";
import { identity, type Matrix } from "./matrix.ts";
import type { PaintedFont } from "./painted-font.ts";

/** What the page description has set when something is painted. */
export interface GraphicsState {
  matrix: Matrix;
  font: PaintedFont | undefined;
  fontSize: number;
  charSpacing: number;
  wordSpacing: number;
  horizontalScale: number;
  leading: number;
  rise: number;
  renderMode: number;
  /** 0xRRGGBB; undefined for a pattern. */
  fill: number | undefined;
  stroke: number | undefined;
  fillAlpha: number;
  strokeAlpha: number;
  lineWidth: number;
  /** Something is mixed with what lies beneath, or let through in part, in a way that is not followed here. */
  mixed: boolean;
  clip: Box;
}

export function initialState(matrix: Matrix, clip: Box): GraphicsState {
  return {
    matrix,
    font: undefined,
    fontSize: 0,
    charSpacing: 0,
    wordSpacing: 0,
    horizontalScale: 1,
    leading: 0,
    rise: 0,
    renderMode: 0,
    fill: 0,
    stroke: 0,
    fillAlpha: 1,
    strokeAlpha: 1,
    lineWidth: 1,
    mixed: false,
    clip,
  };
}

/** Where the next text goes. */
export interface TextPosition {
  matrix: Matrix;
  x: number;
  y: number;
  lineX: number;
  lineY: number;
}

export function startOfText(matrix: Matrix = identity): TextPosition {
  return { matrix, x: 0, y: 0, lineX: 0, lineY: 0 };
}
