import { type Box, intersectionOf, widthOf, heightOf } from "./box.ts";
import { glyphText, isBlank } from "./glyph-text.ts";
import type { GraphicsState, TextPosition } from "./graphics-state.ts";
import { combined } from "./matrix.ts";
import { rightToLeft } from "./logical-order.ts";
import type { PaintedFont } from "./painted-font.ts";
import type { PaintedPage, PaintedText } from "./painted-page.ts";

interface Glyph {
  unicode?: unknown;
  width?: unknown;
  isSpace?: unknown;
  vmetric?: unknown;
}

export interface TextSurroundings {
  layerShown: boolean;
  artifact: boolean;
}

/** A gap between glyphs, in parts of the type's size, from which they are words of their own. Kerning stays far below it. */
export const wordGap = 0.16;

/** Moves on by `glyphs` and adds the words they make. Widths by ISO 32000-2, 9.4.4. */
export function paintText(
  painted: PaintedPage,
  glyphs: readonly unknown[],
  state: GraphicsState,
  position: TextPosition,
  { layerShown, artifact }: TextSurroundings,
): void {
  const { font, fontSize, horizontalScale, charSpacing, wordSpacing } = state;
  if (font === undefined || !Array.isArray(glyphs)) return;
  const toPage = combined(state.matrix, position.matrix);
  const [a, b, c, d, e, f] = toPage;
  const across = Math.hypot(a, b) * Math.abs(horizontalScale);
  const upwards = Math.hypot(c, d);
  const size = Math.abs(fontSize) * upwards * font.height;
  const unit = font.unit * fontSize;
  const scale = font.vertical ? upwards : across;
  const sign = fontSize < 0 !== horizontalScale < 0 ? -1 : 1;
  const angle = readingAngle(font.vertical ? [-c, -d] : [a * sign, b * sign]);
  const unseen = unseenBecause(state, layerShown);

  // As it stands on paper, from left to right, whichever way the pen went.
  let word = "";
  let wordStart = 0;
  let wordEnd = 0;
  let leftward = false;
  let at = 0;

  const end = (spaceAfter: boolean) => {
    if (word === "") {
      const last = painted.texts.at(-1);
      // Also the blank that a string begins with, after the word before it.
      if (spaceAfter && last !== undefined && !rightToLeft.test(last.text)) last.spaceAfter = true;
      return;
    }
    const offset = font.vertical ? [0, wordStart] : [wordStart * horizontalScale, 0];
    const px = position.x + (offset[0] as number);
    const py = position.y + state.rise + (offset[1] as number);
    const text: PaintedText = {
      text: word,
      x: a * px + c * py + e,
      y: b * px + d * py + f,
      length: Math.abs(wordEnd - wordStart) * scale,
      angle,
      size,
      ascent: font.vertical ? 0.5 : font.ascent,
      descent: font.vertical ? -0.5 : font.descent,
      bold: font.bold || (state.renderMode === 2 && state.fill === state.stroke && state.lineWidth > 0),
      // Where the pen went leftwards, the blank lies on the left of the word.
      spaceAfter: spaceAfter && !rightToLeft.test(word),
      spaceBefore: spaceAfter && leftward,
      box: emptyBox,
      order: painted.texts.length + painted.areas.length,
      colour: state.mixed ? undefined : paintedColour(state),
      alpha: paintedAlpha(state),
      unseen,
      artifact,
    };
    text.box = boxOf(text);
    if (unseen === undefined && isClippedAway(text.box, state.clip)) text.unseen = "not-painted";
    painted.texts.push(text);
    word = "";
    leftward = false;
  };
  for (const part of glyphs) {
    if (typeof part === "number") {
      at -= (part * fontSize) / 1000;
      continue;
    }
    const glyph = part as Glyph | null;
    if (glyph === null || typeof glyph !== "object") continue;
    const blankWidth = charSpacing + (glyph.isSpace === true ? wordSpacing : 0);
    const advance = advanceOf(glyph, font, unit, fontSize) + blankWidth;
    const text = glyphText(glyph.unicode);
    if (isBlank(text)) {
      if (text === "" && glyph.isSpace !== true && advance !== 0) painted.unreadable += 1;
      if (text !== "" || glyph.isSpace === true) end(true);
    } else {
      const isLeftward = rightToLeft.test(text);
      const glyphEnd = at + advance - blankWidth;
      // Letters set apart are one word; letters drawn back over each other are read leftwards.
      const gapAfter = (at - wordEnd - Math.max(0, charSpacing)) / fontSize;
      const gapBefore = (wordStart - glyphEnd) / fontSize;
      if (word === "") {
        word = isLeftward ? Array.from(text).toReversed().join("") : text;
        [wordStart, wordEnd] = [at, glyphEnd];
      } else if (isLeftward && Math.abs(gapBefore) < Math.min(wordGap, Math.abs(gapAfter))) {
        word = Array.from(text).toReversed().join("") + word;
        wordStart = at;
        leftward = true;
      } else if (!font.vertical && (gapAfter > wordGap || gapAfter < -0.5)) {
        end(false);
        word = isLeftward ? Array.from(text).toReversed().join("") : text;
        [wordStart, wordEnd] = [at, glyphEnd];
      } else {
        word += isLeftward ? Array.from(text).toReversed().join("") : text;
        wordEnd = glyphEnd;
      }
    }
    at += advance;
  }
  end(false);
  if (font.vertical) position.y += at;
  else position.x += at * horizontalScale;
}

function advanceOf(glyph: Glyph, font: PaintedFont, unit: number, fontSize: number): number {
  if (!font.vertical) return (typeof glyph.width === "number" ? glyph.width : 0) * unit;
  const down = Array.isArray(glyph.vmetric) ? (glyph.vmetric as unknown[])[0] : undefined;
  return ((typeof down === "number" ? down : -1000) * fontSize) / 1000;
}

/** Whole degrees; what is nearly level or upright is. */
function readingAngle([x, y]: readonly [number, number]): number {
  const degrees = Math.round((Math.atan2(y, x) * 180) / Math.PI);
  const right = Math.round(degrees / 90) * 90;
  return (((Math.abs(degrees - right) <= 2 ? right : degrees) % 360) + 360) % 360;
}

const emptyBox: Box = { left: 0, top: 0, right: 0, bottom: 0 };

function boxOf({ x, y, length, angle, size, ascent, descent }: PaintedText): Box {
  if (angle === 0) {
    return { left: x, top: y - ascent * size, right: x + length, bottom: y - descent * size };
  }
  const radians = (angle * Math.PI) / 180;
  const alongX = Math.cos(radians) * length;
  const alongY = Math.sin(radians) * length;
  // A quarter turn against the clock from the reading direction is up.
  const upX = Math.sin(radians) * size;
  const upY = -Math.cos(radians) * size;
  const xs = [ascent, descent].flatMap((part) => [x + upX * part, x + alongX + upX * part]);
  const ys = [ascent, descent].flatMap((part) => [y + upY * part, y + alongY + upY * part]);
  return { left: Math.min(...xs), top: Math.min(...ys), right: Math.max(...xs), bottom: Math.max(...ys) };
}

function paintedColour({ renderMode, fill, stroke }: GraphicsState): number | undefined {
  if (renderMode % 4 === 1) return stroke;
  // Filled and outlined in two colours: one of them shows.
  return renderMode % 4 === 2 && stroke !== fill ? undefined : fill;
}

function unseenBecause(state: GraphicsState, layerShown: boolean): PaintedText["unseen"] {
  if (!layerShown) return "not-painted";
  if (state.renderMode % 4 === 3) return "ocr-or-not-painted";
  return paintedAlpha(state) < 0.04 ? "not-painted" : undefined;
}

function paintedAlpha({ renderMode, fillAlpha, strokeAlpha }: GraphicsState): number {
  if (renderMode % 4 === 1) return strokeAlpha;
  return renderMode % 4 === 2 ? Math.max(fillAlpha, strokeAlpha) : fillAlpha;
}

function isClippedAway(box: Box, clip: Box): boolean {
  const seen = intersectionOf(box, clip);
  // A glyph may be as thin as nothing, such as a mark above another.
  return widthOf(seen) < 0.1 * widthOf(box) || heightOf(seen) < 0.1 * heightOf(box);
}
