import { defangedAt, linkAt, tagAt } from "./markup-at.ts";
import { type LinkPart, decodedForms, linkKey, linksIn } from "./output-links.ts";
import { omission } from "./prompt-stage.ts";
import { safeWriter } from "./safe-writer.ts";
import {
  type TextStage,
  type TracedText,
  type Withhold,
  append,
  noText,
  slice,
  written,
} from "./traced-text.ts";

/** What parts one token from the next: white space, quotes, marks that no address holds; and where markup may begin. */
const stops = /[\s"“”„«»‹›「」『』…。，、！？；：（）《》【】<[`]/g;
const longestToken = 2048;

/**
 * Takes out markup, images and links that `links` does not hold. A link is decided on when its token is whole; a tag or a link in
 * brackets when it is closed. Taking out joins what stood around it, so the token is then read again from its beginning.
 */
export function markupStage(links: ReadonlySet<string>, withhold: Withhold): TextStage {
  let held = noText();
  /** Where the token begins that is not decided on yet: all before it was given. */
  let start = 0;
  const writer = safeWriter();

  const originOf = (at: number): number => held.origins[at] as number;

  /** Gives the token up to `end`, its links checked; the next one begins there. */
  function give(end: number): void {
    const token = held.text.slice(start, end);
    let at = start;
    for (const link of tokenLinks(token, links)) {
      const [from, to] = [start + link.start, start + link.end];
      writer.write(slice(held, at, from));
      at = to;
      const text = held.text.slice(from, to);
      if (!link.isForeign) {
        writer.write(slice(held, from, to));
        writer.endLink();
      } else if (link.isJoint) {
        const stop = from + text.lastIndexOf(".", text.length - 2) + 1;
        writer.write(slice(held, from, stop));
        writer.write(written(" ", originOf(from)));
        writer.write(slice(held, stop, to));
      } else {
        withhold({ kind: "link", text }, originOf(from));
        writer.write(written(omission, originOf(from)));
      }
    }
    writer.write(slice(held, at, end));
    start = end;
  }

  /** Gives the token up to `end` and what stands there, which belongs to no token. */
  function giveWith(end: number, length: number): void {
    give(end);
    writer.write(slice(held, end, end + length));
    start = end + length;
  }

  /** Puts `words` in the place of [from, to). */
  function replace(from: number, to: number, words: TracedText): void {
    const whole = slice(held, start, from);
    append(whole, words);
    append(whole, slice(held, to));
    held = whole;
    start = 0;
  }

  /** Handles the construct at `at`; true where what is held has changed, undefined where text to come decides. */
  function takeTag(at: number, isWhole: boolean): boolean | undefined {
    const tag = tagAt(held.text, at, isWhole);
    if (tag === undefined) return undefined;
    if (tag === null) return false;
    const text = held.text.slice(at, tag.end);
    const target = /^<([^\s<>]+)>$/.exec(text)?.[1] ?? "";
    const isAutolink = linksIn(target).some(({ start }) => start === 0);
    const isKept = isAutolink && links.has(linkKey(target));
    if (!isKept) withhold({ kind: isAutolink ? "link" : "markup", text }, originOf(at));
    replace(at, tag.end, written(isKept ? ` ${target} ` : isAutolink ? omission : tag.words, originOf(at)));
    return true;
  }

  function takeLink(at: number, isWhole: boolean): boolean | undefined {
    const link = linkAt(held.text, at, isWhole);
    if (link === undefined) return undefined;
    if (link === null) return false;
    const isImage = at > start && held.text.charAt(at - 1) === "!";
    if (!isImage && links.has(linkKey(link.target)) && isPlain(link.words)) {
      give(at);
      writer.writeLink(link.words, link.target, originOf(at));
      start = link.end;
      return true;
    }
    const from = isImage ? at - 1 : at;
    withhold({ kind: isImage ? "image" : "link", text: held.text.slice(from, link.end) }, originOf(from));
    replace(from, link.end, slice(held, at + 1, at + 1 + link.words.length));
    return true;
  }

  /** Goes on from the stop at `at`. Gives where to look for the next one; undefined where text to come decides. */
  function passStop(at: number, isWhole: boolean): number | undefined {
    const character = held.text.charAt(at);
    if (character === "`") {
      let end = at;
      while (held.text.charAt(end) === "`") end++;
      if (end === held.text.length && !isWhole) return undefined;
      giveWith(at, end - at);
      return start;
    }
    if (character === "[") {
      const defanged = defangedAt(held.text, at, isWhole);
      if (defanged === undefined) return undefined;
      if (defanged !== null) return defanged;
    }
    if (character === "<" || character === "[") {
      const take = character === "<" ? takeTag : takeLink;
      const isTaken = writer.isInCode() ? false : take(at, isWhole);
      if (isTaken === undefined) return undefined;
      if (isTaken) return start;
    }
    giveWith(at, 1);
    return start;
  }

  function read(isWhole: boolean): TracedText {
    for (let from: number | undefined = start; from !== undefined && start < held.text.length;) {
      stops.lastIndex = from;
      const at = stops.exec(held.text)?.index ?? held.text.length;
      if (at - start > longestToken) {
        give(start + longestToken);
        writer.write(written(" ", originOf(start)));
        from = start;
      } else if (at < held.text.length) from = passStop(at, isWhole);
      else {
        if (isWhole) give(at);
        break;
      }
    }
    held = slice(held, start);
    start = 0;
    return writer.taken();
  }

  return {
    push(piece) {
      append(held, piece);
      return read(false);
    },
    end: () => read(true),
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
  const leads = decodedForms(rest)
    .filter((form) => form !== rest)
    .flatMap((form) => form.split(/\s/))
    .some((piece) => linksIn(piece).some((part) => !part.isJoint && isForeign(piece, part)));
  return leads
    ? [{ start: 0, end: token.replace(/[.,;:!?)]+$/, "").length, isJoint: false, isForeign: true }]
    : parts;
}
