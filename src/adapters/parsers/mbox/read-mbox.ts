import { AppError } from "../../../contracts/app-error.ts";
import type { ParsedPart, ParsedText, ParseRequest } from "../../../ports/document-parser.ts";
import { sha256 } from "../../shared/sha256.ts";
import { cleanName, shortened } from "../mail/part-name.ts";
import { threadHeader } from "../mail/thread-header.ts";
import { isoDay } from "../shared/calendar-day.ts";
import { kindOf, otherKind } from "../shared/file-kind.ts";
import { requireAtMost } from "../shared/require-at-most.ts";
import { type MailHead, mailHead } from "./mail-head.ts";
import { partBytes } from "./part-bytes.ts";
import { splitMbox } from "./split-mbox.ts";
import { threadPlaces } from "./threads.ts";

/** A larger mailbox is better split by year. */
const mostMails = 100_000;
const largestMail = 100_000_000;
const betweenReports = 1000;

interface BoxedMail extends MailHead {
  bytes: Buffer;
  name: string;
}

export function readMbox({ bytes: given, maxCharacters, progress }: ParseRequest): ParsedText {
  const bytes = Buffer.from(given.buffer, given.byteOffset, given.length);
  const mails: BoxedMail[] = [];
  const names = new Map<string, string>();
  const counts = { beyond: 0, deleted: 0, twice: 0, large: 0, above: undefined as number | undefined };
  for (const { start, end } of splitMbox(bytes)) {
    counts.above ??= bytes.lastIndexOf(10, start - 2) + 1;
    const mail = bytes.subarray(start, end);
    if (mails.length === mostMails) counts.beyond += 1;
    else if (mail.length > largestMail) counts.large += 1;
    else {
      const head = mailHead(mail);
      // The same bytes under another name would be the same source twice.
      const digest = sha256(mail);
      const name = mailName(head, digest, names);
      if (head.isDeleted) counts.deleted += 1;
      else if (name === undefined) counts.twice += 1;
      else {
        names.set(name, digest);
        mails.push({ ...head, bytes: mail, name });
      }
    }
  }
  if (counts.above === undefined) throw noMailbox(given);
  requireAtMost("", maxCharacters);

  const places = threadPlaces(
    mails.map(({ id, references, subject, date }) => ({ id, references, subject, instant: date?.instant })),
  );
  const senders = new Map(mails.map(({ id, sender }) => [id, sender]));
  const parts = mails.map((mail, index): ParsedPart => {
    const place = places[index];
    const answered = mail.references.at(-1);
    const answers = answered === undefined ? undefined : senders.get(answered);
    if ((index + 1) % betweenReports === 0) progress?.(index + 1, mails.length, "mails");
    // Every mail gets the line, so that none can have brought one of its own.
    return {
      name: mail.name,
      bytes: partBytes(mail.bytes, mail.end, place === undefined ? "" : threadHeader({ ...place, answers })),
    };
  });
  return { text: "", headings: [], pages: [], notices: noticesOf(counts), parts };
}

/** "2026-05-03 Heating (4f2a91c3).eml"; undefined where a mail of the same bytes has been named before. */
function mailName(head: MailHead, digest: string, names: ReadonlyMap<string, string>): string | undefined {
  const day = head.date === undefined ? "undated" : isoDay(head.date);
  const subject = shortened(cleanName(head.subject), 60) || "no subject";
  const stem = `${day} ${subject}`;
  const mark = head.id === undefined ? digest : sha256(head.id);
  for (const short of [mark.slice(0, 8), `${mark.slice(0, 8)} ${digest.slice(0, 8)}`, digest]) {
    const name = `${stem} (${short}).eml`;
    const taken = names.get(name);
    if (taken === undefined) return name;
    if (taken === digest) return undefined;
  }
  return undefined;
}

function noticesOf(counts: {
  beyond: number;
  deleted: number;
  twice: number;
  large: number;
  above: number | undefined;
}): string[] {
  const mails = (count: number) => (count === 1 ? "1 mail" : `${count} mails`);
  const was = (count: number) => (count === 1 ? "was" : "were");
  return [
    ...((counts.above ?? 0) > 3
      ? [`What stands above its first mail was not read: ${counts.above} bytes.`]
      : []),
    ...(counts.twice > 0
      ? [`It holds ${mails(counts.twice)} twice, which ${was(counts.twice)} read once.`]
      : []),
    ...(counts.deleted > 0
      ? [`It still holds ${mails(counts.deleted)} that ${was(counts.deleted)} deleted, and not read.`]
      : []),
    ...(counts.large > 0
      ? [`More than ${largestMail / 1e6} MB in one: ${mails(counts.large)}, not read.`]
      : []),
    ...(counts.beyond > 0
      ? [`Only the first ${mostMails} mails were read; ${counts.beyond} more were left out.`]
      : []),
  ];
}

function noMailbox(bytes: Uint8Array): AppError {
  const kind = kindOf(bytes);
  if (kind !== undefined) return otherKind(kind);
  const isEmpty = bytes.length === 0;
  return new AppError("source.unreadable", {
    message: isEmpty ? "is empty" : 'holds no mail that begins with a line "From …"',
    hint: isEmpty
      ? "Export the mailbox again."
      : "Export the mailbox as mbox, or rename a single mail to end in .eml.",
  });
}
