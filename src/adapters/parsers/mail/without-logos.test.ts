import { expect, test } from "vitest";
import { withoutLogos } from "./without-logos.ts";

const altsOf = (html: string) => Array.from(withoutLogos(html).matchAll(/alt="([^"]*)"/g), ([, alt]) => alt);

test.each<[string, string, string[]]>([
  ["a picture named as a logo", '<p>Hi</p><img src="/img/logo.png" alt="Laundry">', [""]],
  [
    "a low picture above all text but what is hidden",
    '<style>a{}</style><div style="display:none">New</div><img height="40" alt="Laundry"><p>Hi</p>',
    [""],
  ],
  ["icons that are links", '<p>Hi</p><a href="x"><img style="height:24px" alt="Facebook"></a>', [""]],
])("leaves out what is said of %s", (_, html, alts) => {
  expect(altsOf(html)).toEqual(alts);
});

test.each<[string, string, string[]]>([
  ["a picture below the text", '<p>Hi</p><img height="40" alt="Yes">', ["Yes"]],
  ["a high one above it", '<img height="300" alt="The house in May"><p>Hi</p>', ["The house in May"]],
  ["one whose height is not said", '<a href="x"><img alt="A fifth off in May"></a>', ["A fifth off in May"]],
  ["an emoji", '<img height="20" alt="🙂"><p>Hi</p>', ["🙂"]],
  ["a logotype in words", '<p>Hi</p><img src="/logotypes.png" alt="A page of type">', ["A page of type"]],
])("keeps what is said of %s", (_, html, alts) => {
  expect([altsOf(html), withoutLogos(html)]).toEqual([alts, html]);
});

test("everything else stays as it is", () => {
  const html =
    '<p>One &amp; two</p><img alt="A" class="logo" src="x"><b>three</b><img src="y" class="logo" alt="B">';
  expect(withoutLogos(html)).toBe(
    '<p>One &amp; two</p><img alt="" class="logo" src="x"><b>three</b><img src="y" class="logo" alt="">',
  );
});
