import type { Citation } from "../contracts/answer.ts";

/** Where a citation stands, as a person would say it. */
export interface CitedPlace {
  source: string;
  /** Counted from 1. */
  firstLine: number;
  lastLine: number;
  breadcrumb: string[];
  quote: string;
}

export function placeOf(
  citation: Pick<Citation, "source" | "start" | "end" | "breadcrumb">,
  text: string,
): CitedPlace {
  const { source, start, end, breadcrumb } = citation;
  const firstLine = lineAt(text, start);
  return {
    source,
    firstLine,
    lastLine: firstLine + lineAt(text.slice(start, end), end - start) - 1,
    breadcrumb,
    quote: text.slice(start, end),
  };
}

function lineAt(text: string, position: number): number {
  let line = 1;
  for (let at = text.indexOf("\n"); at !== -1 && at < position; at = text.indexOf("\n", at + 1)) line += 1;
  return line;
}
