import { type Html, html } from "./html.ts";

/** A wide table scrolls by itself, by keyboard too, so that the page does not. */
export function scrollable(label: string, table: Html): Html {
  return html`<div class="scroll" role="region" aria-label="${label}" tabindex="0">${table}</div>`;
}
