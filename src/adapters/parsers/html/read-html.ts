import { AppError } from "../../../contracts/app-error.ts";
import type { ParseRequest, ParsedText } from "../../../ports/document-parser.ts";
import { canonicalText } from "../shared/canonical-text.ts";
import { decodeHtml } from "./decode-html.ts";
import { writeHtml } from "./write-html.ts";

export function readHtml({ bytes, maxCharacters }: ParseRequest): ParsedText {
  if (bytes.length === 0) throw unreadable("is empty", "Save the page again.");
  const { html, notice } = decodeHtml(bytes);
  if (html.includes("\0")) {
    throw unreadable("holds zero bytes, so it is not a web page", "Open it in a browser and save it again.");
  }
  const text = canonicalText(maxCharacters);
  const { origins, notices } = writeHtml(html, text, { mainContentOnly: true, titleAsHeading: true });
  const written = text.result();
  const reason = written.text === "" ? withoutText(html) : undefined;
  // What a page without text hides is told all the same.
  if (reason !== undefined && written.hidden.length === 0) throw reason;
  return {
    ...written,
    layout: { pages: [], origins },
    notices: [
      ...(reason === undefined ? [] : [`It ${reason.message}.`]),
      ...(notice === undefined ? [] : [notice]),
      ...notices,
    ],
  };
}

function withoutText(html: string): AppError {
  if (/<script/i.test(html)) {
    return unreadable(
      "holds no text: its scripts would have to fetch it",
      "Open it in a browser, wait until it shows, and save the complete page.",
    );
  }
  if (/<(?:img|svg|picture|canvas)\b/i.test(html)) {
    return unreadable(
      "holds only pictures",
      "Save the page that holds the text, or describe the pictures in it.",
    );
  }
  return unreadable("holds no text", "Open it in a browser and save it again.");
}

function unreadable(message: string, hint: string): AppError {
  return new AppError("source.unreadable", { message, hint });
}
