import type { Email } from "postal-mime";
import { type CanonicalText, canonicalText } from "../shared/canonical-text.ts";
import { writeHtml } from "../html/write-html.ts";
import { type HtmlBlock, quotedHtml } from "./quoted-html.ts";
import { quotedText } from "./quoted-text.ts";
import { quoteWriter } from "./quote-writer.ts";
import { withoutLogos } from "./without-logos.ts";
import { writeBlocks } from "./write-text.ts";

export type MailBody = { kind: "text"; text: string } | { kind: "html"; html: string } | { kind: "none" };

/** A plain part this short beside HTML that says so much more only tells the reader to get another program. */
const longestStub = 300;
const stubFactor = 4;

/** Plain text where there is some, as it was written; the HTML where there is none or it stands in for the HTML. */
export function chosenBody({ text = "", html = "" }: Pick<Email, "text" | "html">): MailBody {
  const plain = text.trim();
  if (html.trim() === "") return plain === "" ? { kind: "none" } : { kind: "text", text };
  if (plain === "") return { kind: "html", html };
  if (plain.length > longestStub) return { kind: "text", text };
  const rendered = canonicalText();
  writeHtml(html, rendered, { mainContentOnly: false, headingOffset: 1 });
  return rendered.length > plain.length * stubFactor ? { kind: "html", html } : { kind: "text", text };
}

/** Writes a body, what it quotes as places; gives what was not read. `answers` is who wrote the mail that this one answers. */
export function writeBody(text: CanonicalText, body: MailBody, answers?: string): string[] {
  if (body.kind === "html")
    return [...new Set(writeHtmlBlocks(text, quotedHtml(withoutLogos(body.html)), answers))];
  if (body.kind === "none") return [];
  const { plain, notices } = withoutArmour(body.text);
  writeBlocks(text, quotedText(plain.split(/\r\n?|\n/)), answers);
  return notices;
}

function writeHtmlBlocks(text: CanonicalText, blocks: readonly HtmlBlock[], answers?: string): string[] {
  const quote = quoteWriter(text, answers);
  const notices: string[] = [];
  const write = (html: string) => {
    notices.push(...writeHtml(html, text, { mainContentOnly: false, headingOffset: 1 }).notices);
  };
  for (const block of blocks) {
    if (block.kind === "own") write(block.html);
    else {
      const { author, introduction, blocks: inner } = block;
      quote({
        author,
        introduce: introduction === undefined ? undefined : () => write(introduction),
        write: (marked) => void notices.push(...writeHtmlBlocks(marked, inner)),
      });
    }
  }
  return notices;
}

/** PGP within the text: signatures are taken away, and what is encrypted is said to be. */
function withoutArmour(text: string): { plain: string; notices: string[] } {
  if (!text.includes("-----BEGIN PGP ")) return { plain: text, notices: [] };
  const block =
    /^-----BEGIN PGP (MESSAGE|SIGNATURE|PUBLIC KEY BLOCK)-----$[^]*?(?:^-----END PGP \1-----$|(?![^]))/gm;
  const plain = text
    .replace(/\r\n/g, "\n")
    .replace(/^-----BEGIN PGP SIGNED MESSAGE-----\n(?:Hash: .*\n)*/gm, "")
    .replace(block, "")
    .replace(/^- (?=-)/gm, "");
  const isEncrypted = /^-----BEGIN PGP MESSAGE-----\r?$/m.test(text);
  return { plain, notices: isEncrypted ? ["A part of its text is encrypted by PGP and was not read."] : [] };
}
