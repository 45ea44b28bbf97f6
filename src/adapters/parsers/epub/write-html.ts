import type { DefaultTreeAdapterTypes as Tree } from "parse5";
import type { CanonicalText } from "../shared/canonical-text.ts";
import { writeTable } from "../shared/table-text.ts";
import { unreadable } from "../shared/unreadable.ts";
import { parsePage } from "./parse-page.ts";

export interface WriteHtmlOptions {
  mainContentOnly: boolean;
  xhtml?: boolean;
}

export interface WrittenHtml {
  notices: string[];
  title: string | undefined;
}

const maxCharacters = 20_000_000;
const maxDepth = 1000;
const blocks =
  /^(?:address|article|aside|blockquote|body|center|dd|details|div|dl|dt|fieldset|figcaption|figure|footer|form|h[1-6]|header|hgroup|hr|html|li|main|nav|ol|p|pre|section|summary|table|ul)$/;
const unread = /^(?:head|script|style|template|noscript|svg|math|audio|video|iframe|object)$/;

/** The text of an XHTML page: headings, paragraphs, lists, tables. */
export function writeHtml(html: string, text: CanonicalText, _options: WriteHtmlOptions): WrittenHtml {
  if (html.length > maxCharacters) {
    throw unreadable(
      `holds a page of more than ${maxCharacters / 1e6} million characters`,
      "Split the book.",
    );
  }
  let pictures = 0;
  let pending = "";
  let inList = false;

  function flush(write: (text: string) => unknown = text.paragraph): void {
    if (pending.trim() !== "") {
      write(pending);
      inList = false;
    }
    pending = "";
  }

  function walk(parent: Tree.ParentNode, depth: number): void {
    if (depth > maxDepth) throw unreadable(`nests elements more than ${maxDepth} deep`, "Get another copy.");
    for (const node of parent.childNodes) {
      if (node.nodeName === "#text") pending += (node as Tree.TextNode).value;
      else if ("tagName" in node) element(node, depth + 1);
    }
  }

  function element(node: Tree.Element, depth: number): void {
    const { tagName } = node;
    if (unread.test(tagName)) return;
    if (node.attrs.some(({ name }) => name === "hidden"))
      text.hide("hidden-element", textWithin(node, depth));
    else if (tagName === "br") pending += "\n";
    else if (tagName === "img") pictures += 1;
    else if (tagName === "table") {
      flush();
      writeTable(text, tableOf(node, depth));
    } else if (!blocks.test(tagName)) walk(node, depth);
    else block(node, depth);
  }

  function block(node: Tree.Element, depth: number): void {
    const level = /^h([1-6])$/.exec(node.tagName)?.[1];
    flush();
    walk(node, depth);
    if (level !== undefined) flush((title) => text.heading(Number(level), title));
    else if (node.tagName === "pre") flush(text.preformatted);
    else if (node.tagName === "li" && pending.trim() !== "") {
      const write = inList ? text.line : text.paragraph;
      flush((item) => write(`• ${item}`));
      inList = true;
    } else flush();
  }

  function textWithin(node: Tree.ParentNode, depth: number): string {
    const outer = pending;
    pending = "";
    const collect = (parent: Tree.ParentNode, at: number): void => {
      if (at > maxDepth) throw unreadable(`nests elements more than ${maxDepth} deep`, "Get another copy.");
      for (const child of parent.childNodes) {
        if (child.nodeName === "#text") pending += (child as Tree.TextNode).value;
        else if ("childNodes" in child && !unread.test(child.nodeName)) {
          collect(child, at + 1);
          pending += " ";
        }
      }
    };
    collect(node, depth);
    const found = pending;
    pending = outer;
    return found;
  }

  function tableOf(table: Tree.Element, depth: number) {
    const rows: { cells: string[]; isHeader: boolean }[] = [];
    const collect = (parent: Tree.Element, at: number): void => {
      if (at > maxDepth) throw unreadable(`nests elements more than ${maxDepth} deep`, "Get another copy.");
      for (const child of parent.childNodes) {
        if (!("tagName" in child)) continue;
        if (child.tagName === "tr") {
          const cells = child.childNodes.filter((cell) => /^t[dh]$/.test(cell.nodeName)) as Tree.Element[];
          rows.push({
            cells: cells.map((cell) => textWithin(cell, at)),
            isHeader: cells.every(({ tagName }) => tagName === "th"),
          });
        } else collect(child, at + 1);
      }
    };
    collect(table, depth);
    const [first, ...others] = rows;
    const named = first?.isHeader === true && others.length > 0;
    return named
      ? { header: first.cells, rows: others.map(({ cells }) => cells) }
      : { rows: rows.map(({ cells }) => cells) };
  }

  walk(parsePage(html), 0);
  flush();
  const shown =
    pictures === 1
      ? "1 picture without a description was"
      : `${pictures} pictures without a description were`;
  return { notices: pictures === 0 ? [] : [`${shown} not read.`], title: undefined };
}

export function decodeHtml(bytes: Uint8Array): { html: string; notice?: string } {
  const encoding = bytes[0] === 0xff && bytes[1] === 0xfe ? "utf-16le" : "utf-8";
  return { html: new TextDecoder(encoding).decode(bytes) };
}
