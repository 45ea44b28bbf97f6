import type { Withheld } from "../../../contracts/answer.ts";
import { defangedAt, linkAt, tagAt } from "./markup-at.ts";
import { type LinkPart, decodedToken, linkKey, linksIn } from "./output-links.ts";
import { omission } from "./prompt-stage.ts";
import { safeWriter } from "./safe-writer.ts";
import { type TextStage, type TracedText, append, noText, slice, written } from "./traced-text.ts";

/** What parts one token from the next: white space, quotes, marks that no address holds. */
const breaks = /[\s"“”„«»‹›「」『』…。，、！？；：（）《》【】]/;
const stops = /[\s"“”„«»‹›「」『』…。，、！？；：（）《》【】<[`]/g;
const longestToken = 2048;

/**
 * Takes out markup, images and links that `links` does not hold. A link is decided on when its token is whole; a tag or a link in
 * brackets when it is closed. Taking out joins what stood around it, so the token is then read again from its beginning.
 */
export function markupStage(links: ReadonlySet<string>, withhold: (withheld: Withheld) => void): TextStage {
  let held = noText();
  const writer = safeWriter();

  /** Gives what is held up to `end`, its links checked; the rest becomes the next token. */
  function give(end: number): void {
    const token = slice(held, 0, end);
    held = slice(held, end);
    let at = 0;
    for (const part of tokenLinks(token.text, links)) {
      writer.write(slice(token, at, part.start));
      at = part.end;
      const origin = token.origins[part.start] as number;
      const link = token.text.slice(part.start, part.end);
      if (!part.isForeign) {
        writer.write(slice(token, part.start, part.end));
        writer.endLink();
      } else if (part.isJoint) {
        const stop = part.start + link.lastIndexOf(".", link.length - 2) + 1;
        writer.write(slice(token, part.start, stop));
        writer.write(written(" ", origin));
        writer.write(slice(token, stop, part.end));
      } else {
        withhold({ kind: "link", text: link });
        writer.write(written(omission, origin));
      }
    }
    writer.write(slice(token, at));
  }

  /** Puts `words` in the place of [start, end). */
  function replace(start: number, end: number, words: TracedText): void {
    const whole = slice(held, 0, start);
    append(whole, words);
    append(whole, slice(held, end));
    held = whole;
  }

  /** Handles the construct at `at`; true where what is held has changed, undefined where text to come decides. */
  function takeTag(at: number, isWhole: boolean): boolean | undefined {
    const tag = tagAt(held.text, at, isWhole);
    if (tag === undefined) return undefined;
    if (tag === null) return false;
    const text = held.text.slice(at, tag.end);
    const origin = held.origins[at] as number;
    const target = /^<([^\s<>]+)>$/.exec(text)?.[1] ?? "";
    const isAutolink = linksIn(target).some(({ start }) => start === 0);
    const isKept = isAutolink && links.has(linkKey(target));
    if (!isKept) withhold({ kind: isAutolink ? "link" : "markup", text });
    replace(at, tag.end, written(isKept ? ` ${target} ` : isAutolink ? omission : tag.words, origin));
    return true;
  }

  function takeLink(at: number, isWhole: boolean): boolean | undefined {
    const link = linkAt(held.text, at, isWhole);
    if (link === undefined) return undefined;
    if (link === null) return false;
    const isImage = at > 0 && held.text.charAt(at - 1) === "!";
    const start = isImage ? at - 1 : at;
    if (!isImage && links.has(linkKey(link.target)) && isPlain(link.words)) {
      give(at);
      writer.writeLink(link.words, link.target, held.origins[0] as number);
      held = slice(held, link.end - at);
      return true;
    }
    withhold({ kind: isImage ? "image" : "link", text: held.text.slice(start, link.end) });
    replace(start, link.end, slice(held, at + 1, at + 1 + link.words.length));
    return true;
  }

  function read(isWhole: boolean): TracedText {
    let from = 0;
    while (held.text.length > 0) {
      stops.lastIndex = from;
      const at = stops.exec(held.text)?.index ?? held.text.length;
      if (at > longestToken) {
        give(longestToken);
        writer.write(written(" ", held.origins[0] ?? 0));
        from = 0;
        continue;
      }
      if (at === held.text.length) {
        if (!isWhole) break;
        give(at);
        break;
      }
      const character = held.text.charAt(at);
      if (breaks.test(character)) {
        give(at);
        writer.write(slice(held, 0, 1));
        held = slice(held, 1);
        from = 0;
        continue;
      }
      if (character === "`") {
        give(at);
        const run = /^`+/.exec(held.text)?.[0].length ?? 1;
        if (run === held.text.length && !isWhole) break;
        writer.write(slice(held, 0, run));
        held = slice(held, run);
        from = 0;
        continue;
      }
      const defanged = character === "[" ? defangedAt(held.text, at, isWhole) : null;
      if (defanged === undefined) break;
      if (defanged !== null) {
        from = defanged;
        continue;
      }
      const isTaken = writer.isInCode()
        ? false
        : character === "<"
          ? takeTag(at, isWhole)
          : takeLink(at, isWhole);
      if (isTaken === undefined) break;
      if (!isTaken) {
        give(at);
        writer.write(slice(held, 0, 1));
        held = slice(held, 1);
      }
      from = 0;
    }
    return writer.taken();
  }

  return {
    push(piece) {
      append(held, piece);
      return read(false);
    },
    end() {
      return read(true);
    },
  };
}

/** Words of a link that hold no other and no markup. */
function isPlain(words: string): boolean {
  return /^[\p{L}\p{N}\p{M} ,'’–-]+(?:\.[ ]?)?$/u.test(words) && linksIn(words).length === 0;
}

interface TokenLink extends LinkPart {
  isForeign: boolean;
}

/** Where a token leads: all of it is foreign where its decoded form leads to what `links` does not hold. */
function tokenLinks(token: string, links: ReadonlySet<string>): TokenLink[] {
  const isForeign = (text: string, { start, end }: LinkPart) => !links.has(linkKey(text.slice(start, end)));
  const parts = linksIn(token).map((part) => ({ ...part, isForeign: isForeign(token, part) }));
  if (!/[%&\\[({\uff00-\uffef\u2024\u3002]/.test(token)) return parts;
  let rest = "";
  for (const { start, end, isForeign } of parts)
    if (!isForeign) rest += `${token.slice(rest.length, start)}${" ".repeat(end - start)}`;
  rest += token.slice(rest.length);
  const decoded = decodedToken(rest);
  if (decoded === rest) return parts;
  const leads = decoded
    .split(/\s/)
    .some((piece) => linksIn(piece).some((part) => !part.isJoint && isForeign(piece, part)));
  return leads
    ? [{ start: 0, end: token.replace(/[.,;:!?)]+$/, "").length, isJoint: false, isForeign: true }]
    : parts;
}
