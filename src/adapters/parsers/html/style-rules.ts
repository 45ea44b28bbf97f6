import { attributeOf, elementsOf, type Element, rawTextOf } from "./html-tree.ts";
import type { DefaultTreeAdapterTypes as Tree } from "parse5";

/** The properties that can hide text, by name, as written. */
export type Style = Readonly<Record<string, string>>;

export const noStyle: Style = {};

interface Rule {
  tag: string | undefined;
  id: string | undefined;
  classes: readonly string[];
  declarations: readonly Declaration[];
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
  /(?:^|[;\s])(display|visibility|opacity|font-size|color|background(?:-color|-image)?|position|left|top|text-indent|clip|clip-path|width|height|max-height|overflow)\s*:\s*([^;]*)/gi;

/**
 * What is known of each element's own style: its style attribute, and rules of `<style>` elements whose selector is a tag, an id,
 * classes, or these joined ("p.note"). Selectors that look at other elements, at-rules and files are passed over.
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
    const key =
      count === 0 ? undefined : ["id", "class", "style"].map((name) => attributeOf(element, name)).join("\0");
    const before = key === undefined ? undefined : known.get(`${element.tagName}\0${key}`);
    if (before !== undefined) return before;
    const style = styleOf(element);
    if (key !== undefined && known.size < maxRules) known.set(`${element.tagName}\0${key}`, style);
    return style;
  };

  function styleOf(element: Element): Style {
    const written = attributeOf(element, "style");
    const own = written === undefined ? [] : declarationsOf(written);
    const matching = count === 0 ? [] : rulesFor(element, rules);
    if (own.length === 0 && matching.length === 0) return noStyle;
    const inOrder = [...matching.flatMap((rule) => rule.declarations), ...own];
    const later = inOrder.filter(({ important }) => important);
    return Object.fromEntries([...inOrder, ...later].map(({ property, value }) => [property, value]));
  }
}

function rulesFor(element: Element, rules: ReadonlyMap<string, readonly Rule[]>): Rule[] {
  const id = attributeOf(element, "id");
  const classes = new Set(attributeOf(element, "class")?.split(/\s+/));
  const keys = [element.tagName, `#${id}`, ...Array.from(classes, (name) => `.${name}`)];
  return keys
    .flatMap((key) => rules.get(key) ?? [])
    .filter(
      (rule) =>
        (rule.tag === undefined || rule.tag === element.tagName) &&
        (rule.id === undefined || rule.id === id) &&
        rule.classes.every((name) => classes.has(name)),
    )
    .sort((a, b) => a.weight - b.weight);
}

/** Where a rule is looked up: by the rarest thing it names. */
function keyOf({ id, classes, tag }: Rule): string {
  if (id !== undefined) return `#${id}`;
  return classes[0] === undefined ? (tag ?? "") : `.${classes[0]}`;
}

function* rulesOf(sheet: string): Generator<Rule> {
  const text = sheet.replace(/\/\*[^]*?(?:\*\/|$)|<!--|-->/g, " ");
  let at = 0;
  for (let open = text.indexOf("{"); open >= 0; open = text.indexOf("{", at)) {
    const prelude = text.slice(at, open);
    // Statements such as @import end in a semicolon.
    const selectors = prelude.slice(prelude.lastIndexOf(";") + 1).trim();
    at = selectors.startsWith("@") ? endOfBlock(text, open) : endOfRule(text, open);
    if (selectors.startsWith("@") || selectors.length > 10_000) continue;
    const declarations = declarationsOf(text.slice(open + 1, at - 1));
    if (declarations.length === 0) continue;
    for (const selector of selectors.split(",")) {
      const rule = ruleOf(selector.trim(), declarations);
      if (rule !== undefined) yield rule;
    }
  }
}

function ruleOf(selector: string, declarations: readonly Declaration[]): Rule | undefined {
  const parts = /^([a-z][\w-]*)?((?:[.#][\w-]+)*)$/i.exec(selector);
  if (parts === null || selector === "") return undefined;
  const names = parts[2]?.match(/[.#][\w-]+/g) ?? [];
  const ids = names.filter((name) => name.startsWith("#"));
  const classes = names.filter((name) => name.startsWith(".")).map((name) => name.slice(1));
  if (ids.length > 1) return undefined;
  return {
    tag: parts[1]?.toLowerCase(),
    id: ids[0]?.slice(1),
    classes,
    declarations,
    weight: ids.length * 10_000 + Math.min(99, classes.length) * 100 + (parts[1] === undefined ? 0 : 1),
  };
}

function endOfRule(text: string, open: number): number {
  const close = text.indexOf("}", open);
  return close < 0 ? text.length + 1 : close + 1;
}

function endOfBlock(text: string, open: number): number {
  let depth = 0;
  for (let at = open; at < text.length; at += 1) {
    if (text[at] === "{") depth += 1;
    else if (text[at] === "}") depth -= 1;
    if (depth === 0) return at + 1;
  }
  return text.length + 1;
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
