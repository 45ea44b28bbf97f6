import path from "node:path";

/** Two names or more after a root: `/home/ada/notes`, `C:\\notes\\a.md`. What stands in an address or in a word is none. */
const absolutePath =
  /(?<![\w:/.~<])(?:[A-Za-z]:[\\/]|\/)(?:[^\s/\\"'`<>|*?:;,()]+[\\/])+[^\s/\\"'`<>|*?:;,()]*/g;

/**
 * A sentence in which the folder is "the folder", and any other absolute path its last name: who may use the server need not know
 * where on the machine it stands. Addresses of the API stay.
 */
export function withoutPlaces(sentence: string, folder: string): string {
  return sentence
    .replaceAll(`${folder}${path.sep}`, "")
    .replaceAll(folder, "the folder")
    .replace(absolutePath, (found) => (found.startsWith("/api/") ? found : lastName(found)));
}

function lastName(place: string): string {
  const end = /[.]$/.test(place) ? "." : "";
  return `${path.win32.basename(place.slice(0, place.length - end.length))}${end}`;
}
