/** What a UTF-16 code unit means for cutting text. Everything not named here is `other`. */
export const other = 0;
/** Ends a clause where white space follows. */
export const clauseEnd = 1;
/** Ends a clause whatever follows, as in Chinese. */
export const directClauseEnd = 2;
/** Closing quotes and brackets, which belong to the sentence before them. */
export const closer = 3;
// White space is what `String.prototype.trim` removes: from `space` to `pageBreak`. What can end a sentence begins at `lineFeed`.
export const space = 4;
export const lineFeed = 5;
export const carriageReturn = 6;
/** Line ends that stand alone: vertical tab, line separator. */
export const lineBreak = 7;
/** Form feed and paragraph separator. */
export const pageBreak = 8;
/** Ends a sentence where white space follows. */
export const terminator = 9;
/** Ends a sentence whatever follows. */
export const directTerminator = 10;

const classOfCodeUnit = new Uint8Array(0x10000);

function assign(characters: string, characterClass: number): void {
  for (let i = 0; i < characters.length; i++) classOfCodeUnit[characters.charCodeAt(i)] = characterClass;
}

assign("\t \u00a0\u1680\u202f\u205f\u3000\ufeff", space);
for (let code = 0x2000; code <= 0x200a; code++) classOfCodeUnit[code] = space;
assign("\n", lineFeed);
assign("\r", carriageReturn);
assign("\v\u2028", lineBreak);
assign("\f\u2029", pageBreak);
assign(".!?\u2026\u061f\u203c\u203d\u2047\u2048\u2049", terminator);
assign("。！？｡．\u0964\u0965\u06d4\u1362\u17d4\u104b", directTerminator);
assign(",;:\u2013\u2014\u060c\u061b", clauseEnd);
assign("，、；：､\u104a", directClauseEnd);
assign("\"')]}\u00bb\u2019\u201d\u203a」』）】》〉〕］｝*_`", closer);

/** One of the classes above. NaN, which charCodeAt gives past the end, is `other`. */
export function classOf(codeUnit: number): number {
  return classOfCodeUnit[codeUnit] ?? other;
}

export function isWhiteSpace(codeUnit: number): boolean {
  const characterClass = classOf(codeUnit);
  return characterClass >= space && characterClass <= pageBreak;
}

/** The first position of `text` in [start, end) that is not white space; `end` where there is none. */
export function skipWhiteSpace(text: string, start: number, end: number): number {
  let position = start;
  while (position < end && isWhiteSpace(text.charCodeAt(position))) position++;
  return position;
}

/** The end of [start, end) without the white space it ends with; `start` where there is nothing else. */
export function trimEnd(text: string, start: number, end: number): number {
  let position = end;
  while (position > start && isWhiteSpace(text.charCodeAt(position - 1))) position--;
  return position;
}

/** True where a cut at `position` would part the two halves of a surrogate pair. */
export function splitsSurrogatePair(text: string, position: number): boolean {
  if ((text.charCodeAt(position) & 0xfc00) !== 0xdc00) return false;
  return position > 0 && (text.charCodeAt(position - 1) & 0xfc00) === 0xd800;
}

/** Units of the code point at `position`: 1 or 2. */
export function codePointLength(text: string, position: number): number {
  return splitsSurrogatePair(text, position + 1) ? 2 : 1;
}
