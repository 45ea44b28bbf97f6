import { attributeOf, type Element, isElement } from "./html-tree.ts";

/** A tag, an id, classes, or these joined: "p.note". */
interface Compound {
  tag: string | undefined;
  id: string | undefined;
  classes: readonly string[];
}

/** What an element must be, and what must stand around it. */
export interface Selector {
  subject: Compound;
  /** From the inside out, in groups: within a group each is the parent of the one before, and the first of `groups[0]` of the subject. */
  parents: readonly Compound[];
  /** Groups that stand anywhere around, the inner ones first. */
  around: readonly (readonly Compound[])[];
  /** By which of two rules the later one wins: ids, then classes, then tags. */
  weight: number;
}

const mostParts = 20;

/** Tags, ids and classes, joined by blanks and ">"; undefined for all other selectors. */
export function selectorOf(written: string): Selector | undefined {
  const parts = written
    .trim()
    .replace(/\s*>\s*/g, " > ")
    .split(/\s+/);
  if (parts.length > mostParts) return undefined;
  const groups: Compound[][] = [[]];
  let follows = true;
  for (const part of parts.toReversed()) {
    if (part === ">") {
      if (follows) return undefined;
      follows = true;
      continue;
    }
    const compound = compoundOf(part);
    if (compound === undefined) return undefined;
    if (follows) (groups.at(-1) as Compound[]).push(compound);
    else groups.push([compound]);
    follows = false;
  }
  const [[subject, ...parents] = [], ...around] = groups;
  if (subject === undefined || follows) return undefined;
  const all = groups.flat();
  const count = (of: (compound: Compound) => number) =>
    Math.min(
      99,
      all.reduce((sum, compound) => sum + of(compound), 0),
    );
  const weight =
    count(({ id }) => (id === undefined ? 0 : 1)) * 10_000 +
    count(({ classes }) => classes.length) * 100 +
    count(({ tag }) => (tag === undefined ? 0 : 1));
  return { subject, parents, around, weight };
}

function compoundOf(part: string): Compound | undefined {
  const written = part.startsWith("*") && part.length > 1 ? part.slice(1) : part;
  if (written === "*") return { tag: undefined, id: undefined, classes: [] };
  const [whole, tag, rest = ""] = /^([a-z][\w-]*)?((?:[.#][\w-]+)*)$/i.exec(written) ?? [];
  if (whole === undefined || whole === "") return undefined;
  const names = rest.match(/[.#][\w-]+/g) ?? [];
  const ids = names.filter((name) => name.startsWith("#"));
  if (ids.length > 1) return undefined;
  return {
    tag: tag?.toLowerCase(),
    id: ids[0]?.slice(1),
    classes: names.filter((name) => name.startsWith(".")).map((name) => name.slice(1)),
  };
}

/** Whether it looks at other elements than its own. */
export function looksAround({ parents, around }: Selector): boolean {
  return parents.length > 0 || around.length > 0;
}

/** The innermost fit of each group leaves the most for the outer ones, so one walk outwards is enough. */
export function fits({ subject, parents, around }: Selector, element: Element): boolean {
  if (!isOne(element, subject)) return false;
  let last = chain(parentOf(element), parents);
  if (last === false) return false;
  for (const group of around) {
    let next: Element | undefined = parentOf(last ?? element);
    let end = chain(next, group);
    while (next !== undefined && end === false) {
      next = parentOf(next);
      end = chain(next, group);
    }
    if (end === false) return false;
    last = end;
  }
  return true;
}

/** The outermost of a row of parents that begins with this element; undefined for no row, false where it is another. */
function chain(from: Element | undefined, compounds: readonly Compound[]): Element | undefined | false {
  let element = from;
  let last: Element | undefined;
  for (const compound of compounds) {
    if (element === undefined || !isOne(element, compound)) return false;
    last = element;
    element = parentOf(element);
  }
  return last;
}

function parentOf({ parentNode }: Element): Element | undefined {
  return parentNode !== null && isElement(parentNode) ? parentNode : undefined;
}

function isOne(element: Element, { tag, id, classes }: Compound): boolean {
  if (tag !== undefined && tag !== element.tagName) return false;
  if (id !== undefined && id !== attributeOf(element, "id")) return false;
  if (classes.length === 0) return true;
  const own = attributeOf(element, "class")?.split(/\s+/) ?? [];
  return classes.every((name) => own.includes(name));
}
