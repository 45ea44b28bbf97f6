import { describe, expect, test } from "vitest";
import { canonicalText } from "../shared/canonical-text.ts";
import { writeHtml } from "./write-html.ts";

function read(html: string) {
  const text = canonicalText();
  writeHtml(html, text, { mainContentOnly: false });
  const { text: seen, hidden } = text.result();
  return { seen, hidden };
}

describe("keeps apart what a reader does not see:", () => {
  test.each([
    ["hidden-element", "<p hidden>secret</p>"],
    ["hidden-element", "<p style='display: NONE !important'>secret</p>"],
    ["hidden-element", "<div style='visibility:hidden'><b>secret</b></div>"],
    ["hidden-element", "<p style='opacity:0.0'>secret</p>"],
    ["hidden-element", "<dialog>secret</dialog>"],
    ["hidden-element", "<div style='height:0;overflow:hidden'>secret</div>"],
    ["hidden-element", "<input type=hidden value='secret words of old'>", "secret words of old"],
    ["hidden-element", "<template><p>secret words of old</template>", "secret words of old"],
    ["hidden-element", "<noscript>secret</noscript>"],
    ["tiny", "<span style='font-size:0'>secret</span>"],
    ["tiny", "<div style='font-size:50px'><p style='font-size:2%'>secret</div>"],
    ["tiny", "<span style='font-size: 1pt'>secret</span>"],
    ["no-contrast", "<p style='color:white'>secret</p>"],
    ["no-contrast", "<p style='color:#fefefe'>secret</p>"],
    ["no-contrast", "<p style='color:rgba(0,0,0,0)'>secret</p>"],
    ["no-contrast", "<div style='background:#123'><font color='#112233'>secret</font></div>"],
    ["no-contrast", "<table bgcolor=black><tr><td style='color:rgb(0 0 0)'>secret</table>"],
    ["off-page", "<div style='position:absolute; left:-9999px'>secret</div>"],
    ["off-page", "<p style='text-indent:-1000em'>secret</p>"],
    ["off-page", "<p style='position:absolute;clip:rect(0 0 0 0)'>secret</p>"],
    ["off-page", "<p style='clip-path: inset(50%)'>secret</p>"],
    ["off-page", "<span class='btn sr-only'>secret</span>"],
    ["hidden-element", "<style>.x, #no {display:none}</style><p class='a x'>secret</p>"],
    [
      "hidden-element",
      "<style>/* } */ @media print {.y{color:red}} p#z.q{visibility:hidden}</style><p id=z class=q>secret</p>",
    ],
    ["hidden-element", "<style>.a .b{display:none}</style><div class=a><p><b class=b>secret</b></p></div>"],
    ["hidden-element", "<style>.a>p{display:none}</style><div class=a><p>secret</p></div>"],
    [
      "hidden-element",
      "<style>.o section > .a p{display:none}</style><div class=o><section><div class=a><i><p>secret</p></i></div></section></div>",
    ],
    ["tiny", "<style>.a *{font-size:0}</style><div class=a><p>secret</p></div>"],
    ["hidden-element", "<style>@media all{p.a{color:red}.a{display:none}}</style><p class=a>secret</p>"],
    ["hidden-element", "<style>@media print, only screen {.a{display:none}}</style><p class=a>secret</p>"],
    ["hidden-element", "<style>@layer x{@media screen{.a{display:none}}}</style><p class=a>secret</p>"],
    [
      "hidden-element",
      "<style>.a{ .b{display:none} color:red }</style><div class=a><p class=b>secret</p></div>",
    ],
    ["hidden-element", "<style>.a{ &.b{display:none} }</style><p class='a b'>secret</p>"],
    ["hidden-element", "<style>.a{display:none</style><p class=a>secret</p>"],
    ["hidden-element", "<p style='transform: rotate(3deg) scale(0)'>secret</p>"],
    ["hidden-element", "<p style='transform:scale(1,0.0)'>secret</p>"],
    ["hidden-element", "<p style='max-width:0;overflow:hidden'>secret</p>"],
    ["hidden-element", "<p style='max-height:1px;overflow:clip'>secret</p>"],
    ["hidden-element", "<p style='content-visibility:hidden'>secret</p>"],
    ["off-page", "<p style='clip-path:circle(0)'>secret</p>"],
    ["off-page", "<p style='clip-path:circle(0px at 50% 50%)'>secret</p>"],
    ["off-page", "<p style='clip-path:inset(100% 0 0 0)'>secret</p>"],
    ["comment", "<!-- secret words of old -->", "secret words of old"],
    ["comment", "<!-- <p>secret <b>words</b> of old</p> -->", "secret words of old"],
    ["comment", "<!-- 秘密の言葉です -->", "秘密の言葉です"],
    ["tag-characters", "<p>\u{e0073}\u{e0065}\u{e0063}\u{e0072}\u{e0065}\u{e0074}</p>"],
  ])("%s in %s", (why, html, words = "secret") => {
    expect(read(`<p>seen before</p>${html}<p>seen after</p>`)).toEqual({
      seen: "seen before\n\nseen after",
      hidden: [{ why, text: words }],
    });
  });
});

describe("takes for seen", () => {
  test.each([
    ["a link hidden from screen readers", "<p aria-hidden=true>words</p>"],
    ["what a search in the page opens", "<p hidden=until-found>words</p>"],
    [
      "an inner part that is turned visible again",
      "<div style='visibility:hidden'><p style='visibility:visible'>words</p></div>",
    ],
    ["an inner part of readable size", "<div style='font-size:0'><p style='font-size:14px'>words</p></div>"],
    ["white on a ground that is dark", "<div style='background:navy'><p style='color:white'>words</p></div>"],
    ["white on a picture", "<div style='background:url(a.png)'><p style='color:white'>words</p></div>"],
    [
      "white where a style sheet is not read",
      "<link rel=stylesheet href=a.css><p style='color:white'>words</p>",
    ],
    [
      "what a later rule shows again",
      "<style>.a{display:none} p.a{display:block}</style><p class=a>words</p>",
    ],
    [
      "what its own style shows again",
      "<style>#a{display:none}</style><p id=a style='display:block'>words</p>",
    ],
    ["what only a rule about other elements hides", "<style>.menu p{display:none}</style><p>words</p>"],
    [
      "what a rule hides inside another parent",
      "<style>.a>p{display:none}</style><div class=a><b><p>words</p></b></div>",
    ],
    [
      "what is hidden on paper or on small screens",
      "<style>@media print{.a{display:none}}@media screen and (max-width:9em){.a{display:none}}</style><p class=a>words</p>",
    ],
    [
      "what holds a part that a nested rule hides",
      "<style>.a{ .b{ display:none } }</style><p class=a>words</p>",
    ],
    ["what is made somewhat smaller", "<p style='transform:scale(0.9)'>words</p>"],
    ["what is cut at its edges", "<p style='clip-path:inset(10% 20%)'>words</p>"],
    ["what is cut to a circle", "<p style='clip-path:circle(40%)'>words</p>"],
    ["an open dialog", "<dialog open>words</dialog>"],
    ["a box beside the page's edge", "<p style='position:absolute;left:-20px'>words</p>"],
  ])("%s", (_, html) => {
    expect(read(html)).toEqual({ seen: "words", hidden: [] });
  });
});

test.each([
  "<!--[if lt IE 9]><p>Please use a newer browser</p><![endif]-->",
  "<!-- end .container -->",
  "<!-- 2026-05-03 -->",
  "<input type=hidden value=a81f-91bc>",
  "<script>say('these are many words')</script>",
  "<style>p { content: 'these are many words' }</style>",
])("passes over %s", (html) => {
  expect(read(`<p>a</p>${html}`)).toEqual({ seen: "a", hidden: [] });
});

test("a sheet nested without end is read in one pass", () => {
  const sheet = `${"a,b{display:none;".repeat(200_000)}${"}".repeat(200_000)}.x{display:none}`;
  expect(read(`<style>${sheet}</style><p>words</p><p class=x>secret</p>`)).toEqual({
    seen: "words",
    hidden: [{ why: "hidden-element", text: "secret" }],
  });
});
