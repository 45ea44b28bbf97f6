import { diffTokens } from "../../../design/diff-tokens.ts";

/** Lines of two texts side by side: null where one has none. */
export interface LinePair {
  left: string | null;
  right: string | null;
}

/** What both have stands side by side. Texts that differ too much are shown one whole after the other. */
export function lineDifferences(left: string, right: string): LinePair[] {
  const pieces = diffTokens(closed(left), closed(right)) ?? [
    { kind: "removed", text: `${left}\n` },
    { kind: "added", text: `${right}\n` },
  ];
  return pieces.flatMap(({ kind, text }) =>
    text
      .slice(0, -1)
      .split("\n")
      .map((line) => ({ left: kind === "added" ? null : line, right: kind === "removed" ? null : line })),
  );
}

/** Lines that all end, the last one too. */
function closed(text: string): string[] {
  return text.split("\n").map((line) => `${line}\n`);
}
