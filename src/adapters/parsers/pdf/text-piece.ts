import type { Box } from "./box.ts";
import type { PaintedRule, PaintedText } from "./painted-page.ts";

/** A word in the frame of its reading direction: turned so that it reads from left to right, y downwards. */
export interface TextPiece extends Box {
  text: string;
  baseline: number;
  size: number;
  bold: boolean;
  spaceAfter: boolean;
  spaceBefore: boolean;
  artifact: boolean;
  /** On the page as shown. */
  shown: Box;
}

/** A page that prints one word more often than this is compared with its latest ones only. */
const mostCompared = 400;

export interface TurnedText {
  angle: number;
  pieces: TextPiece[];
}

/** Words by the direction they read in, the direction with the most text first. */
export function turnedTexts(texts: readonly PaintedText[]): TurnedText[] {
  const byAngle = new Map<number, PaintedText[]>();
  for (const text of texts) {
    const group = byAngle.get(text.angle);
    if (group === undefined) byAngle.set(text.angle, [text]);
    else group.push(text);
  }
  return Array.from(byAngle, ([angle, group]) => ({
    angle,
    pieces: withoutOverprints(group.map((text) => turned(text))),
    characters: group.reduce((sum, { text }) => sum + text.length, 0),
  }))
    .sort((a, b) => b.characters - a.characters || a.angle - b.angle)
    .map(({ angle, pieces }) => ({ angle, pieces }));
}

export function turnedRules(rules: readonly PaintedRule[], angle: number): Box[] {
  if (angle % 90 !== 0) return [];
  const turn = turnBy(angle);
  return rules.map(({ box }) => {
    const [x0, y0] = turn(box.left, box.top);
    const [x1, y1] = turn(box.right, box.bottom);
    return {
      left: Math.min(x0, x1),
      top: Math.min(y0, y1),
      right: Math.max(x0, x1),
      bottom: Math.max(y0, y1),
    };
  });
}

function turned(text: PaintedText): TextPiece {
  const [left, baseline] = turnBy(text.angle)(text.x, text.y);
  return {
    text: text.text,
    left,
    right: left + text.length,
    top: baseline - text.ascent * text.size,
    bottom: baseline - text.descent * text.size,
    baseline,
    size: text.size,
    bold: text.bold,
    spaceAfter: text.spaceAfter,
    spaceBefore: text.spaceBefore,
    artifact: text.artifact,
    shown: text.box,
  };
}

function turnBy(angle: number): (x: number, y: number) => [number, number] {
  const right = Math.round(angle / 90) % 4;
  // Exact for right angles, so that baselines stay equal.
  const cosine = angle % 90 === 0 ? ([1, 0, -1, 0][right] as number) : Math.cos((angle * Math.PI) / 180);
  const sine = angle % 90 === 0 ? ([0, 1, 0, -1][right] as number) : Math.sin((angle * Math.PI) / 180);
  return (x, y) => [x * cosine + y * sine, -x * sine + y * cosine];
}

/** Bold type is often made by printing the same word twice, a hair apart; it is one word. */
function withoutOverprints(pieces: readonly TextPiece[]): TextPiece[] {
  const kept: TextPiece[] = [];
  const byText = new Map<string, TextPiece[]>();
  for (const piece of pieces) {
    const others = byText.get(piece.text);
    if (others === undefined) {
      byText.set(piece.text, [piece]);
      kept.push(piece);
      continue;
    }
    const twin = others.find((other) => isOverprint(other, piece));
    if (twin === undefined) {
      kept.push(piece);
      others.push(piece);
      if (others.length > mostCompared) others.shift();
    } else {
      twin.bold = true;
      twin.spaceAfter ||= piece.spaceAfter;
    }
  }
  return kept;
}

/** Closer than two narrow letters of one word ever stand. */
function isOverprint(one: TextPiece, other: TextPiece): boolean {
  const reach = 0.12 * one.size;
  return Math.abs(one.left - other.left) <= reach && Math.abs(one.baseline - other.baseline) <= reach;
}
