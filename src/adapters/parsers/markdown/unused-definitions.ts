import type { HiddenText } from "../../../contracts/source.ts";
import { saysSomething } from "../html/hidden-words.ts";

/** `[label]: target "title"`, as CommonMark has it: the title in quotes or brackets, perhaps on the next line, without an empty line within. */
const definition =
  /^ {0,3}\[((?:[^[\]\\]|\\.){1,999})\]:[ \t]*\n?[ \t]*(<[^<>\n]*>|[^\s<]\S*)(?:[ \t]*\n?[ \t]*("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|\((?:[^()\\]|\\.)*\)))?[ \t]*$/gm;

/**
 * Definitions of links that no link uses, and which say something: nothing of them is shown, so they serve as comments.
 * `prose` is the text without its code and comments, of the same length.
 */
export function unusedDefinitions(prose: string): HiddenText[] {
  if (!prose.includes("]:")) return [];
  const found = Array.from(
    prose.matchAll(definition),
    ({ 0: whole, 1: label = "", 3: title = "", index }) => ({
      whole,
      index,
      label,
      title: title.slice(1, -1),
    }),
  );
  // A footnote is shown below the page.
  const definitions = found.filter(({ label, title }) => !label.startsWith("^") && !/\n[ \t]*\n/.test(title));
  if (definitions.length === 0) return [];
  const defined = countOf(definitions.map(({ label }) => label));
  const written = countOf(
    Array.from(prose.matchAll(/\[((?:[^[\]\\]|\\.){1,999})\]/g), ([, label = ""]) => label),
  );
  return definitions.flatMap(({ whole, index, label, title }) => {
    const isUsed = (written.get(nameOf(label)) ?? 0) > (defined.get(nameOf(label)) ?? 0);
    const words = [saysSomething(label) ? label : "", /[\p{L}\p{N}]/u.test(title) ? title : ""]
      .filter((part) => part !== "")
      .join(" ")
      .replace(/\s+/g, " ")
      .trim();
    if (isUsed || words === "") return [];
    return [{ why: "comment" as const, text: words, span: { start: index, end: index + whole.length } }];
  });
}

function countOf(labels: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const label of labels) counts.set(nameOf(label), (counts.get(nameOf(label)) ?? 0) + 1);
  return counts;
}

/** Labels are compared without case, with blank space as one space. */
function nameOf(label: string): string {
  return label.trim().replace(/\s+/g, " ").toLowerCase();
}
