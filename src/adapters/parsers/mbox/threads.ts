import { type ThreadPlace, topicOf } from "../mail/thread-header.ts";

export interface ThreadMember {
  id: string | undefined;
  references: readonly string[];
  subject: string;
  /** In milliseconds since 1970. */
  instant: number | undefined;
}

/**
 * Each mail's place in its conversation, by date. Mails belong together where one names the other, or both name a third, be
 * it in the mailbox or not; an answer that names none, with the latest mail above it on the same subject.
 */
export function threadPlaces(mails: readonly ThreadMember[]): ThreadPlace[] {
  const parents: number[] = mails.map((_, index) => index);
  const root = (node: number): number => {
    let at = node;
    while (parents[at] !== at) {
      parents[at] = parents[parents[at] as number] as number;
      at = parents[at] as number;
    }
    return at;
  };
  const nodeOfId = new Map<string, number>();
  const nodeOf = (id: string): number => {
    const known = nodeOfId.get(id);
    if (known !== undefined) return known;
    const node = parents.push(parents.length) - 1;
    nodeOfId.set(id, node);
    return node;
  };
  const latestOn = new Map<string, number>();
  for (const [index, { id, references, subject }] of mails.entries()) {
    for (const name of id === undefined ? references : [id, ...references])
      parents[root(nodeOf(name))] = root(index);
    const topic = topicOf(subject).toLowerCase();
    const before = latestOn.get(topic);
    const isAnswer = topic !== "" && topic !== subject.trim().toLowerCase();
    if (isAnswer && references.length === 0 && before !== undefined) parents[root(index)] = root(before);
    latestOn.set(topic, index);
  }

  const members = new Map<number, number[]>();
  for (const index of mails.keys()) {
    const thread = root(index);
    const known = members.get(thread);
    if (known === undefined) members.set(thread, [index]);
    else known.push(index);
  }
  const places: ThreadPlace[] = mails.map(() => ({ number: 1, of: 1 }));
  for (const thread of members.values()) {
    const instantOf = (index: number) => mails[index]?.instant ?? Number.POSITIVE_INFINITY;
    thread.sort((a, b) => (instantOf(a) === instantOf(b) ? a - b : instantOf(a) - instantOf(b)));
    for (const [at, index] of thread.entries()) places[index] = { number: at + 1, of: thread.length };
  }
  return places;
}
