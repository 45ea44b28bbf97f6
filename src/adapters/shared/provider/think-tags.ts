/** Tells reasoning that a model writes between <think> and </think> from its text, however the pieces are cut. */
export interface ThinkTags {
  take(text: string): ThinkPiece[];
  /** What was held back because it could have been the beginning of a tag. */
  end(): ThinkPiece[];
  /** Whether an end without a beginning stood in the text: what came before it was reasoning, and told as text. */
  hasLooseEnd(): boolean;
}

/** A warning. */
export const looseThinkTag =
  "The text holds the end of a reasoning, </think>, but not its beginning; what stands before it is no answer.";

export type ThinkPiece = ["text" | "reasoning", string];

type Place = "before" | "opened" | "inside" | "after" | "text";

const [opening, closing] = ["<think>", "</think>"];

/**
 * Reasoning stands at the beginning of a reply only; `startsInside` where the prompt has opened it, as that of DeepSeek-R1 does.
 * White space around the tags belongs to neither reasoning nor text.
 */
export function thinkTags(startsInside: boolean): ThinkTags {
  let place: Place = startsInside ? "opened" : "before";
  /** Some models open again what the prompt has opened. */
  let mayOpen = true;
  let held = "";
  /** The end of the text so far, as much as could begin a tag. */
  let tail = "";
  let hasLooseEnd = false;

  const goOn = (next: Place, rest: string): true => {
    place = next;
    held = rest;
    return true;
  };

  /** Whether there is more to be read in what is held; pieces are added to those given. */
  const step = (pieces: ThinkPiece[], isLast: boolean): boolean => {
    const start = held.trimStart();
    if (place === "before" || place === "opened") {
      if (mayOpen && start.startsWith(opening)) {
        mayOpen = false;
        return goOn("opened", start.slice(opening.length));
      }
      if (!isLast && (start === "" || (mayOpen && opening.startsWith(start)))) return false;
      return place === "before" ? goOn("text", held) : goOn("inside", start);
    }
    if (place === "inside") {
      const end = held.indexOf(closing);
      const kept = end >= 0 ? end : held.length - (isLast ? 0 : beginningOf(closing, held));
      if (kept > 0) pieces.push(["reasoning", held.slice(0, kept)]);
      held = held.slice(kept);
      return end >= 0 && goOn("after", held.slice(closing.length));
    }
    if (place === "after") return start !== "" && goOn("text", start);
    tail += held;
    hasLooseEnd ||= tail.includes(closing);
    tail = tail.slice(-closing.length);
    if (held !== "") pieces.push(["text", held]);
    held = "";
    return false;
  };

  const read = (isLast: boolean): ThinkPiece[] => {
    const pieces: ThinkPiece[] = [];
    while (step(pieces, isLast));
    return pieces;
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
function beginningOf(tag: string, text: string): number {
  for (let length = Math.min(tag.length - 1, text.length); length > 0; length -= 1) {
    if (text.endsWith(tag.slice(0, length))) return length;
  }
  return 0;
}
