import { type TextStage, type TracedText, type Withhold, append, noText, slice } from "./traced-text.ts";

const escape = "\u001b";
const tab = "\t";
const lineEnd = "\n";
/** Of no shape, or turning the direction of what follows; every control character and every tag. */
const unseen = /[\p{Cc}\p{Cs}\p{Default_Ignorable_Code_Point}\ufff9-\ufffb]/u;
const joiner = /[\u200c\u200d]/;
/** Scripts whose spelling needs joiners, and pictures that are made of several. */
const joins =
  /[\p{Script=Arabic}\p{Script=Syriac}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Gurmukhi}\p{Script=Gujarati}\p{Script=Oriya}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Kannada}\p{Script=Malayalam}\p{Script=Sinhala}\p{Script=Mongolian}\p{Extended_Pictographic}\p{Emoji_Modifier}\ufe0f]/u;
const takesStyle = /[\p{Emoji}]/u;
const style = "\ufe0f";
const longestSequence = 4096;

/**
 * Takes out what a reader does not see and a terminal obeys: escape sequences, control characters, characters without a shape,
 * tags. Joiners stay where writing needs them.
 */
export function visibleStage(withhold: Withhold): TextStage {
  let held = noText();
  let last = "";
  let taken = "";
  let takenFrom = 0;

  const take = (text: string, origin: number) => {
    if (taken === "") takenFrom = origin;
    taken += text;
  };
  const report = () => {
    if (taken !== "") withhold({ kind: "markup", text: spelled(taken) }, takenFrom);
    taken = "";
  };

  function read(isWhole: boolean): TracedText {
    const seen = noText();
    let at = 0;
    const { text } = held;
    while (at < text.length) {
      const first = text.charCodeAt(at);
      const isHalf = (first & 0xfc00) === 0xd800;
      if (isHalf && at + 1 === text.length && !isWhole) break;
      const character = String.fromCodePoint(text.codePointAt(at) as number);
      const end = at + character.length;
      if (character === escape) {
        const past = afterSequence(text, at, isWhole);
        if (past === undefined) break;
        take(text.slice(at, past), held.origins[at] as number);
        at = past;
        continue;
      }
      let isKept = !unseen.test(character) || character === tab || character === lineEnd;
      if (character === "\r") {
        at = end;
        continue;
      }
      if (character === style) isKept = takesStyle.test(last);
      if (joiner.test(character) && joins.test(last)) {
        const next = text.codePointAt(end);
        const isCut = next === undefined || ((next & 0xfc00) === 0xd800 && end + 1 === text.length);
        if (isCut && !isWhole) break;
        isKept = next !== undefined && joins.test(String.fromCodePoint(next));
      }
      if (isKept) {
        report();
        append(seen, slice(held, at, end));
        last = character;
      } else take(character, held.origins[at] as number);
      at = end;
    }
    held = slice(held, at);
    return seen;
  }

  return {
    push(piece) {
      append(held, piece);
      return read(false);
    },
    end() {
      const seen = read(true);
      report();
      return seen;
    },
  };
}

/** Past the escape sequence at `at` (ECMA-48); undefined where text to come decides. */
function afterSequence(text: string, at: number, isWhole: boolean): number | undefined {
  const kind = text.charAt(at + 1);
  if (kind === "") return isWhole ? at + 1 : undefined;
  if ("]P^_X".includes(kind)) {
    // Up to the string terminator or bell; a sequence that is never ended loses its first two characters.
    for (let end = at + 2; end < text.length && end - at < longestSequence; end++) {
      if (text.charCodeAt(end) === 0x07) return end + 1;
      if (text.charAt(end) === "\n") return at + 2;
      if (text.charAt(end) !== escape) continue;
      if (end + 1 === text.length && !isWhole) return undefined;
      return text.charAt(end + 1) === "\\" ? end + 2 : at + 2;
    }
    return text.length - at >= longestSequence || isWhole ? at + 2 : undefined;
  }
  let end = at + (kind === "[" ? 2 : 1);
  while (end < text.length && end - at < longestSequence) {
    const code = text.charCodeAt(end);
    if (code < 0x20 || code > 0x7e) return end;
    end++;
    if (code >= (kind === "[" ? 0x40 : 0x30)) return end;
  }
  return text.length - at >= longestSequence || isWhole ? end : undefined;
}

/** Safe to show: tags as the letters they spell, the rest as code points. */
function spelled(text: string): string {
  return Array.from(text, (character) => {
    const code = character.codePointAt(0) as number;
    if (code >= 0x20 && code < 0x7f) return character;
    if (code > 0xe0020 && code < 0xe007f) return String.fromCodePoint(code - 0xe0000);
    return `\\u{${code.toString(16)}}`;
  }).join("");
}
