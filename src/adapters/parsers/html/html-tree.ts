import {
  type DefaultTreeAdapterMap,
  type DefaultTreeAdapterTypes as Tree,
  defaultTreeAdapter,
  html as names,
  Parser,
  type ParserOptions,
  Token,
  TokenizerMode,
} from "parse5";
import { AppError } from "../../../contracts/app-error.ts";

export type Element = Tree.Element;
export type TextNode = Tree.TextNode;
export type HtmlNode = Tree.ChildNode;

/** Deeper nesting is refused: browsers flatten at 512, and walks over the tree may then call themselves. */
const maxDepth = 1000;
/** Unclosed formatting tags can make far more elements than the file has. */
const maxElements = 1_000_000;
/** Each attribute of a tag is compared with those before it. */
const maxAttributes = 5000;
/** So much is read between two looks at the tag that is being read. */
const chunkLength = 65_536;

/** Elements that have no end tag in HTML. */
const voidTags = new Set(
  "area base basefont bgsound br col embed frame hr img input keygen link meta param source track wbr".split(
    " ",
  ),
);

export interface HtmlTree {
  document: Tree.Document;
  /** The file declares entities of its own, which are never replaced. */
  declaresEntities: boolean;
}

/** The tree a browser without scripts would build, every node with its place in `html`. Throws AppError "source.unreadable" beyond the bounds. */
export function parseHtml(html: string, { xhtml }: { xhtml: boolean }): HtmlTree {
  let depth = 0;
  let elements = 0;
  const options: ParserOptions<DefaultTreeAdapterMap> = {
    scriptingEnabled: false,
    sourceCodeLocationInfo: true,
    treeAdapter: {
      ...defaultTreeAdapter,
      createElement(tagName, namespace, attributes) {
        elements += 1;
        if (elements > maxElements) throw tooMuch(`more than ${maxElements} elements`);
        return defaultTreeAdapter.createElement(tagName, namespace, attributes);
      },
      onItemPush() {
        depth += 1;
        if (depth > maxDepth) throw tooMuch(`elements nested more than ${maxDepth} deep`);
      },
      onItemPop() {
        depth -= 1;
      },
    },
  };
  const parser = new Parser<DefaultTreeAdapterMap>(options);
  if (xhtml) closeSelfClosing(parser);
  const text = withoutInternalSubset(html);
  const state = parser.tokenizer as unknown as { currentToken: { attrs?: unknown[] } | null };
  for (let at = 0; at === 0 || at < text.length; at += chunkLength) {
    parser.tokenizer.write(text.slice(at, at + chunkLength), at + chunkLength >= text.length);
    if ((state.currentToken?.attrs?.length ?? 0) > maxAttributes) {
      throw tooMuch(`a tag with more than ${maxAttributes} attributes`);
    }
  }
  return { document: parser.document, declaresEntities: text !== html };
}

/** In XHTML `<title/>` and `<a id="p7"/>` are whole elements; HTML would put the rest of the page inside them. */
function closeSelfClosing(parser: Parser<DefaultTreeAdapterMap>): void {
  const onStartTag = parser.onStartTag.bind(parser);
  parser.onStartTag = (token) => {
    const closes = token.selfClosing && !voidTags.has(token.tagName);
    onStartTag(token);
    if (!closes || token.ackSelfClosing) return;
    parser.tokenizer.state = TokenizerMode.DATA;
    parser.onEndTag({
      type: Token.TokenType.END_TAG,
      tagName: token.tagName,
      tagID: token.tagID,
      selfClosing: false,
      ackSelfClosing: false,
      attrs: [],
      location: token.location,
    });
  };
}

/** Blanks out `[ <!ENTITY …> ]` of a document type declaration, which would show as text; positions stay. */
function withoutInternalSubset(html: string): string {
  const opening = /<!doctype[^[>]{0,1000}\[/i.exec(html.slice(0, 4000));
  if (opening === null) return html;
  const from = opening.index + opening[0].length - 1;
  const length = html.slice(from).search(/\]\s*>/);
  return length < 0 ? html : html.slice(0, from) + " ".repeat(length + 1) + html.slice(from + length + 1);
}

function tooMuch(what: string): AppError {
  return new AppError("source.unreadable", {
    message: `holds ${what}`,
    hint: "Open it in a browser and save it again, or save the text alone.",
  });
}

export function isElement(node: Tree.Node): node is Element {
  return "tagName" in node;
}

export function isText(node: Tree.Node): node is TextNode {
  return node.nodeName === "#text";
}

/** Without blank space around, or undefined where there is no such attribute. */
export function attributeOf(element: Element, name: string): string | undefined {
  return element.attrs.find((attribute) => attribute.name === name)?.value.trim();
}

export function isForeign(element: Element): boolean {
  return element.namespaceURI !== names.NS.HTML;
}

/** The first descendant that the test accepts, in the order of the file. */
export function findElement(node: Tree.Node, accepts: (element: Element) => boolean): Element | undefined {
  for (const element of elementsOf(node)) if (accepts(element)) return element;
  return undefined;
}

/** Every element below a node, in the order of the file. */
export function* elementsOf(node: Tree.Node): Generator<Element> {
  const waiting = childrenOf(node).toReversed();
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (!isElement(next)) continue;
    yield next;
    for (let at = next.childNodes.length - 1; at >= 0; at -= 1) waiting.push(next.childNodes[at] as HtmlNode);
  }
}

export function childrenOf(node: Tree.Node): readonly HtmlNode[] {
  return "childNodes" in node ? node.childNodes : [];
}

/** All text below a node as it stands, seen or not. */
export function rawTextOf(node: Tree.Node): string {
  if (isText(node)) return node.value;
  const parts = childrenOf(node).map(rawTextOf);
  return parts.join("");
}
