import { SaxesParser } from "saxes";
import { AppError, messageOf } from "../../../contracts/app-error.ts";
import { unreadable } from "./unreadable.ts";
import { xmlScope, type XmlScope } from "./xml-scope.ts";

/** An element with its names as `canonicalName` gives them. Its depth is bounded, so that recursion over it is safe. */
export interface XmlElement {
  name: string;
  attributes: Readonly<Record<string, string>>;
  children: (XmlElement | string)[];
}

export interface XmlOptions {
  /** Its name in the file, for messages. */
  part: string;
  /** Whether a DOCTYPE is passed over, not refused. What it declares is read in neither case. */
  allowDoctype?: boolean;
}

const maxDepth = 256;
/** Elements and texts of one tree; a tree of as many takes some 200 MB. */
const maxNodes = 2_000_000;
const sliceBytes = 1 << 16;

/** The whole document as a tree. */
export function readXml(bytes: Uint8Array, options: XmlOptions): XmlElement {
  let root: XmlElement | undefined;
  eachElement(
    bytes,
    options,
    () => true,
    (element) => {
      root = element;
    },
  );
  return root as XmlElement;
}

/**
 * Reads XML from front to back and hands out, as it closes, each outermost element that `wanted` names, as a tree. What lies outside of
 * them is never kept. No entity but the five of XML is known and nothing outside the bytes is read.
 */
export function eachElement(
  bytes: Uint8Array,
  { part, allowDoctype = false }: XmlOptions,
  wanted: (name: string) => boolean,
  visit: (element: XmlElement) => void,
): void {
  const parser = new SaxesParser<{ position: false; xmlns: false }>({ position: false, xmlns: false });
  const open: XmlElement[] = [];
  const scopes = [xmlScope()];
  let nodes = 0;
  const count = () => {
    nodes += 1;
    if (nodes > maxNodes) {
      throw unreadable(
        `${part} holds an element of more than ${maxNodes / 1e6} million parts`,
        "Split the file.",
      );
    }
  };

  parser.on("opentag", (tag) => {
    if (scopes.length > maxDepth) {
      throw unreadable(
        `${part} is nested deeper than ${maxDepth} elements`,
        "Save it again from its program.",
      );
    }
    const outer = scopes[scopes.length - 1] as XmlScope;
    const isPlain = hasPlainNames(tag.attributes);
    const scope = isPlain ? outer : outer.within(tag.attributes);
    scopes.push(scope);
    const name = scope.elementName(tag.name);
    if (open.length === 0 && !wanted(name)) return;
    count();
    const attributes = isPlain ? tag.attributes : renamed(tag.attributes, scope);
    if (name === "mc:Choice") {
      const needed = (attributes["Requires"] ?? "").split(/\s+/).filter((prefix) => prefix !== "");
      if (!needed.every(scope.understands)) attributes["unknown"] = "1";
    }
    open.push({ name, attributes, children: [] });
  });
  parser.on("closetag", () => {
    scopes.pop();
    const element = open.pop();
    if (element === undefined) return;
    const parent = open.at(-1);
    if (parent === undefined) {
      nodes = 0;
      visit(element);
    } else if (element.name === "mc:AlternateContent") {
      for (const child of chosenAlternative(element)) parent.children.push(child);
    } else {
      parent.children.push(element);
    }
  });
  const onText = (text: string) => {
    const element = open.at(-1);
    if (element === undefined || text === "") return;
    count();
    element.children.push(text);
  };
  parser.on("text", onText);
  parser.on("cdata", onText);
  parser.on("doctype", () => {
    if (allowDoctype) return;
    throw unreadable(
      `${part} declares a document type, which no such file does`,
      "Save it again from its program.",
    );
  });

  try {
    for (const slice of slicesOf(bytes)) parser.write(slice);
    parser.close();
  } catch (thrown) {
    if (thrown instanceof AppError) throw thrown;
    throw unreadable(
      `${part} is not well-formed XML: ${messageOf(thrown).replace(/\s+/g, " ").replace(/\.$/, "").slice(0, 120)}`,
      "Get another copy, or open it in its program and save it again.",
      thrown,
    );
  }
}

/** The name of the outermost element; undefined where the bytes begin no XML. Reads no further. */
export function rootNameOf(bytes: Uint8Array): string | undefined {
  const parser = new SaxesParser<{ position: false; xmlns: false }>({ position: false, xmlns: false });
  let root: string | undefined;
  parser.on("opentag", ({ name, attributes }) => {
    root ??= xmlScope().within(attributes).elementName(name);
  });
  try {
    for (const slice of slicesOf(bytes)) {
      parser.write(slice);
      if (root !== undefined) break;
    }
  } catch {
    // What is wrong behind the first tag is said by who reads the whole.
  }
  return root;
}

/** The text of the bytes, piece by piece. Throws where they are not UTF-8, or UTF-16 with a byte order mark. */
function* slicesOf(bytes: Uint8Array): Generator<string> {
  const decoder = new TextDecoder(encodingOf(bytes), { fatal: true });
  for (let at = 0; at < bytes.length; at += sliceBytes) {
    yield decoder.decode(bytes.subarray(at, at + sliceBytes), { stream: true });
  }
  yield decoder.decode();
}

/** No attribute has a prefix or declares a namespace: the rule in long documents, where its attributes need no second look. */
function hasPlainNames(attributes: Readonly<Record<string, string>>): boolean {
  for (const name in attributes) {
    if (name.length > 2 && (name.includes(":") || name === "xmlns")) return false;
  }
  return true;
}

function renamed(attributes: Readonly<Record<string, string>>, scope: XmlScope): Record<string, string> {
  const copy: Record<string, string> = {};
  for (const name in attributes) copy[scope.attributeName(name)] = attributes[name] as string;
  return copy;
}

/** What Office shows of alternatives: the first it understands, else the fallback. */
function chosenAlternative({ children }: XmlElement): (XmlElement | string)[] {
  const elements = children.filter((child) => typeof child !== "string");
  const choice = elements.find(({ name, attributes }) => name === "mc:Choice" && !("unknown" in attributes));
  return (choice ?? elements.find(({ name }) => name === "mc:Fallback"))?.children ?? [];
}

function encodingOf(bytes: Uint8Array): "utf-8" | "utf-16le" | "utf-16be" {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  return "utf-8";
}
