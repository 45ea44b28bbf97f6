import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { html, markupOf } from "./html.ts";

describe("html", () => {
  test("escapes what is put into it and keeps what it made itself", () => {
    const inner = html`<b>${"<i>&'\""}</b>`;
    expect(markupOf(html`<p title="${'"x'}">${inner}${[1, " & ", null]}</p>`)).toBe(
      '<p title="&quot;x"><b>&lt;i&gt;&amp;&#39;&quot;</b>1 &amp; </p>',
    );
  });

  test("replaces characters that HTML cannot hold", () => {
    expect(markupOf(html`${"a\u0000b\u0085c\ud800d\te\n😀"}`)).toBe("a\ufffdb\ufffdc\ufffdd\te\n😀");
  });

  test("gives any text back once its entities are read", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        const markup = markupOf(html`${text}`);
        expect(markup).not.toMatch(/[<>"']/);
        expect(read(markup)).toBe(text);
      }),
    );
  });

  test("takes the indentation from a template and leaves it in a value", () => {
    const value = "first\n    second";
    const templated = html`<ul>
      <li>${value}</li>
    </ul>`;
    expect(markupOf(templated)).toBe("<ul>\n<li>first\n    second</li>\n</ul>");
  });
});

function read(markup: string): string {
  const entities: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', "#39": "'" };
  return markup.replace(/&([a-z]+|#39);/g, (_, name: string) => entities[name] ?? "?");
}
