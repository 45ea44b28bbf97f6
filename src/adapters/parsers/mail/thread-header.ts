/** A line the mailbox parser puts on top of each mail, to tell the mail parser what only the whole mailbox knows. */
const name = "X-Soundings-Thread";

export interface ThreadPlace {
  number: number;
  of: number;
  /** Who wrote the mail that this one answers; undefined where that mail is not in the mailbox. */
  answers?: string | undefined;
}

export function threadHeader({ number, of, answers }: ThreadPlace): string {
  const written = answers === undefined ? "" : encodeURIComponent(answers.toWellFormed());
  return `${name}: ${number} of ${of}${written === "" ? "" : `; answers ${written}`}\r\n`;
}

/** Numbers and a name: whoever writes such a line into a mail by hand can say nothing else with it. */
export function threadPlace(headers: readonly { key: string; value: string }[]): ThreadPlace | undefined {
  const value = headers.find(({ key }) => key === name.toLowerCase())?.value ?? "";
  const found = /^(\d{1,6}) of (\d{1,6})(?:; answers (\S{1,1000}))?$/.exec(value);
  if (found === null) return undefined;
  return { number: Number(found[1]), of: Number(found[2]), answers: decoded(found[3]) };
}

function decoded(given: string | undefined): string | undefined {
  try {
    return given === undefined ? undefined : decodeURIComponent(given);
  } catch {
    // Not a line of ours.
    return undefined;
  }
}

/** What a conversation is about: the subject without what answering and forwarding put before it. */
export function topicOf(subject: string): string {
  const marks =
    /^\s*(?:(?:re|aw|antw|sv|vs|odp|rif|res|ynt|fwd?|wg|tr|rv|enc|vl|回复|答复|转发|返信)\s*(?:\[\d+\])?\s*[:：]\s*)+/iu;
  return subject.replace(marks, "").replace(/\s+/g, " ").trim();
}
