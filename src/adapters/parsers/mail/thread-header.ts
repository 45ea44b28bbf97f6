/** A line the mailbox parser puts on top of each mail, to tell the mail parser what only the whole mailbox knows. */
const name = "X-Soundings-Thread";

export interface ThreadPlace {
  number: number;
  of: number;
}

export function threadHeader({ number, of }: ThreadPlace): string {
  return `${name}: ${number} of ${of}\r\n`;
}

/** Numbers only: whoever writes such a line into a mail by hand can say nothing else with it. */
export function threadPlace(headers: readonly { key: string; value: string }[]): ThreadPlace | undefined {
  const value = headers.find(({ key }) => key === name.toLowerCase())?.value ?? "";
  const found = /^(\d{1,6}) of (\d{1,6})$/.exec(value);
  return found === null ? undefined : { number: Number(found[1]), of: Number(found[2]) };
}

/** What a conversation is about: the subject without what answering and forwarding put before it. */
export function topicOf(subject: string): string {
  const marks =
    /^\s*(?:(?:re|aw|antw|sv|vs|odp|rif|res|ynt|fwd?|wg|tr|rv|enc|vl|回复|答复|转发|返信)\s*(?:\[\d+\])?\s*[:：]\s*)+/iu;
  return subject.replace(marks, "").replace(/\s+/g, " ").trim();
}
