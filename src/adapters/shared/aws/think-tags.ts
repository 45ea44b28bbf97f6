/** Tells reasoning that a model writes between <think> and </think> from its text, however the pieces are cut. */
export interface ThinkTags {
  take(text: string): ThinkPiece[];
  /** What was held back because it could have been the beginning of a tag. */
  end(): ThinkPiece[];
  /** Whether an end without a beginning stood in the text: what came before it was reasoning, and told as text. */
  hasLooseEnd(): boolean;
}

export type ThinkPiece = ["text" | "reasoning", string];

const [opening, closing] = ["<think>", "</think>"];

/** Reasoning stands at the beginning of a reply only; `startsInside` where the prompt has opened it, as that of DeepSeek-R1 does. */
export function thinkTags(startsInside: boolean): ThinkTags {
  let place: "before" | "inside" | "after" | "text" = startsInside ? "inside" : "before";
  let held = "";
  let isFirst = true;
  let hasLooseEnd = false;

  const read = (isLast: boolean): ThinkPiece[] => {
    const pieces: ThinkPiece[] = [];
    for (;;) {
      if (place === "before") {
        const start = held.trimStart();
        if (start.startsWith(opening)) {
          held = start.slice(opening.length);
          place = "inside";
        } else if (!isLast && opening.startsWith(start)) {
          return pieces;
        } else {
          place = "text";
        }
      } else if (place === "inside") {
        // Some templates open it, and the model does so again.
        if (isFirst && startsInside) {
          const start = held.trimStart();
          if (!isLast && start !== "" && opening.startsWith(start)) return pieces;
          if (start.startsWith(opening)) held = start.slice(opening.length);
        }
        isFirst &&= held.trim() === "";
        const end = held.indexOf(closing);
        const kept = end >= 0 ? end : isLast ? held.length : held.length - partOf(closing, held);
        if (kept > 0) pieces.push(["reasoning", held.slice(0, kept)]);
        held = held.slice(end >= 0 ? end + closing.length : kept);
        if (end < 0) return pieces;
        place = "after";
      } else if (place === "after") {
        // The lines between reasoning and text belong to neither.
        held = held.trimStart();
        if (held === "") return pieces;
        place = "text";
      } else {
        hasLooseEnd ||= held.includes(closing);
        pieces.push(["text", held]);
        held = "";
        return pieces;
      }
    }
  };

  return {
    take(text) {
      held += text;
      return read(false);
    },
    end: () => read(true),
    hasLooseEnd: () => hasLooseEnd,
  };
}

/** How many characters at the end of a text could begin the tag. */
function partOf(tag: string, text: string): number {
  for (let length = Math.min(tag.length - 1, text.length); length > 0; length -= 1) {
    if (text.endsWith(tag.slice(0, length))) return length;
  }
  return 0;
}
