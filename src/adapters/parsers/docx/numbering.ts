import type { XmlElement } from "../shared/xml.ts";
import { attributeOf, childOf, childrenOf, integerOf } from "../shared/xml-tree.ts";
import { counterText } from "../shared/counter-text.ts";
import type { Style } from "./styles.ts";

/** Counts the lists of a document on, paragraph by paragraph in order. */
export interface Numbering {
  /** The mark before a paragraph, such as "2.1" or "•"; undefined where it is no item of a list. */
  next(properties: XmlElement | undefined, style: Style | undefined): string | undefined;
}

interface Level {
  format: string;
  /** With %1 for the number of the first level. */
  pattern: string;
  start: number;
  style: string | undefined;
}

interface List {
  /** Lists of one abstract list count on together. */
  counters: (number | undefined)[];
  levels: (Level | undefined)[];
}

const deepest = 8;

export function readNumbering(root: XmlElement | undefined): Numbering {
  const lists = readLists(root);
  return {
    next(properties, style) {
      const direct = childOf(properties, "w:numPr");
      const id = attributeOf(childOf(direct, "w:numId"), "w:val") ?? style?.numbering?.list;
      const list = id === undefined ? undefined : lists.get(id);
      if (list === undefined) return undefined;
      const linked = list.levels.findIndex(
        (level) => level !== undefined && level.style === style?.numbering?.style,
      );
      const level = Math.min(
        deepest,
        Math.max(
          0,
          integerOf(childOf(direct, "w:ilvl"), "w:val") ?? style?.numbering?.level ?? Math.max(0, linked),
        ),
      );
      return advance(list, level);
    },
  };
}

function advance({ counters, levels }: List, at: number): string {
  const level = levels[at];
  counters[at] = (counters[at] ?? (level?.start ?? 1) - 1) + 1;
  counters.length = at + 1;
  if (level === undefined || level.format === "none") return "";
  if (level.format === "bullet") return "•";
  return level.pattern.replace(/%([1-9])/g, (_, digit: string) => {
    const index = Number(digit) - 1;
    const shown = levels[index];
    return counterText(counters[index] ?? shown?.start ?? 1, shown?.format ?? "decimal");
  });
}

function readLists(root: XmlElement | undefined): Map<string, List> {
  const abstract = new Map<string, List>();
  for (const element of childrenOf(root, "w:abstractNum")) {
    const levels: List["levels"] = [];
    for (const level of childrenOf(element, "w:lvl")) readLevel(level, levels);
    abstract.set(attributeOf(element, "w:abstractNumId") ?? "", { counters: [], levels });
  }
  const lists = new Map<string, List>();
  for (const element of childrenOf(root, "w:num")) {
    const base = abstract.get(attributeOf(childOf(element, "w:abstractNumId"), "w:val") ?? "");
    const id = attributeOf(element, "w:numId");
    if (base === undefined || id === undefined) continue;
    const overrides = childrenOf(element, "w:lvlOverride");
    lists.set(id, overrides.length === 0 ? base : overridden(base, overrides));
  }
  return lists;
}

/** A list that begins anew counts for itself. */
function overridden(base: List, overrides: readonly XmlElement[]): List {
  const levels = [...base.levels];
  for (const override of overrides) {
    const at = integerOf(override, "w:ilvl") ?? 0;
    const level = childOf(override, "w:lvl");
    if (level !== undefined) readLevel(level, levels);
    const start = integerOf(childOf(override, "w:startOverride"), "w:val");
    const known = levels[at];
    if (start !== undefined && known !== undefined) levels[at] = { ...known, start };
  }
  return { counters: [], levels };
}

function readLevel(element: XmlElement, levels: List["levels"]): void {
  const at = integerOf(element, "w:ilvl");
  if (at === undefined || at < 0 || at > deepest) return;
  levels[at] = {
    format: attributeOf(childOf(element, "w:numFmt"), "w:val") ?? "decimal",
    pattern: attributeOf(childOf(element, "w:lvlText"), "w:val") ?? `%${at + 1}.`,
    start: integerOf(childOf(element, "w:start"), "w:val") ?? 1,
    style: attributeOf(childOf(element, "w:pStyle"), "w:val"),
  };
}
