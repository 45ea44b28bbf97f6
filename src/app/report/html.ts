const markup = Symbol("markup");

/** HTML that is safe to write out. Only the `html` tag and `trustedHtml` make it. */
export interface Html {
  readonly [markup]: string;
}

export type Insertable = string | number | Html | null | readonly Insertable[];

/**
 * Every string put into it is escaped, for text and for quoted attributes alike; lists are joined, null is nothing.
 * A template's own line breaks lose their indentation.
 * Never put a value into a script, a style or an attribute without quotes: escaping does not hold there.
 */
export function html(parts: TemplateStringsArray, ...values: readonly Insertable[]): Html {
  const [first = "", ...others] = withoutIndentation(parts);
  let text = first;
  for (const [index, value] of values.entries()) text += rendered(value) + (others[index] ?? "");
  return { [markup]: text };
}

const unindented = new WeakMap<TemplateStringsArray, string[]>();

/** Each template is looked at once, however often it is filled. */
function withoutIndentation(parts: TemplateStringsArray): string[] {
  let known = unindented.get(parts);
  if (known === undefined) {
    known = parts.map((part) => part.replace(/\s*\n\s*/g, "\n"));
    unindented.set(parts, known);
  }
  return known;
}

/** For the report's own style and script, never for anything that was read. */
export function trustedHtml(text: string): Html {
  return { [markup]: text };
}

export function markupOf(safe: Html): string {
  return safe[markup];
}

function rendered(value: Insertable): string {
  if (value === null) return "";
  if (typeof value === "string") return escaped(value);
  if (typeof value === "number") return String(value);
  if (isList(value)) return value.map(rendered).join("");
  return value[markup];
}

function isList(value: Html | readonly Insertable[]): value is readonly Insertable[] {
  return Array.isArray(value);
}

const replacements: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Control characters and lone surrogates, which HTML cannot hold, become U+FFFD. */
function escaped(text: string): string {
  return text
    .toWellFormed()
    .replace(/[^\P{Cc}\t\n\r]/gu, "\ufffd")
    .replace(/[&<>"']/g, (character) => replacements[character] ?? "");
}
