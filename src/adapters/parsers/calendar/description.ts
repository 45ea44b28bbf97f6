import { writeHtml } from "../html/write-html.ts";
import { type CanonicalText, canonicalText } from "../shared/canonical-text.ts";
import { type Component, propertiesNamed } from "./components.ts";

const isHtml = /<\/?(?:a|b|br|div|html|i|li|ol|p|span|strong|table|ul)\b[^<>]*>/i;

/** Writes what is said of an entry, in its paragraphs. */
export function writeDescription(text: CanonicalText, component: Component): void {
  const value = descriptionOf(component);
  if (isHtml.test(value)) {
    writeHtml(value, text, { mainContentOnly: false, headingOffset: 2 });
    return;
  }
  for (const paragraph of value.split(/\n\s*\n/)) {
    for (const [index, line] of paragraph.split("\n").entries()) {
      if (index === 0) text.paragraph(line);
      else text.line(line);
    }
  }
}

/** The same on one line; what it hides is kept apart in `text`. */
export function descriptionLine(text: CanonicalText, component: Component): string {
  const written = canonicalText();
  writeDescription(written, component);
  const { text: shown, hidden } = written.result();
  for (const { why, text: words } of hidden) text.hide(why, words);
  return shown.replace(/\s+/g, " ");
}

function descriptionOf(component: Component): string {
  const [value] = propertiesNamed(component, "description").flatMap(({ values }) => values);
  return typeof value === "string" ? value : "";
}
