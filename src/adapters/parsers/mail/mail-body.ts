import type { Email } from "postal-mime";
import { AppError } from "../../../contracts/app-error.ts";
import { counted } from "../../../contracts/count-text.ts";
import type { HiddenText } from "../../../contracts/source.ts";
import { type CanonicalText, canonicalText } from "../shared/canonical-text.ts";
import { writeHtml } from "../html/write-html.ts";
import { type HtmlBlock, quotedHtml } from "./quoted-html.ts";
import { quotedText } from "./quoted-text.ts";
import { quoteWriter } from "./quote-writer.ts";
import { withoutLogos } from "./without-logos.ts";
import { type WordsLacking, wordsLacking } from "./words-lacking.ts";
import { writeBlocks } from "./write-text.ts";

export interface MailBody {
  body: { kind: "text"; text: string } | { kind: "html"; html: string } | { kind: "none" };
  /** What the part that was left out hides. */
  hidden: HiddenText[];
  /** What was left out, where the part that is read does not say it too. */
  notices: string[];
}

/** HTML that says so many words more, and so great a share of its own, is what was meant to be read. */
const leastLacking = 5;
const leastShare = 0.25;

/** Plain text where there is some, as it was written; the HTML where there is none or it says much that the plain text does not. */
export function chosenBody({ text = "", html = "" }: Pick<Email, "text" | "html">): MailBody {
  const plain = text.trim();
  if (html.trim() === "") return alone(plain === "" ? { kind: "none" } : { kind: "text", text });
  if (plain === "") return alone({ kind: "html", html });
  const rendered = canonicalText();
  try {
    writeHtml(withoutLogos(html), rendered, { mainContentOnly: false, headingOffset: 1 });
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return {
      body: { kind: "text", text },
      hidden: [],
      notices: [`Its HTML was not looked at, only its plain text: it ${error.message}.`],
    };
  }
  const { text: shown, hidden } = rendered.result();
  const { lacking, of } = wordsLacking(shown, plain);
  if (lacking >= leastLacking && lacking >= of * leastShare) {
    return {
      ...alone({ kind: "html", html }),
      notices: dropped("plain text", "HTML", wordsLacking(plain, shown)),
    };
  }
  return { body: { kind: "text", text }, hidden, notices: dropped("HTML", "plain text", { lacking, of }) };
}

function alone(body: MailBody["body"]): MailBody {
  return { body, hidden: [], notices: [] };
}

function dropped(left: string, read: string, { lacking }: WordsLacking): string[] {
  return lacking === 0
    ? []
    : [`Its ${read} was read and its ${left} left out, with ${counted(lacking, "word")} that only it has.`];
}

/** Writes a body, what it quotes as places; gives what was not read, or left out. `answers` is who wrote the mail that this one answers. */
export function writeBody(
  text: CanonicalText,
  { body, hidden, notices: left }: MailBody,
  answers?: string,
): string[] {
  for (const { why, text: words } of hidden) text.hide(why, words);
  return [...left, ...written(text, body, answers)];
}

function written(text: CanonicalText, body: MailBody["body"], answers?: string): string[] {
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
