/** A title beyond it is no title a reader would look for; the patterns below are not meant for more. */
const longestTitle = 500;

const escapedOrCode = /\\([!-/:-@[-`{-~])|(?<!`)(`+)(?!`)(.+?)(?<!`)\2(?!`)/gs;
const address = /<([a-z][a-z\d+.-]+:[^\s<>]*)>/gi;
const tag = /<\/?[a-z][^<>]*>|<!--.*?-->/gis;
const link = /!?\[([^[\]]*)\](?:\((?:[^()]|\([^()]*\))*\)|\[[^[\]]*\])/g;
const starred = /(\*{1,3})(?=\S)([^*]+)(?<=\S)\1/g;
/** Within a word an underscore is a letter. */
const underscored = /(?<![\p{L}\p{N}_])(_{1,3})(?=[^\s_])(.+?)(?<=[^\s_])\1(?![\p{L}\p{N}_])/gsu;

/** What a reader sees of a title: links by their text; emphasis, code marks, tags and backslashes gone. */
export function plainTitle(marked: string): string {
  if (marked.length > longestTitle) return marked.trim();
  // What must not be read as marks any more is put aside; no text that was read holds a zero byte.
  const aside: string[] = [];
  const putAside = (text: string) => `\0${aside.push(text) - 1}\0`;
  let plain = marked
    .replace(escapedOrCode, (_, sign?: string, _ticks?: string, code?: string) =>
      putAside(sign ?? code?.trim() ?? ""),
    )
    .replace(address, (_, url: string) => putAside(url))
    .replace(tag, "");
  // Twice: an image within a link, emphasis within emphasis.
  for (let depth = 0; depth < 2; depth += 1) {
    plain = plain.replace(link, "$1").replace(starred, "$2").replace(underscored, "$2");
  }
  return plain.replace(/\0(\d+)\0/g, (_, index: string) => aside[Number(index)] ?? "").trim();
}
