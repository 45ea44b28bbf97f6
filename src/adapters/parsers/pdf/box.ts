import type { Matrix } from "./matrix.ts";

/** An upright rectangle, y downwards. */
export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

export function widthOf(box: Box): number {
  return box.right - box.left;
}

export function heightOf(box: Box): number {
  return box.bottom - box.top;
}

export function areaOf(box: Box): number {
  return Math.max(0, widthOf(box)) * Math.max(0, heightOf(box));
}

export function intersectionOf(one: Box, other: Box): Box {
  return {
    left: Math.max(one.left, other.left),
    top: Math.max(one.top, other.top),
    right: Math.min(one.right, other.right),
    bottom: Math.min(one.bottom, other.bottom),
  };
}

/** The smallest box around all of them; there must be one at least. */
export function boxAround(boxes: readonly Box[]): Box {
  let { left, top, right, bottom } = boxes[0] as Box;
  for (const box of boxes) {
    left = Math.min(left, box.left);
    top = Math.min(top, box.top);
    right = Math.max(right, box.right);
    bottom = Math.max(bottom, box.bottom);
  }
  return { left, top, right, bottom };
}

/** How much of the box the other one covers, from 0 to 1. A box without area counts by its middle. */
export function shareCovered(box: Box, by: Box): number {
  const area = areaOf(box);
  if (area > 0) return areaOf(intersectionOf(box, by)) / area;
  const x = (box.left + box.right) / 2;
  const y = (box.top + box.bottom) / 2;
  return x >= by.left && x <= by.right && y >= by.top && y <= by.bottom ? 1 : 0;
}

/** The box around a box as the matrix shows it. */
export function shownBox([a, b, c, d, e, f]: Matrix, box: Box): Box {
  const xs = [box.left, box.right, box.left, box.right];
  const ys = [box.top, box.top, box.bottom, box.bottom];
  const shownX = xs.map((x, at) => a * x + c * (ys[at] as number) + e);
  const shownY = xs.map((x, at) => b * x + d * (ys[at] as number) + f);
  return {
    left: Math.min(...shownX),
    top: Math.min(...shownY),
    right: Math.max(...shownX),
    bottom: Math.max(...shownY),
  };
}
