import { areaOf, type Box, heightOf, intersectionOf, shownBox, widthOf } from "./box.ts";
import type { GraphicsState } from "./graphics-state.ts";
import type { Matrix } from "./matrix.ts";
import type { PaintedPage } from "./painted-page.ts";

export type PathKind = "stroke" | "fill" | "fill-and-stroke" | "none";

/** More lines and areas than this on one page are a drawing: of the rest, only what could hide text is kept. */
const maxShapes = 20_000;
/** In square points: what covers less hides no word. */
const hidesText = 20;
/** What is thinner is a line. */
const thin = 3.5;
/** What is shorter is a dash or a dot. */
const shortest = 4;

/** Adds the areas and lines that a path leaves on the page. */
export function paintPath(painted: PaintedPage, kind: PathKind, data: unknown, state: GraphicsState): void {
  if (kind === "none" || !isNumbers(data)) return;
  for (const subpath of subpathsOf(data)) {
    const isDrawing = painted.areas.length + painted.rules.length > maxShapes;
    if (kind !== "stroke") fill(painted, subpath, state, isDrawing ? hidesText : 0);
    if (kind !== "fill" && !isDrawing) stroke(painted, subpath, state);
  }
}

interface Subpath {
  /** x, y, x, y, … */
  points: number[];
  curved: boolean;
}

function fill(painted: PaintedPage, subpath: Subpath, state: GraphicsState, smallest: number): void {
  const box = intersectionOf(shownBox(state.matrix, extentOf(subpath.points)), state.clip);
  if (!(widthOf(box) >= 0 && heightOf(box) >= 0) || areaOf(box) < smallest) return;
  if (state.fillAlpha < 0.04) return;
  const exact = isRectangle(subpath, state.matrix);
  if (exact && isLine(box)) painted.rules.push({ box });
  if (widthOf(box) < 1 || heightOf(box) < 1) return;
  const colour = exact && !state.mixed ? state.fill : undefined;
  painted.areas.push({
    kind: "fill",
    box,
    order: painted.texts.length + painted.areas.length,
    colour,
    alpha: state.fillAlpha,
    opaque: colour !== undefined && state.fillAlpha > 0.95,
    round: subpath.curved,
  });
}

function stroke(painted: PaintedPage, { points, curved }: Subpath, state: GraphicsState): void {
  if (curved || state.strokeAlpha < 0.04) return;
  for (let at = 0; at + 3 < points.length; at += 2) {
    const extent = extentOf(points.slice(at, at + 4));
    const box = shownBox(state.matrix, extent);
    const seen = intersectionOf(box, { ...grown(state.clip) });
    if (isLine(box) && widthOf(seen) >= 0 && heightOf(seen) >= 0) painted.rules.push({ box: seen });
  }
}

function isLine(box: Box): boolean {
  const [short, long] = [widthOf(box), heightOf(box)].sort((a, b) => a - b) as [number, number];
  return short <= thin && long >= shortest && long > 2 * short;
}

function grown(box: Box): Box {
  return { left: box.left - 1, top: box.top - 1, right: box.right + 1, bottom: box.bottom + 1 };
}

/** The numbers pdf.js writes paths with: 0 move, 1 line, 2 curve, 3 quadratic curve, 4 close. */
function subpathsOf(data: ArrayLike<number>): Subpath[] {
  const subpaths: Subpath[] = [];
  let current: Subpath = { points: [], curved: false };
  const start = () => {
    if (current.points.length > 2) subpaths.push(current);
    current = { points: [], curved: false };
  };
  for (let at = 0; at < data.length;) {
    const code = data[at];
    if (code === 0) start();
    if (code === 4) {
      current.points.push(...current.points.slice(0, 2));
      at += 1;
      continue;
    }
    const count = code === 2 ? 6 : code === 3 ? 4 : 2;
    if (count > 2) current.curved = true;
    for (let offset = 1; offset <= count; offset += 1) current.points.push(data[at + offset] ?? 0);
    at += count + 1;
  }
  start();
  return subpaths;
}

function isRectangle({ points, curved }: Subpath, [a, b, c, d]: Matrix): boolean {
  const upright = (Math.abs(b) < 1e-6 && Math.abs(c) < 1e-6) || (Math.abs(a) < 1e-6 && Math.abs(d) < 1e-6);
  if (curved || !upright || points.length < 8 || points.length > 12) return false;
  const { left, top, right, bottom } = extentOf(points);
  const tolerance = 0.01 + (right - left + bottom - top) * 1e-4;
  const near = (one: number, other: number) => Math.abs(one - other) <= tolerance;
  const corners = new Set<string>();
  for (let at = 0; at < points.length; at += 2) {
    const x = points[at] as number;
    const y = points[at + 1] as number;
    if (!(near(x, left) || near(x, right)) || !(near(y, top) || near(y, bottom))) return false;
    corners.add(`${near(x, left)} ${near(y, top)}`);
  }
  return corners.size === 4 || right - left <= thin || bottom - top <= thin;
}

function extentOf(points: readonly number[]): Box {
  const box = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
  for (let at = 0; at + 1 < points.length; at += 2) {
    const x = points[at] as number;
    const y = points[at + 1] as number;
    box.left = Math.min(box.left, x);
    box.right = Math.max(box.right, x);
    box.top = Math.min(box.top, y);
    box.bottom = Math.max(box.bottom, y);
  }
  return box;
}

function isNumbers(value: unknown): value is ArrayLike<number> {
  return Array.isArray(value) || value instanceof Float32Array || value instanceof Float64Array;
}
