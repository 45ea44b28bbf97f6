import { attributeOf, elementsOf, type Element, rawTextOf } from "./html-tree.ts";
import type { DefaultTreeAdapterTypes as Tree } from "parse5";
import { fits, looksAround, type Selector, selectorOf } from "./selector.ts";
import { rulesOfSheet } from "./style-sheet.ts";

/** The properties that can hide text, by name, as written. */
export type Style = Readonly<Record<string, string>>;

export const noStyle: Style = {};

interface Rule {
  selector: Selector;
  declarations: readonly Declaration[];
  /** Of its selector, then its place in the page's sheets. */
  weight: number;
}

interface Declaration {
  property: string;
  value: string;
  important: boolean;
}

/** More rules than these are passed over: each element is held against those that name its tag, its id or one of its classes. */
const maxRules = 20_000;
const maxRulesByName = 100;
const declaration =
  /(?:^|[;\s])(display|visibility|opacity|font-size|color|background(?:-color|-image)?|position|left|top|text-indent|clip|clip-path|width|height|max-width|max-height|overflow|transform|scale|content-visibility)\s*:\s*([^;]*)/gi;

/**
 * What is known of each element's own style: its style attribute, and rules of `<style>` elements whose selector is made of tags,
 * ids, classes, blanks and ">". Other selectors, most at-rules and files are passed over.
 */
export function styleReader(document: Tree.Node): (element: Element) => Style {
  const rules = new Map<string, Rule[]>();
  let count = 0;
  for (const element of elementsOf(document)) {
    if (element.tagName !== "style") continue;
    for (const rule of rulesOf(rawTextOf(element))) {
      count += 1;
      if (count > maxRules) break;
      const known = rules.get(keyOf(rule)) ?? [];
      if (known.length < maxRulesByName) known.push({ ...rule, weight: rule.weight + count / maxRules });
      rules.set(keyOf(rule), known);
    }
  }

  const known = new Map<string, Style>();
  return (element) => {
    const candidates = count === 0 ? [] : candidatesFor(element, rules);
    // What rules about other elements say is another for every place.
    const isOwn = !candidates.some(({ selector }) => looksAround(selector));
    const key =
      count === 0 || !isOwn
        ? undefined
        : [element.tagName, ...["id", "class", "style"].map((name) => attributeOf(element, name))].join("\0");
    const before = key === undefined ? undefined : known.get(key);
    if (before !== undefined) return before;
    const style = styleOf(element, candidates);
    if (key !== undefined && known.size < maxRules) known.set(key, style);
    return style;
  };
}

function styleOf(element: Element, candidates: readonly Rule[]): Style {
  const written = attributeOf(element, "style");
  const own = written === undefined ? [] : declarationsOf(written);
  const matching = candidates
    .filter(({ selector }) => fits(selector, element))
    .sort((a, b) => a.weight - b.weight);
  if (own.length === 0 && matching.length === 0) return noStyle;
  const inOrder = [...matching.flatMap((rule) => rule.declarations), ...own];
  const later = inOrder.filter(({ important }) => important);
  return Object.fromEntries([...inOrder, ...later].map(({ property, value }) => [property, value]));
}

function candidatesFor(element: Element, rules: ReadonlyMap<string, readonly Rule[]>): Rule[] {
  const classes = new Set(attributeOf(element, "class")?.split(/\s+/));
  const id = attributeOf(element, "id");
  const keys = ["", element.tagName, `#${id}`, ...Array.from(classes, (name) => `.${name}`)];
  return keys.flatMap((key) => rules.get(key) ?? []);
}

/** Where a rule is looked up: by the rarest thing it names of the element itself; "" for one that holds for every element. */
function keyOf({ selector: { subject } }: Rule): string {
  const { id, classes, tag } = subject;
  if (id !== undefined) return `#${id}`;
  return classes[0] === undefined ? (tag ?? "") : `.${classes[0]}`;
}

function* rulesOf(sheet: string): Generator<Rule> {
  for (const rule of rulesOfSheet(sheet)) {
    const declarations = declarationsOf(rule.declarations);
    if (declarations.length === 0) continue;
    for (const written of rule.selectors) {
      const selector = selectorOf(written);
      if (selector !== undefined) yield { selector, declarations, weight: selector.weight };
    }
  }
}

function declarationsOf(text: string): Declaration[] {
  return Array.from(text.matchAll(declaration), ([, property = "", value = ""]) => ({
    property: property.toLowerCase(),
    value: value
      .replace(/!\s*important/i, "")
      .trim()
      .toLowerCase(),
    important: /!\s*important/i.test(value),
  }));
}
