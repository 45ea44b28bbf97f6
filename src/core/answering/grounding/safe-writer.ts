import { type TracedText, append, noText, written } from "./traced-text.ts";

/** Gathers text, and parts with a blank what would be read as markup: whatever was missed before ends here. */
export interface SafeWriter {
  write(text: TracedText): void;
  /** `[words](target)`, which is let be as it stands. */
  writeLink(words: string, target: string, origin: number): void;
  /** What was written last is an address that is let be: what follows is kept apart from it. */
  endLink(): void;
  /** In a line's code or a fenced block, as far as can be told without what follows. Nothing is safe for being in code. */
  isInCode(): boolean;
  /** What was gathered since this was asked last. */
  taken(): TracedText;
}

export function safeWriter(): SafeWriter {
  let gathered = noText();
  let last = "";
  let followsLink = false;
  let line = "";
  let inline = 0;
  let fence = 0;

  function see(text: string): void {
    for (const piece of text.split(/(\n|`+)/)) {
      if (piece === "\n") {
        line = "";
        inline = 0;
      } else if (piece.startsWith("`")) {
        if (piece.length >= 3 && line.trim() === "")
          fence = fence === 0 ? piece.length : piece.length >= fence ? 0 : fence;
        else if (fence === 0) inline = inline === 0 ? piece.length : inline === piece.length ? 0 : inline;
        line += "`";
      } else if (line.trim() === "") line = piece.slice(0, 80);
    }
  }

  return {
    write({ text, origins }) {
      let from = 0;
      for (let at = 0; at < text.length; at++) {
        const character = text.charAt(at);
        const isJoined = followsLink && !closesLink.test(character) && !endsAddress.test(character);
        if (followsLink) followsLink = closesLink.test(character);
        if (isJoined || isMarkup(last, character)) {
          append(gathered, { text: text.slice(from, at), origins: origins.slice(from, at) });
          append(gathered, written(" ", origins[at] as number));
          from = at;
        }
        last = character;
      }
      append(gathered, { text: text.slice(from), origins: origins.slice(from) });
      see(text);
    },
    writeLink(words, target, origin) {
      if (last === "!") append(gathered, written(" ", origin));
      append(gathered, written(`[${words}](${target})`, origin));
      last = ")";
      followsLink = false;
      see("[");
    },
    endLink() {
      followsLink = true;
    },
    isInCode: () => inline > 0 || fence > 0,
    taken() {
      const all = gathered;
      gathered = noText();
      return all;
    },
  };
}

/** What programs leave out of an address where white space follows. */
const closesLink = /[.,;:!?'")*_~`]/;

/** Other white space does not end an address for every program. */
const endsAddress = /[ \t\n]/;

/** Two characters that together begin a tag, an image, a link's target or its definition. */
function isMarkup(before: string, character: string): boolean {
  if (before === "<") return /[a-z/!?]/i.test(character);
  if (before === "]") return character === "(" || character === ":";
  return before === "!" && character === "[";
}
