import type { XmlElement } from "./xml.ts";

export function elementsOf(element: XmlElement): XmlElement[] {
  return element.children.filter((child) => typeof child !== "string");
}

export function childOf(element: XmlElement | undefined, name: string): XmlElement | undefined {
  return element?.children.find(
    (child): child is XmlElement => typeof child !== "string" && child.name === name,
  );
}

export function childrenOf(element: XmlElement | undefined, name: string): XmlElement[] {
  if (element === undefined) return [];
  return element.children.filter(
    (child): child is XmlElement => typeof child !== "string" && child.name === name,
  );
}

/** The element at the end of a path of names. */
export function descend(element: XmlElement | undefined, ...names: string[]): XmlElement | undefined {
  let found = element;
  for (const name of names) found = childOf(found, name);
  return found;
}

/** Every element of this name within, in document order, not looking inside those found. */
export function allWithin(element: XmlElement | undefined, name: string): XmlElement[] {
  const found: XmlElement[] = [];
  const walk = (parent: XmlElement) => {
    for (const child of parent.children) {
      if (typeof child === "string") continue;
      if (child.name === name) found.push(child);
      else walk(child);
    }
  };
  if (element !== undefined) walk(element);
  return found;
}

/** All character data within. */
export function textOf(element: XmlElement | undefined): string {
  if (element === undefined) return "";
  let text = "";
  for (const child of element.children) text += typeof child === "string" ? child : textOf(child);
  return text;
}

export function attributeOf(element: XmlElement | undefined, name: string): string | undefined {
  const attributes = element?.attributes;
  return attributes !== undefined && Object.hasOwn(attributes, name) ? attributes[name] : undefined;
}

/** An attribute that is a whole number; undefined where it is none. */
export function integerOf(element: XmlElement | undefined, name: string): number | undefined {
  const value = attributeOf(element, name);
  return value !== undefined && /^[+-]?\d{1,15}$/.test(value.trim()) ? Number(value) : undefined;
}

/** Office's booleans: an element or attribute that is there is on, unless it says otherwise. */
export function isOn(value: string | undefined, absent = true): boolean {
  return value === undefined ? absent : !/^(?:0|false|off)$/i.test(value);
}
