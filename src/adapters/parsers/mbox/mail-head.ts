import { addressParser, decodeWords } from "postal-mime";
import { labelText } from "../shared/label-text.ts";
import { type MailDate, mailDate } from "../mail/mail-date.ts";

export interface MailHead {
  /** Where the empty line below the headers begins. */
  end: number;
  subject: string;
  date: MailDate | undefined;
  /** With its angle brackets; undefined where the mail has none. */
  id: string | undefined;
  /** The name of who wrote it, else the address; undefined where it names nobody. */
  sender: string | undefined;
  /** Ids of the mails it answers, the nearest last. */
  references: string[];
  /** Thunderbird keeps mails that were deleted until it compacts the folder. */
  isDeleted: boolean;
}

const longest = 65_536;
const longestAddress = 1000;
const mostReferences = 100;
const wanted = new Set([
  "subject",
  "from",
  "date",
  "message-id",
  "in-reply-to",
  "references",
  "x-mozilla-status",
]);

/** What the header lines of a mail say that a mailbox has to know. Of lines that come twice the first counts. */
export function mailHead(bytes: Buffer): MailHead {
  const end = endOfHeaders(bytes);
  const text = new TextDecoder().decode(bytes.subarray(0, Math.min(end, longest)));
  const values = new Map<string, string>();
  for (const line of text.replace(/\r?\n[ \t]+/g, " ").split(/\r?\n/)) {
    const colon = line.indexOf(":");
    const name = line.slice(0, Math.max(0, colon)).trim().toLowerCase();
    if (wanted.has(name) && !values.has(name)) values.set(name, line.slice(colon + 1).trim());
  }
  const references = idsIn(`${values.get("references") ?? ""} ${values.get("in-reply-to") ?? ""}`);
  return {
    end,
    subject: decodeWords(values.get("subject") ?? "")
      .replace(/\s+/g, " ")
      .trim(),
    sender: senderIn(values.get("from") ?? ""),
    date: mailDate(values.get("date") ?? ""),
    id: idsIn(values.get("message-id") ?? "")[0],
    references,
    isDeleted: (Number.parseInt(values.get("x-mozilla-status") ?? "0", 16) & 8) !== 0,
  };
}

function senderIn(value: string): string | undefined {
  const [first] = addressParser(value.slice(0, longestAddress));
  return first === undefined
    ? undefined
    : labelText(decodeWords(first.name) || (first.address ?? "")) || undefined;
}

function idsIn(value: string): string[] {
  return (value.match(/<[^<>\s]{1,250}>/g) ?? []).slice(-mostReferences);
}

function endOfHeaders(bytes: Buffer): number {
  const ends = [bytes.indexOf("\n\n"), bytes.indexOf("\n\r\n")].filter((end) => end >= 0);
  return ends.length === 0 ? bytes.length : Math.min(...ends) + 1;
}
