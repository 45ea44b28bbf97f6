/** A construct in a text: where it ends, what it is and which words of it a reader would see. */
export interface Construct {
  end: number;
  words: string;
}

/** Nothing that is written for a reader is longer. */
const longestTag = 2000;
const longestElement = 2000;
const longestLink = 2500;
const deepestBracket = 8;

const tagBegins = /^<(?:[a-z/!?]|$)/i;
const soundless =
  /^<(script|style|svg|iframe|object|template|math|noscript|textarea|title|xmp|noembed|noframes)\b/i;
const inline =
  /^<\/?(?:a|abbr|b|bdi|bdo|cite|code|em|font|i|kbd|mark|q|s|small|span|strong|sub|sup|u|wbr)\b/i;

/**
 * The tag, comment or declaration that begins at `at`; with what it holds where nobody is meant to read that. Null where there is
 * none; undefined where text to come decides.
 */
export function tagAt(text: string, at: number, isWhole: boolean): Construct | null | undefined {
  const begin = text.slice(at, at + 2);
  if (!tagBegins.test(begin)) return null;
  if (begin.length < 2) return isWhole ? null : undefined;
  const head = text.slice(at, at + longestTag);
  if (head.startsWith("<!--")) return upTo("-->", text, at, longestElement, isWhole);
  if (!isWhole && "<!--".startsWith(head)) return undefined;
  const close = head.search(/[>]|(?<!^)<|\n[ \t]*\n/);
  if (close === -1) return head.length < longestTag && !isWhole ? undefined : null;
  if (head.charAt(close) !== ">") return null;
  const tag = head.slice(0, close + 1);
  const silent = soundless.exec(tag)?.[1];
  const words = inline.test(tag) ? "" : " ";
  if (silent === undefined || tag.endsWith("/>")) return { end: at + tag.length, words };
  const inside = text.slice(at + tag.length, at + longestElement);
  const closing = new RegExp(`<(?:${silent}\\b|/${silent}\\s*>)`, "i").exec(inside);
  if (closing !== null) {
    const isEnd = closing[0].startsWith("</");
    return { end: at + tag.length + (isEnd ? closing.index + closing[0].length : 0), words };
  }
  return text.length - at < longestElement && !isWhole ? undefined : { end: at + tag.length, words };
}

function upTo(
  mark: string,
  text: string,
  at: number,
  longest: number,
  isWhole: boolean,
): Construct | null | undefined {
  const found = text.slice(at, at + longest).indexOf(mark, 2);
  if (found !== -1) return { end: at + found + mark.length, words: " " };
  return text.length - at < longest && !isWhole ? undefined : null;
}

export interface LinkConstruct extends Construct {
  target: string;
}

/** The inline link `[words](target "title")` that begins at `at`. Null and undefined as with tags. */
export function linkAt(text: string, at: number, isWhole: boolean): LinkConstruct | null | undefined {
  const bracket = closingOf(text, at, "[", "]", isWhole);
  if (bracket === undefined || bracket === null) return bracket;
  if (bracket + 1 >= text.length) return isWhole ? null : undefined;
  if (text.charAt(bracket + 1) !== "(") return null;
  const end = closingOf(text, bracket + 1, "(", ")", isWhole);
  if (end === undefined || end === null) return end;
  const inside = text.slice(bracket + 2, end).trim();
  const target = /^<[^<>]*>/.exec(inside)?.[0].slice(1, -1) ?? /^\S*/.exec(inside)?.[0] ?? "";
  return { end: end + 1, words: text.slice(at + 1, bracket), target };
}

/** The defanged dot or colon that begins at `at`, such as "[.]": its end. Null and undefined as with tags. */
export function defangedAt(text: string, at: number, isWhole: boolean): number | null | undefined {
  const known = text.slice(at, at + 5);
  const end = /^\[(?:\.|:|dot|:\/\/)\]/i.exec(known)?.[0].length;
  if (end !== undefined) return at + end;
  const mayBecomeOne = ["[.]", "[:]", "[dot]", "[://]"].some((mark) => mark.startsWith(known.toLowerCase()));
  return mayBecomeOne && !isWhole ? undefined : null;
}

function closingOf(
  text: string,
  at: number,
  open: string,
  close: string,
  isWhole: boolean,
): number | null | undefined {
  let depth = 0;
  let lineEnds = 0;
  const last = at + longestLink;
  for (let position = at; position < text.length; position++) {
    if (position >= last) return null;
    const character = text.charAt(position);
    if (character === "\n") lineEnds++;
    else if (character !== " " && character !== "\t") lineEnds = 0;
    if (lineEnds > 1) return null;
    if (character === "\\") position++;
    else if (character === open && ++depth > deepestBracket) return null;
    else if (character === close && --depth === 0) return position;
  }
  return isWhole ? null : undefined;
}
