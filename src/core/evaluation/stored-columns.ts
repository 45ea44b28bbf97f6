/** Where the parts of a stored evaluation stand in its text, so that each can be read by itself. */
export interface StoredColumns {
  columns: { metric: string; begin: number; end: number }[];
  /** The member "observations" and the end of the whole. */
  rest: number;
}

const outcomesBegin = '"outcomes":{';
const columnBegin = ':{"reasons":[';
const valuesBegin = '],"values":[';
const columnEnd = "]}";
const restBegin = '},"observations":{';

/**
 * Undefined where the text is written in another way. Within a JSON text a quotation mark stands as \", so none of the beginnings searched
 * for can be a part of one.
 */
export function storedColumns(text: string): StoredColumns | undefined {
  const outcomes = text.indexOf(outcomesBegin);
  if (outcomes === -1) return undefined;
  const columns: StoredColumns["columns"] = [];
  const nameAt = /"(?:[^"\\]|\\.)*"/y;
  for (let at = outcomes + outcomesBegin.length; ; at++) {
    nameAt.lastIndex = at;
    const name = nameAt.exec(text)?.[0];
    if (name === undefined || !text.startsWith(columnBegin, at + name.length)) return undefined;
    const begin = at + name.length + 1;
    const values = text.indexOf(valuesBegin, begin);
    const last = values === -1 ? -1 : text.indexOf(columnEnd, values + valuesBegin.length);
    if (last === -1) return undefined;
    const end = last + columnEnd.length;
    columns.push({ metric: JSON.parse(name) as string, begin, end });
    at = end;
    if (text[at] === ",") continue;
    return text.startsWith(restBegin, at) ? { columns, rest: at + "},".length } : undefined;
  }
}
