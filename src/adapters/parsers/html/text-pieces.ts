import { parseFragment } from "parse5";
import { isText, type TextNode } from "./html-tree.ts";

/** A stretch of text and where the file holds it. As long there as here means character by character. */
export interface Piece {
  text: string;
  /** Span in the file's decoded text; absent where the text is not the file's own, such as the mark of a list. */
  origin?: { start: number; end: number };
}

/** Names reach to 33 letters. */
const longestEntity = 40;
const entity = /&(?:#[xX][\da-fA-F]+|#\d+|[a-zA-Z][\da-zA-Z]*);?/y;

/** A text node cut where its letters and the file's part ways: at entities and at line ends of two characters. */
export function textPieces(html: string, node: TextNode): Piece[] {
  const { value, sourceCodeLocation: location } = node;
  if (location === null || location === undefined) return [{ text: value }];
  const { endOffset } = location;
  const startOffset = startIn(html, value, location.startOffset);
  if (value.length === endOffset - startOffset && html.startsWith(value, startOffset)) {
    return [{ text: value, origin: { start: startOffset, end: endOffset } }];
  }
  const pieces: Piece[] = [];
  const add = (from: number, to: number, start: number, end: number) => {
    if (to > from) pieces.push({ text: value.slice(from, to), origin: { start, end } });
  };
  let at = 0;
  let raw = startOffset;
  let sameFrom = 0;
  /** Ends the stretch that is the same in both, and takes one that is not. */
  const step = (length: number, rawLength: number) => {
    add(sameFrom, at, raw - (at - sameFrom), raw);
    add(at, at + length, raw, raw + rawLength);
    at += length;
    raw += rawLength;
    sameFrom = at;
  };
  while (at < value.length && raw < endOffset) {
    const letter = html[raw];
    const decoded = letter === "&" ? entityAt(html, raw) : undefined;
    if (decoded !== undefined && value.startsWith(decoded.text, at))
      step(decoded.text.length, decoded.length);
    else if (letter === value[at]) [at, raw] = [at + 1, raw + 1];
    else if (letter === "\r" && value[at] === "\n") step(1, html[raw + 1] === "\n" ? 2 : 1);
    // Dropped by the rules of HTML: a zero byte, the line break after <pre>.
    else if (letter === "\0" || letter === "\n" || letter === "\r") step(0, 1);
    // The node's text does not stand together in the file: text that was lifted out of a table.
    else break;
  }
  step(value.length - at, endOffset - raw);
  return pieces;
}

/** Where a blank before an entity belongs to no node, as after `<pre>`, the entity's last letter is given as the node's start. */
function startIn(html: string, value: string, given: number): number {
  if (value[0] === html[given] || /[&\r\n\0]/.test(html[given] ?? "\0")) return given;
  const before = html.slice(Math.max(0, given - longestEntity), given + 1);
  const start = given + 1 - before.length + before.lastIndexOf("&");
  if (!before.includes("&")) return given;
  const found = entityAt(html, start);
  return found?.length === given + 1 - start && value.startsWith(found.text) ? start : given;
}

function entityAt(html: string, at: number): { text: string; length: number } | undefined {
  entity.lastIndex = at;
  const written = entity.exec(html)?.[0];
  if (written === undefined || written.length > longestEntity) return undefined;
  const text = decodedEntity(written);
  return text === written ? undefined : { text, length: written.length };
}

const decoded = new Map<string, string>();

function decodedEntity(written: string): string {
  const known = decoded.get(written);
  if (known !== undefined) return known;
  const node = parseFragment(written).childNodes[0];
  const text = node !== undefined && isText(node) ? node.value : written;
  if (decoded.size < 5000) decoded.set(written, text);
  return text;
}
