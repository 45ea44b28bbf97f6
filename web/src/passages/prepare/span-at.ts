import type { Span } from "@contracts/passage.ts";
import type { Overlay } from "../overlay.ts";
import { touching } from "./segments.ts";

/** What a person means who points at a position: the shortest passage that lies over it, the later chunk where two are as long. */
export function spanAt(position: number, overlay: Overlay): Span | null {
  const point = { start: position, end: position + 1 };
  const marked = [...overlay.citations, ...overlay.gold].filter(
    ({ start, end }) => start <= position && position < end,
  );
  let found: Span | null = null;
  for (const one of [...touching(overlay.chunks, point), ...marked]) {
    if (found === null || one.end - one.start <= found.end - found.start) found = one;
  }
  return found === null ? null : { start: found.start, end: found.end };
}
