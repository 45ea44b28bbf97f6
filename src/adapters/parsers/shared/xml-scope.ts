import { unreadable } from "./unreadable.ts";
import { canonicalName, isUnderstood } from "./xml-names.ts";

/** What prefixes mean at one place of an XML document, with the canonical names of what was met there. */
export interface XmlScope {
  elementName(qualified: string): string;
  /** An attribute without a prefix is in no namespace. */
  attributeName(qualified: string): string;
  /** Whether Office shows what needs the namespace of this prefix. */
  understands(prefix: string): boolean;
  /** The scope within an element that declares namespaces; this one where it declares none. */
  within(attributes: Readonly<Record<string, string>>): XmlScope;
}

/** Each element that declares one copies those around it. */
const mostNamespaces = 500;
const predefined = new Map([["xml", "http://www.w3.org/XML/1998/namespace"]]);

export function xmlScope(bindings: ReadonlyMap<string, string> = predefined): XmlScope {
  const elements = new Map<string, string>();
  const attributeNames = new Map<string, string>();

  function resolve(qualified: string, withoutPrefix: string): string {
    const colon = qualified.indexOf(":");
    const uri = colon < 0 ? withoutPrefix : (bindings.get(qualified.slice(0, colon)) ?? "?");
    return canonicalName(uri, qualified.slice(colon + 1));
  }

  const scope: XmlScope = {
    elementName(qualified) {
      let name = elements.get(qualified);
      if (name === undefined) {
        name = resolve(qualified, bindings.get("") ?? "");
        elements.set(qualified, name);
      }
      return name;
    },
    attributeName(qualified) {
      let name = attributeNames.get(qualified);
      if (name === undefined) {
        name = resolve(qualified, "");
        attributeNames.set(qualified, name);
      }
      return name;
    },
    understands: (prefix) => isUnderstood(bindings.get(prefix) ?? ""),
    within(attributes) {
      let declared: Map<string, string> | undefined;
      for (const name in attributes) {
        if (!name.startsWith("xmlns") || (name.length > 5 && name.charAt(5) !== ":")) continue;
        declared ??= new Map(bindings);
        declared.set(name.slice(6), attributes[name] as string);
      }
      if (declared === undefined) return scope;
      if (declared.size > mostNamespaces) {
        throw unreadable(
          `declares more than ${mostNamespaces} namespaces in one place`,
          "Save it again from its program.",
        );
      }
      return xmlScope(declared);
    },
  };
  return scope;
}
