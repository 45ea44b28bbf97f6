/** One piece of a number format: a placeholder or word of the format as written, or text shown as it is. */
export interface FormatToken {
  kind:
    | "literal"
    | "digit"
    | "point"
    | "comma"
    | "percent"
    | "exponent"
    | "slash"
    | "date"
    | "text"
    | "general";
  text: string;
}

export interface FormatSection {
  tokens: FormatToken[];
  /** A rule of its own for which values it takes: [>=100]. */
  condition?: { operator: string; value: number };
}

/** In order: `"text"`, \x, _x (a blank as wide as x), *x (filling), [..], words of dates, General, placeholders. */
const pattern =
  /"([^"]*)"?|\\([\s\S])|_[\s\S]|\*[\s\S]|\[([^\]]*)\]|(AM\/PM|A\/P)|(General)|(E[+-])|([ymdhse]+|(?<=[s\]])\.0+)|([0#?])|([\s\S])/giu;

/** The sections of a number format (ECMA-376 part 1, 18.8.31), at most four. */
export function formatSections(code: string): FormatSection[] {
  const sections: FormatSection[] = [{ tokens: [] }];
  for (const match of code.matchAll(pattern)) {
    const section = sections.at(-1) as FormatSection;
    const add = (kind: FormatToken["kind"], text: string) => section.tokens.push({ kind, text });
    const [all, quoted, escaped, bracketed, halfDay, general, exponent, date, digit, other] = match;
    if (quoted !== undefined || escaped !== undefined) add("literal", quoted ?? escaped ?? "");
    else if (all.startsWith("_")) add("literal", " ");
    else if (all.startsWith("*")) continue;
    else if (bracketed !== undefined) readBracket(bracketed, section);
    else if (halfDay !== undefined) add("date", halfDay);
    else if (general !== undefined) add("general", general);
    else if (exponent !== undefined) add("exponent", exponent);
    else if (date !== undefined) for (const [run] of date.matchAll(/(.)\1*/g)) add("date", run.toLowerCase());
    else if (digit !== undefined) add("digit", digit);
    else if (other === ";" && sections.length < 4) sections.push({ tokens: [] });
    else add(kindOf(other as string), other as string);
  }
  return sections;
}

function kindOf(character: string): FormatToken["kind"] {
  switch (character) {
    case ".":
      return "point";
    case ",":
      return "comma";
    case "%":
      return "percent";
    case "/":
      return "slash";
    case "@":
      return "text";
    default:
      return "literal";
  }
}

/** A currency, elapsed time or a condition; colours and languages change nothing here. */
function readBracket(content: string, section: FormatSection): void {
  const currency = /^\$([^-]*)/.exec(content)?.[1];
  const condition = /^(<=|>=|<>|<|>|=)\s*(-?\d+(?:\.\d+)?)$/.exec(content);
  if (currency !== undefined) {
    if (currency !== "") section.tokens.push({ kind: "literal", text: currency });
  } else if (condition !== null) {
    section.condition = { operator: condition[1] as string, value: Number(condition[2]) };
  } else if (/^(?:h+|m+|s+)$/i.test(content)) {
    section.tokens.push({ kind: "date", text: `[${content.toLowerCase()}]` });
  }
}
