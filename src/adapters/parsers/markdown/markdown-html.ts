import { AppError } from "../../../contracts/app-error.ts";
import type { HiddenText } from "../../../contracts/source.ts";

/** What must occur for HTML to hide anything. */
const canHide = /<style|<template|<dialog|<[a-z][^<>]*\s(?:style|hidden|class|color)\b/i;
/** Addresses and names in angle brackets, such as `<https://a.b>` and `List<String>`: no tags. */
const noTag =
  /<(?:[a-z][a-z\d+.-]*:[^<>\s]*|[^<>\s@/]+@[^<>\s]+|!(?!doctype)[^<>]*|[A-Z]|[A-Z](?=\w*[a-z])[\w.,?]*)>|<!--/g;

export interface MarkdownHtml {
  hidden: HiddenText[];
  notices: string[];
}

/** What HTML within Markdown hides. `prose` is the text without its code and comments, of the same length. */
export async function hiddenInMarkdown(prose: string): Promise<MarkdownHtml> {
  if (!canHide.test(prose)) return { hidden: [], notices: [] };
  const { hiddenSpans } = await import("../html/hidden-spans.ts");
  try {
    const html = prose.replace(noTag, (found) => " ".repeat(found.length));
    return { hidden: hiddenSpans(html), notices: [] };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return {
      hidden: [],
      notices: [`Its HTML was not searched for hidden text: it ${error.message}.`],
    };
  }
}
