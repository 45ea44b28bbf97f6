import type { Span } from "../../contracts/passage.ts";
import { type Html, html } from "./html.ts";
import { safeCut } from "./figures.ts";

/** Room left before the first mark where an excerpt has to begin later than its text, as a share of the limit. */
const lead = 0.25;

/**
 * A text with its marked spans, cut to `limit` UTF-16 code units with ellipses. Where the first mark lies beyond the limit,
 * the excerpt begins shortly before it.
 */
export function excerpt(text: string, marks: readonly Span[], limit: number): Html {
  const { start, end } = windowOf(text, marks, limit);
  const pieces: Html[] = [];
  let at = start;
  for (const mark of joined(marks)) {
    const from = Math.max(safeCut(text, mark.start), at);
    const to = Math.min(safeCut(text, mark.end), end);
    if (from >= to) continue;
    pieces.push(html`${text.slice(at, from)}<mark>${text.slice(from, to)}</mark>`);
    at = to;
  }
  return html`${start > 0 ? "…" : ""}${pieces}${text.slice(at, end)}${end < text.length ? "…" : ""}`;
}

function windowOf(text: string, marks: readonly Span[], limit: number): Span {
  if (text.length <= limit) return { start: 0, end: text.length };
  const first = marks.reduce((least, mark) => (mark.start < least.start ? mark : least), {
    start: 0,
    end: 0,
    ...marks[0],
  });
  const wanted =
    first.end <= limit ? 0 : Math.min(first.start - Math.floor(limit * lead), text.length - limit);
  const start = safeCut(text, Math.max(0, wanted));
  return { start, end: Math.max(start, safeCut(text, start + limit)) };
}

/** In order, without overlap. */
function joined(marks: readonly Span[]): Span[] {
  const apart: Span[] = [];
  for (const { start, end } of [...marks].sort((a, b) => a.start - b.start)) {
    const last = apart.at(-1);
    if (last !== undefined && start <= last.end) last.end = Math.max(last.end, end);
    else apart.push({ start, end });
  }
  return apart;
}
