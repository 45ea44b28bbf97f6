import { hiddenWords } from "../../contracts/hidden-words.ts";
import type { LeftOut } from "../../contracts/source.ts";
import type { Finding } from "./parsed-file.ts";

/** More files than this are counted by their reason instead of being named one by one. */
const mostNamed = 20;

const quotedLength = 60;

/** What parsing lost or found, a sentence each. */
export function parseNotices(leftOut: readonly LeftOut[], findings: readonly Finding[]): string[] {
  return [
    ...leftOutNotices(leftOut),
    ...findings.flatMap(({ source, notices }) => notices.map((notice) => `${source}: ${notice}`)),
    ...findings.filter(({ hidden }) => hidden.length > 0).map(hiddenNotice),
  ];
}

function leftOutNotices(leftOut: readonly LeftOut[]): string[] {
  if (leftOut.length <= mostNamed)
    return leftOut.map(({ source, reason }) => `${source} was left out: ${reason}.`);
  const byReason = Map.groupBy(leftOut, ({ reason }) => reason);
  return [...byReason].map(([reason, [first, ...others]]) =>
    others.length === 0
      ? `${first?.source} was left out: ${reason}.`
      : `${first?.source} was left out, like ${others.length} more: ${reason}.`,
  );
}

function hiddenNotice({ source, hidden }: Finding): string {
  const [first] = hidden;
  if (first === undefined) throw new Error("A finding without hidden text has no such notice.");
  const begins = first.text.length > quotedLength ? `${first.text.slice(0, quotedLength)}…` : first.text;
  const where = first.page === undefined ? "" : ` on page ${first.page}`;
  const count =
    hidden.length === 1
      ? "a piece of text that a reader would not see"
      : `${hidden.length} pieces of text that a reader would not see`;
  return `${source} holds ${count}, such as "${begins}"${where}, ${hiddenWords(first.why)}; it is kept apart from what is searched.`;
}
