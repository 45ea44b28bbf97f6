import type { XmlElement } from "../shared/xml.ts";
import { childOf, integerOf } from "../shared/xml-tree.ts";

/** Where something stands on a slide, in English Metric Units from the upper left. */
export interface Box {
  left: number;
  top: number;
  width: number;
  height: number;
}

/** From the coordinates within a group to those of the slide. */
export type Transform = (box: Box) => Box;

/** The box an `xfrm` gives. */
export function boxOf(frame: XmlElement | undefined, offset = "a:off", extent = "a:ext"): Box | undefined {
  const left = integerOf(childOf(frame, offset), "x");
  const top = integerOf(childOf(frame, offset), "y");
  const width = integerOf(childOf(frame, extent), "cx");
  const height = integerOf(childOf(frame, extent), "cy");
  if (left === undefined || top === undefined || width === undefined || height === undefined)
    return undefined;
  return { left, top, width, height };
}

/** What a group does to the coordinates of its members. */
export function groupTransform(frame: XmlElement | undefined, around: Transform): Transform {
  const outer = boxOf(frame);
  const inner = boxOf(frame, "a:chOff", "a:chExt");
  if (outer === undefined || inner === undefined) return around;
  const across = inner.width === 0 ? 1 : outer.width / inner.width;
  const down = inner.height === 0 ? 1 : outer.height / inner.height;
  return ({ left, top, width, height }) =>
    around({
      left: outer.left + (left - inner.left) * across,
      top: outer.top + (top - inner.top) * down,
      width: width * across,
      height: height * down,
    });
}

export function overlap(one: Box, other: Box): boolean {
  return (
    one.left < other.left + other.width &&
    other.left < one.left + one.width &&
    one.top < other.top + other.height &&
    other.top < one.top + one.height
  );
}
