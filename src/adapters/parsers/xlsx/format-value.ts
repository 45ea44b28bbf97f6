import { formatDate } from "./format-date.ts";
import { formatNumber } from "./format-number.ts";
import { formatSections, type FormatSection } from "./format-sections.ts";

/** Beyond it, formats multiply and round numbers out of what a computer can hold. */
const largest = 1e100;

/** Shows a number as a cell of this format does. `from1904` tells which day is number 0. */
export function formatValue(value: number, code: string, from1904 = false): string {
  if (Math.abs(value) > largest) return general(value);
  const sections = sectionsOf(code);
  const { section, magnitude } = sectionFor(value, sections);
  if (section === undefined) return general(value);
  if (section.tokens.some(({ kind }) => kind === "date")) {
    return formatDate(value, section.tokens, from1904) ?? general(value);
  }
  if (section.tokens.some(({ kind }) => kind === "general" || kind === "text")) {
    return section.tokens
      .map(({ kind, text }) => (kind === "general" || kind === "text" ? general(magnitude) : text))
      .join("");
  }
  return formatNumber(magnitude, section.tokens);
}

/** As a cell without a format: up to fifteen digits, which takes away what binary fractions add. */
export function general(value: number): string {
  if (Number.isSafeInteger(value)) return String(value);
  const rounded = Number(value.toPrecision(15));
  return String(Number.isFinite(rounded) ? rounded : value).replace("e", "E");
}

const known = new Map<string, FormatSection[]>();
const mostKnown = 1000;

function sectionsOf(code: string): FormatSection[] {
  const found = known.get(code);
  if (found !== undefined) return found;
  if (known.size >= mostKnown) known.clear();
  const sections = formatSections(code);
  known.set(code, sections);
  return sections;
}

/** Which section takes a value, and whether it shows the sign itself. */
function sectionFor(
  value: number,
  sections: readonly FormatSection[],
): { section: FormatSection | undefined; magnitude: number } {
  if (sections.some(({ condition }) => condition !== undefined)) {
    const section = sections.find(({ condition }) => condition === undefined || holds(value, condition));
    return { section, magnitude: value };
  }
  const numeric = sections.length === 4 ? sections.slice(0, 3) : sections;
  if (value < 0 && numeric.length > 1) return { section: numeric[1], magnitude: -value };
  if (value === 0 && numeric.length > 2) return { section: numeric[2], magnitude: value };
  return { section: numeric[0], magnitude: value };
}

function holds(value: number, { operator, value: bound }: { operator: string; value: number }): boolean {
  switch (operator) {
    case "<":
      return value < bound;
    case "<=":
      return value <= bound;
    case ">":
      return value > bound;
    case ">=":
      return value >= bound;
    case "<>":
      return value !== bound;
    default:
      return value === bound;
  }
}
