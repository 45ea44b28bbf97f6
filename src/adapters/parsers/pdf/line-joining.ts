/** Decides, with the document's own words, how a line goes on in the next. */
export interface LineJoining {
  joint(line: string, next: string): Joint;
}

export interface Joint {
  /** How much of the line's text is kept: a hyphen that only broke a word is not. */
  keep: number;
  between: "" | " ";
}

const word = /\p{L}[\p{L}\p{M}]*(?:[-‐]\p{L}[\p{L}\p{M}]*)*/gu;
const hyphenAtEnd = /\p{L}[-‐\u00ad]$/u;
const wide = /[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uff60]/u;
/** After these a hyphen stood for the rest of a word: "short- and long-term". */
const conjunction = /^(?:and|or|to|und|oder|bis|et|ou|y|o|e|en|of|och|og)\b/u;

export function lineJoining(lines: readonly string[]): LineJoining {
  const known = knownWords(lines);
  const keepsHyphens = breaksOnlyCompounds(lines, known);
  return {
    joint(line, next) {
      const whole: Joint = { keep: line.length, between: " " };
      const together: Joint = { keep: line.length, between: "" };
      const broken: Joint = { keep: line.length - 1, between: "" };
      if (wide.test(line.at(-1) ?? "") && wide.test(next[0] ?? ""))
        return safely(line, next, together, whole);
      if (/[\p{L}\p{N}]\/$/u.test(line) && /^[\p{L}\p{N}]/u.test(next)) return together;
      if (!hyphenAtEnd.test(line)) return whole;
      if (conjunction.test(next)) return whole;
      if (/^[\p{Lu}\p{N}]/u.test(next)) return together;
      if (!/^\p{Ll}/u.test(next)) return whole;
      if (line.endsWith("\u00ad")) return safely(line, next, broken, whole);
      const kind = brokenAt(line, next, known);
      return kind === "compound" || (kind === "unknown" && keepsHyphens)
        ? together
        : safely(line, next, broken, whole);
    },
  };
}

/** Letters that would melt into one at the joint would move every later position. */
function safely(line: string, next: string, joint: Joint, otherwise: Joint): Joint {
  const text = line.slice(0, joint.keep) + next;
  return text.normalize("NFC") === text ? joint : otherwise;
}

/** Whether a hyphen at a line's end belongs to the word or only broke it, as far as the document's other words tell. */
function brokenAt(line: string, next: string, known: ReadonlySet<string>): "compound" | "word" | "unknown" {
  const first = /[\p{L}\p{M}]+(?:[-‐][\p{L}\p{M}]+)*$/u.exec(line.slice(0, -1))?.[0].toLowerCase() ?? "";
  const second = (/^[\p{L}\p{M}]+/u.exec(next)?.[0] ?? "").toLowerCase();
  if (known.has(`${first}-${second}`)) return "compound";
  if (known.has(first + second)) return "word";
  const areWords = first.length > 2 && second.length > 1 && known.has(first) && known.has(second);
  return areWords || first.includes("-") ? "compound" : "unknown";
}

/** Most word processors break no words: then every hyphen at a line's end is a compound's. */
function breaksOnlyCompounds(lines: readonly string[], known: ReadonlySet<string>): boolean {
  let compounds = 0;
  let words = 0;
  for (const [at, line] of lines.entries()) {
    const next = lines[at + 1];
    if (next === undefined || !/\p{L}[-‐]$/u.test(line) || !/^\p{Ll}/u.test(next)) continue;
    const kind = brokenAt(line, next, known);
    if (kind === "compound") compounds += 1;
    if (kind === "word") words += 1;
  }
  return compounds > words;
}

/** Every word but the halves of those that a line's end may have broken. */
function knownWords(lines: readonly string[]): Set<string> {
  const known = new Set<string>();
  let broken = false;
  for (const line of lines) {
    const words = (line.match(word) ?? []).map((found) => found.toLowerCase().replaceAll("‐", "-"));
    const breaks = hyphenAtEnd.test(line);
    for (const found of words.slice(broken ? 1 : 0, breaks ? -1 : undefined)) known.add(found);
    broken = breaks;
  }
  return known;
}
