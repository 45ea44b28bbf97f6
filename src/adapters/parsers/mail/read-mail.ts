import PostalMime, { type Address, type Email } from "postal-mime";
import { AppError, messageOf } from "../../../contracts/app-error.ts";
import type { ParsedText, ParseRequest } from "../../../ports/document-parser.ts";
import { dayInWords } from "../shared/calendar-day.ts";
import { canonicalText } from "../shared/canonical-text.ts";
import { labelText } from "../shared/label-text.ts";
import { readAttachments } from "./attachments.ts";
import { mailBytes, relabelled } from "./mail-bytes.ts";
import { dateLine, mailDate } from "./mail-date.ts";
import { chosenBody, writeBody } from "./mail-body.ts";
import { threadPlace, topicOf } from "./thread-header.ts";

const limits = {
  // Mails inside a mail are parts, read one by one with the same limits.
  forceRfc822Attachments: true,
  maxNestingDepth: 64,
  maxHeadersSize: 1_000_000,
};
const mostAddresses = 50;

/** A mail's canonical text: subject, who and when, then the body. */
export async function readMail({ bytes: given, maxCharacters }: ParseRequest): Promise<ParsedText> {
  const bytes = mailBytes(given);
  const { email, notices } = await inRightEncoding(bytes);
  const { parts, notices: left, isEncrypted } = readAttachments(email.attachments);

  const subject = (email.subject ?? "").replace(/\s+/g, " ").trim();
  const dateHeader = email.headers.find(({ key }) => key === "date")?.value ?? "";
  const date = mailDate(dateHeader);
  const sender = nameOf(email.from ?? email.sender);
  const thread = threadPlace(email.headers);

  const text = canonicalText(maxCharacters);
  const label = ["mail", ...(sender === undefined ? [] : [`from ${sender}`])].join(" ");
  text.place("message", date === undefined ? label : `${label}, ${dayInWords(date)}`, () => {
    text.heading(1, subject === "" ? "(no subject)" : subject);
    const lines: [string, string][] = [
      ["From", addressesIn([email.from ?? email.sender])],
      ["To", addressesIn(email.to)],
      ["Cc", addressesIn(email.cc)],
      ["Date", date === undefined ? dateHeader : dateLine(date)],
      [
        "Thread",
        thread === undefined || thread.of < 2
          ? ""
          : `${topicOf(subject)}, message ${thread.number} of ${thread.of}`,
      ],
    ];
    let isFirst = true;
    for (const [name, value] of lines) {
      if (value.trim() === "") continue;
      const line = `${name}: ${value}`;
      if (isFirst) text.paragraph(line);
      else text.line(line);
      isFirst = false;
    }
    if (!isEncrypted) notices.push(...writeBody(text, chosenBody(email), thread?.answers));
  });
  return { ...text.result(), notices: [...notices, ...left], parts };
}

/** Where a body is labelled UTF-8 and is not, or says nothing, it is read as Windows-1252. */
async function inRightEncoding(bytes: Uint8Array): Promise<{ email: Email; notices: string[] }> {
  const email = await parsed(bytes);
  const shown = `${email.text ?? ""}${email.html ?? ""}`;
  const broken = shown.split("\ufffd").length - 1;
  if (broken === 0) return { email, notices: [] };
  const whole = shown.match(/[^\0-\u007f\ufffd]/g)?.length ?? 0;
  if (whole > broken)
    return { email, notices: [`Some characters of its text are broken and are shown as \ufffd: ${broken}.`] };
  const again = await parsed(relabelled(bytes));
  return {
    email: again,
    notices: ["Its text is not in the encoding it is labelled with, and was read as Windows-1252."],
  };
}

async function parsed(bytes: Uint8Array): Promise<Email> {
  try {
    return await PostalMime.parse(bytes, limits);
  } catch (cause) {
    throw new AppError("source.unreadable", {
      message: `is not a mail that can be read: ${messageOf(cause).replace(/\s+/g, " ").replace(/\.$/, "")}`,
      hint: "Open it in a mail program and save it again.",
      cause,
    });
  }
}

function nameOf(address: Address | undefined): string | undefined {
  const shown = address === undefined ? "" : address.name.trim() || (address.address ?? "");
  return labelText(shown) || undefined;
}

function addressesIn(addresses: readonly (Address | undefined)[] = []): string {
  const shown = addresses
    .flatMap((address) => (address === undefined ? [] : [addressText(address)]))
    .filter((text) => text !== "");
  const beyond = shown.length - mostAddresses;
  return beyond > 0 ? `${shown.slice(0, mostAddresses).join(", ")} and ${beyond} more` : shown.join(", ");
}

function addressText({ name, address, group }: Address): string {
  if (group !== undefined) return group.length === 0 ? name : `${name}: ${group.map(addressText).join(", ")}`;
  if (name === "" || name === address) return address ?? "";
  return address === undefined || address === "" ? name : `${name} <${address}>`;
}
